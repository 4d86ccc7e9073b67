import { offeredDays, offeredSlots, type ScreenProps } from '../session/index.ts';
import { Chip, Option, Strip, Title } from '../ui/index.ts';
import { shortDay, slotWords } from './dates.ts';
import { Keys, Main, Pages } from './parts.tsx';
import { type Say, sayFor } from './say.ts';
import { weekdayWords } from './weekday-words.ts';

/** Noon splits the hours into two blocks. */
const noon = '12:00';

/** "Giữ chỗ tạm": an hour is asked for, not given, and every step says so (law 1). */
export function Provisional({ say }: { readonly say: Say }) {
  const { t, view } = say;
  const offline = view.context.facts.link.net !== 'online';
  return (
    <Strip icon="question" tone="warn">
      {t(offline ? 'book.provisionalOffline' : 'book.provisional')}
    </Strip>
  );
}

/** E1: what it is about. */
export function BookField(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const offer = view.context.facts.content?.appointments;
  const { field } = view.context.resident.booking;
  return (
    <Main>
      <Title crumb={t('book.caption')}>{t('book.fieldTitle')}</Title>
      <Pages say={say}>
        <Provisional say={say} />
        {offer?.fields.map((one) => (
          <Option
            key={one.key}
            kind="go"
            icon={one.pictogram}
            selected={one.key === field}
            onPress={() => send({ type: 'CHOOSE_FIELD', key: one.key })}
          >
            {local(one.name)}
          </Option>
        ))}
        {offer && (
          <p class="note">
            {t('book.limits', {
              perDay: offer.perPersonPerDayMax,
              perField: offer.perFieldPerDayMax,
            })}
          </p>
        )}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** Where; an address nobody has confirmed is said to be unknown. */
export function BookPlace(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const { content } = view.context.facts;
  const keys = content?.appointments.places ?? [];
  const places = (content?.places ?? []).filter((place) => keys.includes(place.key));
  const chosen = view.context.resident.booking.place;
  return (
    <Main>
      <Title crumb={t('book.caption')}>{t('book.placeTitle')}</Title>
      <Pages say={say}>
        {places.map((place) => (
          <Option
            key={place.key}
            kind="go"
            icon="place"
            selected={place.key === chosen}
            note={
              place.address.kind === 'known'
                ? local(place.address.text)
                : t('book.placeAddressUnknown')
            }
            onPress={() => send({ type: 'CHOOSE_PLACE', key: place.key })}
          >
            {local(place.name)}
          </Option>
        ))}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** Today and six days: closed days are shown as closed, never a calendar grid (R56). */
export function BookDay(props: ScreenProps) {
  const say = sayFor(props);
  const { t, language, view, send } = say;
  const { content, time } = view.context.facts;
  const { booking, incomplete } = view.context.resident;
  const days = content && time ? offeredDays(content.appointments, time) : [];
  const near = [t('book.today'), t('book.tomorrow')];
  return (
    <Main>
      <Title crumb={t('book.caption')}>{t('book.dayTitle')}</Title>
      {incomplete && (
        <Strip icon="warn" tone="warn" live>
          {t('book.slotGone')}
        </Strip>
      )}
      <Pages say={say}>
        <div class="chips two" data-group="">
          {days.map(({ day, open }, ahead) => (
            <Chip
              key={day}
              leads
              closed={!open}
              selected={day === booking.day}
              note={open ? near[ahead] : t('book.closed')}
              onPress={() => send({ type: 'CHOOSE_DAY', day })}
            >
              {`${weekdayWords(say, day)} ${shortDay(day, language)}`}
            </Chip>
          ))}
        </div>
        <Provisional say={say} />
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** Morning, afternoon, their hours. */
export function BookSlot(props: ScreenProps) {
  const say = sayFor(props);
  const { t, language, view, send } = say;
  const { content, time } = view.context.facts;
  const { day, slot } = view.context.resident.booking;
  const slots = content && time && day ? offeredSlots(content.appointments, time, day) : [];
  const blocks = [
    { title: t('book.morning'), slots: slots.filter((one) => one < noon) },
    { title: t('book.afternoon'), slots: slots.filter((one) => one >= noon) },
  ].filter((block) => block.slots.length > 0);
  return (
    <Main>
      <Title
        crumb={
          day
            ? `${t('book.caption')} · ${weekdayWords(say, day)} ${shortDay(day, language)}`
            : t('book.caption')
        }
      >
        {t('book.slotTitle')}
      </Title>
      <Pages say={say}>
        {blocks.flatMap((block) => [
          <h2 key={block.title}>{block.title}</h2>,
          <div class="chips three" data-group="" key={`${block.title} hours`}>
            {block.slots.map((one) => (
              <Chip
                key={one}
                leads
                selected={one === slot}
                onPress={() => send({ type: 'CHOOSE_SLOT', slot: one })}
              >
                {slotWords(one, language)}
              </Chip>
            ))}
          </div>,
        ])}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
