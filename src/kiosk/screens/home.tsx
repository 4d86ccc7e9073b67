import { noticesNow, type ScreenProps } from '../session/index.ts';
import { Button, Icon, Strip, Tile, Title, usePress } from '../ui/index.ts';
import { shortDay } from './dates.ts';
import { Main, Pages } from './parts.tsx';
import { said } from './said.tsx';
import { sayFor } from './say.ts';

/** Shortcuts under the tiles: the most wanted service of the first life events. */
const shortcutsMax = 4;

/** A1: six doors and a search field. Offline keeps the doors and changes what they promise (R72). */
export function Home(props: ScreenProps) {
  const say = sayFor(props);
  const { t, lang, view, send } = say;
  const { content, link, outbox } = view.context.facts;
  const offline = link.net === 'offline';
  const search = usePress(() => send({ type: 'OPEN_SEARCH', query: '' }));
  const day = content ? shortDay(content.factsDate, lang) : '';
  const news = noticesNow(view.context.facts).length;
  // The building and the city stand behind this door too, whether there is news or not.
  const newsNote = news > 0 ? t('home.noticesAndCity', { count: news }) : t('home.noticesCity');
  const canLeave = outbox.state === 'open' || outbox.state === 'opening';
  const often = (content?.lifeEvents ?? [])
    .slice(0, shortcutsMax)
    .flatMap((event) => content?.services.get(event.serviceCodes[0] ?? '') ?? []);
  return (
    <Main class="home">
      {offline && (
        <Strip icon="offline" tone="warn" title={t('common.offline')} live>
          {t('home.offlineStrip', { day })}
        </Strip>
      )}
      {!canLeave && (
        <Strip icon="warn" tone="warn" live>
          {t('home.storageStrip')}
        </Strip>
      )}
      <Title>{t('home.title')}</Title>
      <button type="button" class="field" onClick={search}>
        <Icon name="search" />
        <span>{t('home.search')}</span>
      </button>
      <Pages say={say} class="home-doors">
        <div class="tiles" data-group="">
          <Tile
            icon="docs"
            title={t('home.services')}
            note={t('home.servicesNote')}
            onPress={() => send({ type: 'OPEN_SEARCH', query: '' })}
          />
          <Tile
            icon="family"
            title={t('home.lifeEvents')}
            note={t('home.lifeEventsNote')}
            onPress={() => send({ type: 'OPEN_LIFE_EVENTS' })}
          />
          <Tile
            icon="scan"
            title={t('home.scan')}
            note={t('home.scanNote')}
            onPress={() => send({ type: 'OPEN_SCAN' })}
          />
          <Tile
            icon="calendar"
            title={t('home.book')}
            note={t(offline ? 'home.bookNoteOffline' : 'home.bookNote')}
            onPress={() => send({ type: 'OPEN_BOOKING' })}
          />
          <Tile
            icon="chat"
            title={t('home.feedback')}
            note={t(offline ? 'home.feedbackNoteOffline' : 'home.feedbackNote')}
            onPress={() => send({ type: 'OPEN_FEEDBACK' })}
          />
          <Tile
            icon="news"
            title={t('home.notices')}
            note={newsNote}
            onPress={() => send({ type: 'OPEN_NOTICES' })}
          />
        </div>
        {often.length > 0 && (
          <section class="often" data-group="">
            <h2>{t('home.often')}</h2>
            <div data-group="">
              {often.map((service) => (
                <Button
                  key={service.code}
                  icon={service.pictogram}
                  onPress={() => send({ type: 'OPEN_SERVICE', code: service.code })}
                >
                  {said(say, service.shortName)}
                </Button>
              ))}
            </div>
          </section>
        )}
      </Pages>
    </Main>
  );
}
