import { buildingNow, buildingOf, type LiftOut } from '../../../domain/building/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { Doubt, Strip, Title } from '../../ui/index.ts';
import { longDay } from '../dates.ts';
import { Keys, Main, Pages } from '../parts.tsx';
import { type Say, sayFor } from '../say.ts';
import './city.css';
import { isOn, sayWeekdays } from './place-words.ts';
import { ExampleStrip } from './provenance.tsx';

function sayLift({ t, local, language }: Say, { name, since, back, isLate }: LiftOut): string {
  const out = t('myBuilding.liftOut', { name: local(name), day: longDay(since, language) });
  if (back === undefined) return `${out} ${t('myBuilding.liftBackUnknown')}`;
  const day = longDay(back, language);
  return `${out} ${isLate ? t('myBuilding.liftLate', { day }) : t('myBuilding.liftBack', { day })}`;
}

/** What the house tells its residents: lifts first, because they decide about the way up. */
export function Building(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, language, view } = say;
  const { content, link, time } = view.context.facts;
  const page = buildingOf(content?.buildings ?? [], link.site);
  if (page === undefined) {
    return (
      <Main>
        <Title crumb={t('city.title')}>{t('myBuilding.none')}</Title>
        <Keys say={say} />
      </Main>
    );
  }
  const { isOld, works, found, lifts } = buildingNow(page, time?.day);
  const { who, phone, hours } = page.contact;
  const updated = longDay(page.updatedOn, language);
  return (
    <Main>
      <Title crumb={t('myBuilding.title')} note={t('myBuilding.updated', { day: updated })}>
        {link.site?.building ?? t('myBuilding.title')}
      </Title>
      <Pages say={say}>
        {page.isExample === true && <ExampleStrip say={say} />}
        {isOld && (
          <Strip icon="clock" tone="warn" title={t('myBuilding.old')}>
            {t('myBuilding.oldDo', { day: updated })}
          </Strip>
        )}
        <h2>{t('myBuilding.lifts')}</h2>
        {lifts.length === 0 && <p>{t('myBuilding.liftsFine')}</p>}
        {lifts.map((lift) => (
          <Strip key={lift.name.vi} icon="warn" tone="warn">
            {sayLift(say, lift)}
          </Strip>
        ))}
        {works.length > 0 && <h2>{t('myBuilding.works')}</h2>}
        {works.map((work) => (
          <p key={`${work.from} ${work.what.vi}`}>
            {t('myBuilding.work', {
              what: local(work.what),
              where: local(work.where),
              from: longDay(work.from, language),
              to: longDay(work.to, language),
            })}
          </p>
        ))}
        <h2>{t('myBuilding.contact')}</h2>
        <p>{local(who)}</p>
        {hours && <p>{local(hours)}</p>}
        <p>{phone ?? <Doubt>{t('myBuilding.phoneUnknown')}</Doubt>}</p>
        {page.bins.length > 0 && <h2>{t('myBuilding.bins')}</h2>}
        {page.bins.map(({ what, weekdays, hours: at }) => (
          <p key={what.vi}>
            {t('myBuilding.bin', {
              what: local(what),
              days: weekdays.length === 7 ? t('myBuilding.everyDay') : sayWeekdays(say, weekdays),
            })}
            {at && `, ${local(at)}`}
            {isOn(time?.day, weekdays) && weekdays.length < 7 && <b> · {t('myBuilding.binDay')}</b>}
          </p>
        ))}
        {page.rules.length > 0 && <h2>{t('myBuilding.rules')}</h2>}
        {page.rules.map((rule) => (
          <p key={rule.vi}>{local(rule)}</p>
        ))}
        <h2>{t('myBuilding.found')}</h2>
        {found.length === 0 && <p>{t('myBuilding.foundNone')}</p>}
        {found.map((one) => (
          <p key={`${one.foundOn} ${one.what.vi}`}>
            {t('myBuilding.foundOne', {
              what: local(one.what),
              day: longDay(one.foundOn, language),
              place: local(one.keptAt),
            })}
          </p>
        ))}
        <p class="n">{t('city.source', { source: local(page.source) })}</p>
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
