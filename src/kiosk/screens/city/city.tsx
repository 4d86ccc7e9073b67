import { buildingOf } from '../../../domain/building/index.ts';
import { seasonsNow } from '../../../domain/season/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { Option, Title } from '../../ui/index.ts';
import { Keys, Main, Pages } from '../parts.tsx';
import { sayFor } from '../say.ts';

/** The building and the city: what is near, what is on, who helps. */
export function City(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const { content, link, time } = view.context.facts;
  const own = buildingOf(content?.buildings ?? [], link.site);
  const open = seasonsNow(content?.seasons ?? [], { day: time?.day, site: link.site }).filter(
    ({ now }) => now.state === 'open',
  ).length;
  return (
    <Main>
      <Title note={t('city.touchOne')}>{t('city.title')}</Title>
      <Pages say={say}>
        {own && (
          <Option
            kind="go"
            icon="apart"
            note={t('city.buildingNote')}
            onPress={() => send({ type: 'OPEN_BUILDING' })}
          >
            {t('city.building')}
          </Option>
        )}
        <Option
          kind="go"
          icon="place"
          note={t('city.placesNote')}
          onPress={() => send({ type: 'OPEN_PLACES' })}
        >
          {t('city.places')}
        </Option>
        {(content?.boards ?? []).length > 0 && (
          <Option
            kind="go"
            icon="air"
            note={t('boards.doorNote')}
            onPress={() => send({ type: 'OPEN_BOARDS' })}
          >
            {t('boards.door')}
          </Option>
        )}
        <Option
          kind="go"
          icon="calendar"
          note={open > 0 ? t('city.seasonsOpen', { count: open }) : t('city.seasonsNote')}
          onPress={() => send({ type: 'OPEN_SEASONS' })}
        >
          {t('city.seasons')}
        </Option>
        {(content?.leaflets ?? []).map((leaflet) => (
          <Option
            key={leaflet.key}
            kind="go"
            icon={leaflet.pictogram}
            onPress={() => send({ type: 'OPEN_LEAFLET', key: leaflet.key })}
          >
            {local(leaflet.title)}
          </Option>
        ))}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
