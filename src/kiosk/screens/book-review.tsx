import { maskCitizenNumber, maskName, maskTail } from '../../domain/codes/index.ts';
import type { ScreenProps } from '../session/index.ts';
import { Button, IconWindow, Title } from '../ui/index.ts';
import { Provisional } from './book-choices.tsx';
import { longDay, slotWords } from './dates.ts';
import { Keys, Main, Pages } from './parts.tsx';
import { ReviewRow } from './review-row.tsx';
import { sayFor } from './say.ts';
import { weekdayWords } from './weekday-words.ts';

/** Figures of a phone number that stay readable in the review. */
const phoneFiguresShown = 3;

/** E4: everything once more before it is left, each row with its "Sửa" (R57). */
export function BookReview(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, language, view, send } = say;
  const { booking } = view.context.resident;
  const { content } = view.context.facts;
  const service = content?.services.get(booking.serviceCode);
  const field = content?.appointments.fields.find(({ key }) => key === booking.field);
  const place = content?.places.find(({ key }) => key === booking.place);
  const { day, slot, phone, card, priority } = booking;
  return (
    <Main>
      <Title crumb={t('book.caption')}>{t('book.reviewTitle')}</Title>
      <Pages say={say} class="review">
        {service && (
          <ReviewRow say={say} label={t('book.rowService')} value={local(service.shortName)} />
        )}
        <ReviewRow
          say={say}
          label={t('book.rowField')}
          value={field ? local(field.name) : t('common.unknown')}
          step="field"
        />
        <ReviewRow
          say={say}
          label={t('book.rowPlace')}
          value={place ? local(place.name) : t('common.unknown')}
          step="place"
        />
        <ReviewRow
          say={say}
          label={t('book.rowDay')}
          value={day ? `${weekdayWords(say, day)} ${longDay(day, language)}` : t('common.unknown')}
          step="day"
        />
        <ReviewRow
          say={say}
          label={t('book.rowSlot')}
          value={slot ? slotWords(slot, language) : t('common.unknown')}
          step="slot"
        />
        <ReviewRow
          say={say}
          label={t('book.rowPhone')}
          value={phone === '' ? t('book.rowPhoneNone') : maskTail(phone, phoneFiguresShown)}
          step="contact"
        />
        <ReviewRow
          say={say}
          label={t('book.rowCard')}
          value={
            card
              ? `${maskName(card.name)} · ${maskCitizenNumber(card.personalNumber)}`
              : t('book.rowCardNone')
          }
          step="contact"
        />
        <Button
          pressed={priority}
          icon={priority ? 'check' : 'seat'}
          class={priority ? 'is-selected' : ''}
          note={t('book.priorityNote')}
          onPress={() => send({ type: 'SET_PRIORITY', priority: !priority })}
        >
          {t('book.priority')}
        </Button>
        <Provisional say={say} />
      </Pages>
      <Keys say={say}>
        <Button kind="go" onPress={() => send({ type: 'LEAVE' })}>
          {t('book.send')}
        </Button>
      </Keys>
    </Main>
  );
}

/** contracts.md, Time: without a believed clock no dates are offered, and that is said. */
export function BookNoDates(props: ScreenProps) {
  const say = sayFor(props);
  const { t } = say;
  return (
    <Main>
      <div class="top">
        <IconWindow name="calendar" lit />
        <Title crumb={t('book.caption')}>{t('book.noDatesTitle')}</Title>
      </div>
      <Pages say={say} class="reading">
        <p>{t('book.noDatesText')}</p>
        <p>{t('book.noDatesDo')}</p>
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
