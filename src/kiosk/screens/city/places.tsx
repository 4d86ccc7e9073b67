import type { NearPlace } from '../../../domain/place/index.ts';
import type { PlaceKind } from '../../../domain/service/index.ts';
import { placesOfKind, type ScreenProps } from '../../session/index.ts';
import { Option, type PictogramName, Strip, Title } from '../../ui/index.ts';
import { hereOf } from '../boards-now.ts';
import { Keys, Main, Pages } from '../parts.tsx';
import { sayFor } from '../say.ts';
import { useFirst } from '../use-first.ts';
import { nearNow } from './near-now.ts';
import { sayOpen, sayWay } from './place-words.ts';
import { Provenance } from './provenance.tsx';

const kinds: readonly (readonly [PlaceKind, PictogramName])[] = [
  ['servicePoint', 'desk'],
  ['cityBranch', 'stamp'],
  ['police', 'police'],
  ['pharmacy', 'pill'],
  ['health', 'health'],
  ['school', 'school'],
  ['parking', 'car'],
];

/** Every kind, in the order of the screen. */
export const placeKinds = kinds.map(([kind]) => kind);

/** What one can look for near the kiosk. A kind without a list is named as that. */
export function Places(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const { content } = view.context.facts;
  const isHere = ([kind]: (typeof kinds)[number]) =>
    content?.nearby?.kinds.includes(kind) === true ||
    content?.places.some((place) => place.kind === kind) === true;
  const missing = kinds.filter((one) => !isHere(one)).map(([kind]) => t(`places.${kind}`));
  return (
    <Main>
      <Title note={t('places.touchKind')}>{t('places.title')}</Title>
      <Pages say={say}>
        {kinds.filter(isHere).map(([kind, icon]) => (
          <Option
            key={kind}
            kind="go"
            icon={icon}
            onPress={() => send({ type: 'OPEN_PLACE_KIND', kind })}
          >
            {t(`places.${kind}`)}
          </Option>
        ))}
        {missing.length > 0 && (
          <Strip
            icon="question"
            tone="warn"
            title={t('places.noList', { kinds: missing.join(', ') })}
          >
            {t('places.noListDo')}
          </Strip>
        )}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** Lists that are named beneath the places which came out of them. */
const sourcesMax = 2;

/** Whose lists these places are, the commonest first. */
function sourcesOf(near: readonly NearPlace[]) {
  const all = Map.groupBy(near, ({ place }) => `${place.source.vi} ${place.checkedOn}`);
  return [...all.values()]
    .toSorted((one, other) => other.length - one.length)
    .flatMap(([first]) => (first ? [first.place] : []))
    .map(({ source, checkedOn }) => ({ source, checkedOn }))
    .slice(0, sourcesMax);
}

/** The places of one kind, the nearest first, with way and doors. */
export function PlaceList(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const { facts, resident } = view.context;
  const kind = resident.placeKind ?? 'servicePoint';
  const here = hereOf(facts);
  const { near, count } = nearNow(placesOfKind(facts.content, kind), here);
  const rows = useFirst(near, resident.page);
  const icon = kinds.find(([one]) => one === kind)?.[1];
  const note =
    count > near.length
      ? t('places.nearest', { count: near.length, all: count })
      : t('places.all', { count });
  return (
    <Main>
      <Title crumb={t('places.title')} note={note}>
        {t(`places.${kind}`)}
      </Title>
      <Pages say={say}>
        {here.at === undefined && (
          <Strip icon="place" tone="warn" title={t('places.whereUnknown')}>
            {t('places.whereUnknownDo')}
          </Strip>
        )}
        {rows.map((one) => (
          <Option
            key={one.place.key}
            kind="go"
            icon={icon}
            note={[
              one.isOwnWard ? t('places.ownWardShort') : undefined,
              sayWay(say, one, here.at) ?? t('places.wayUnknown'),
              sayOpen(say, one.place),
            ]
              .filter((part) => part !== undefined)
              .join(' · ')}
            onPress={() => send({ type: 'OPEN_PLACE', key: one.place.key })}
          >
            {local(one.place.name)}
          </Option>
        ))}
        {rows.length === near.length &&
          sourcesOf(near).map((one) => (
            <Provenance key={`${one.source.vi} ${one.checkedOn}`} say={say} {...one} />
          ))}
        {count === 0 && (
          <Strip icon="question" tone="warn">
            {t('places.none')}
          </Strip>
        )}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
