import { calendarFor, seasonState, seasonsNow } from '../../../domain/season/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { Doubt, Option, Strip, Title } from '../../ui/index.ts';
import { longDay } from '../dates.ts';
import { Keys, Main, Pages } from '../parts.tsx';
import { sayFor } from '../say.ts';
import { sayDays, sayState } from './season-words.ts';
import './city.css';
import { LinkedServices } from './linked-services.tsx';
import { ExampleStrip, Provenance } from './provenance.tsx';

/** What is on now, what comes soon, and what nobody has announced yet. */
export function Seasons(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const { content, time, link } = view.context.facts;
  const all = seasonsNow(content?.seasons ?? [], { day: time?.day, site: link.site });
  return (
    <Main>
      <Title note={t('seasons.touchOne')}>{t('seasons.title')}</Title>
      <Pages say={say}>
        {all.length === 0 && (
          <Strip icon="calendar" tone="place">
            {t('seasons.none')}
          </Strip>
        )}
        {all.map(({ season, now }) => (
          <Option
            key={season.key}
            kind="go"
            icon={season.pictogram}
            note={sayState(say, season, now)}
            onPress={() => send({ type: 'OPEN_SEASON', key: season.key })}
          >
            {local(season.title)}
          </Option>
        ))}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** One season: its days, whom it concerns, what to bring, and the procedure. */
export function SeasonScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, language, view } = say;
  const { facts, resident } = view.context;
  const season = facts.content?.seasons?.find(({ key }) => key === resident.season);
  if (season === undefined) {
    return (
      <Main>
        <Title crumb={t('seasons.title')}>{t('seasons.over')}</Title>
        <Keys say={say} />
      </Main>
    );
  }
  const now = seasonState(season, facts.time?.day);
  const isOver = now === undefined;
  const rows = calendarFor(season, facts.link.site);
  return (
    <Main>
      <Title crumb={t('seasons.title')} note={sayState(say, season, now)}>
        {local(season.title)}
      </Title>
      <Pages say={say}>
        {season.isExample === true && <ExampleStrip say={say} />}
        {season.dates.kind === 'notAnnounced' && (
          <Strip icon="question" tone="warn" title={t('seasons.notAnnounced')}>
            {t('seasons.notAnnouncedDo')}
          </Strip>
        )}
        {now?.state === 'clockUnknown' && (
          <Strip icon="clock" tone="warn" title={t('seasons.clockUnknownTitle')}>
            {t('seasons.clockUnknownDo')}
          </Strip>
        )}
        <p>{local(season.about)}</p>
        {season.dates.kind === 'announced' && (
          <p>
            <b>{sayDays(say, season)}</b>
          </p>
        )}
        {season.who.length > 0 && <h2>{t('seasons.who')}</h2>}
        {season.who.map((one) => (
          <p key={one.vi}>{local(one)}</p>
        ))}
        {!isOver && <h2>{t('seasons.calendar')}</h2>}
        {!isOver && rows.length === 0 && (
          <p>
            <Doubt>{t('seasons.calendarUnknown')}</Doubt>
          </p>
        )}
        {!isOver &&
          rows.map(({ from, to, what }) => (
            <p key={`${from} ${what.vi}`}>
              {to === undefined
                ? t('seasons.onDay', { day: longDay(from, language), what: local(what) })
                : t('seasons.onDays', {
                    from: longDay(from, language),
                    to: longDay(to, language),
                    what: local(what),
                  })}
            </p>
          ))}
        <h2>{t('seasons.papers')}</h2>
        {season.papers.length === 0 && (
          <p>
            <Doubt>{t('seasons.papersUnknown')}</Doubt>
          </p>
        )}
        {season.papers.map((one) => (
          <p key={one.vi}>{local(one)}</p>
        ))}
        {season.services.length > 0 && <h2>{t('seasons.services')}</h2>}
        <LinkedServices say={say} codes={season.services} />
        <Provenance say={say} source={season.source} checkedOn={season.checkedOn} />
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
