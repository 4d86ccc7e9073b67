import type { ComponentChildren } from 'preact';
import { nearPlaces } from '../../../domain/place/index.ts';
import type { Place } from '../../../domain/service/index.ts';
import { placesOfKind, type ScreenProps } from '../../session/index.ts';
import { Button, Doubt, Strip, Title } from '../../ui/index.ts';
import { sayAge, sayValue, sayWhen } from '../board-words.ts';
import { hereOf, stationsNow } from '../boards-now.ts';
import { Keys, Main, Pages } from '../parts.tsx';
import { type Say, sayFor } from '../say.ts';
import './city.css';
import { sayOpen, sayWay, sayWeek } from './place-words.ts';
import { Provenance } from './provenance.tsx';
import { Sketch } from './sketch.tsx';

/** The open place, as seen from here; undefined when new content has it no longer. */
export function findOpenPlace({ view }: Say) {
  const { facts, resident } = view.context;
  const place = placesOfKind(facts.content, resident.placeKind).find(
    ({ key }) => key === resident.place,
  );
  return place && nearPlaces([place], hereOf(facts), 1).near[0];
}

/** One place: where it is from here, when it is open, what it costs, who says so. */
export function PlaceScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const open = findOpenPlace(say);
  if (open === undefined) {
    return (
      <Main>
        <Title crumb={t('places.title')}>{t('places.none')}</Title>
        <Keys say={say} />
      </Main>
    );
  }
  const { place, metres, isOwnWard } = open;
  const here = hereOf(view.context.facts);
  const way = sayWay(say, open, here.at);
  return (
    <Main>
      <Title crumb={t(`places.${place.kind}`)}>{local(place.name)}</Title>
      <Pages say={say}>
        {isOwnWard && (
          <Strip icon="place" tone="place">
            {t('places.ownWard')}
          </Strip>
        )}
        <Line title={t('places.address')}>
          {place.address.kind === 'known' ? (
            local(place.address.text)
          ) : (
            <Doubt>{t('places.unknown')}</Doubt>
          )}
          {way === undefined ? (
            <>
              {' '}
              <Doubt>{t('places.wayUnknown')}</Doubt>
            </>
          ) : (
            <b class="way">{way}</b>
          )}
        </Line>
        {way !== undefined && here.at && place.at && metres !== undefined && (
          <Sketch say={say} here={here.at} there={place.at} metres={metres} />
        )}
        <Hours say={say} place={place} />
        <Free say={say} place={place} />
        {place.serves && (
          <Line title={t('places.serves')}>
            {place.serves.length === 1 && isOwnWard
              ? t('places.ownWardOnly')
              : t('places.severalWards', { count: place.serves.length })}
          </Line>
        )}
        {place.kind === 'parking' && (
          <>
            <Line title={t('places.capacity')}>
              {place.capacity === undefined ? (
                <Doubt>{t('places.unknown')}</Doubt>
              ) : (
                t('places.capacityIs', { count: place.capacity })
              )}
            </Line>
            <Line title={t('places.price')}>
              {place.price ? local(place.price) : <Doubt>{t('places.unknown')}</Doubt>}
            </Line>
          </>
        )}
        {place.phone && <Line title={t('places.phone')}>{place.phone}</Line>}
        <Provenance say={say} source={place.source} checkedOn={place.checkedOn} />
      </Pages>
      <Keys say={say}>
        {place.at && (
          <Button kind="go" icon="phone" onPress={() => send({ type: 'OPEN_PLACE_WAY' })}>
            {t('places.wayKey')}
          </Button>
        )}
      </Keys>
    </Main>
  );
}

/** A question and its answer. */
function Line({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="place-line">
      <h2>{title}</h2>
      <p>{children}</p>
    </section>
  );
}

function Hours({ say, place }: { readonly say: Say; readonly place: Place }) {
  const { t, local } = say;
  const now = sayOpen(say, place);
  const { opening, hours } = place;
  return (
    <section class="place-line">
      <h2>{t('places.hours')}</h2>
      {now && (
        <p>
          <b>{now}</b>
        </p>
      )}
      {opening && sayWeek(say, opening).map((line) => <p key={line}>{line}</p>)}
      {hours.kind === 'known' && <p>{local(hours.text)}</p>}
      {!opening && hours.kind === 'unknown' && (
        <p>
          <Doubt>{t('places.unknown')}</Doubt>
        </p>
      )}
    </section>
  );
}

/** What a feed says of free places or of a queue: judged as on its board, never without its time. */
function Free({ say, place }: { readonly say: Say; readonly place: Place }) {
  const { t, local, view } = say;
  const { facts } = view.context;
  const { board: ref } = place;
  const board = ref && facts.content?.boards?.find(({ key }) => key === ref.board);
  if (!ref || !board) return null;
  const now = stationsNow(facts, board).find(({ station }) => station.key === ref.station);
  const judged = now?.judged;
  return (
    <section class="place-line">
      <h2>{place.kind === 'parking' ? t('places.free') : local(board.title)}</h2>
      {judged === undefined || !('value' in judged) ? (
        <>
          <p>
            <Doubt>{t(judged?.state === 'gone' ? 'boards.noneLonger' : 'boards.noneYet')}</Doubt>
          </p>
          {judged?.state === 'gone' && (
            <p class="n">{t('boards.gone', { when: sayWhen(say, judged.atMs) })}</p>
          )}
        </>
      ) : (
        <>
          {judged.state === 'old' && <p>{t('boards.old', { age: sayAge(say, judged.ageMs) })}</p>}
          <p>
            <b>{sayValue(say, board, judged.value)}</b> {local(board.unit)}
            {now?.isTrial && <span class="trial-mark">{t('boards.trial')}</span>}
          </p>
          <p>{t('boards.measured', { when: sayWhen(say, judged.atMs) })}</p>
        </>
      )}
      <p class="n">{t('boards.source', { source: local(board.source) })}</p>
    </section>
  );
}
