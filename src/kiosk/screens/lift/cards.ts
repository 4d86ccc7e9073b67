import { liftSummary } from '../../../domain/lift/index.ts';
import { seasonsNow } from '../../../domain/season/index.ts';
import type { Picture, ServiceFacts } from '../../../domain/service/index.ts';
import { type Facts, noticesNow } from '../../session/index.ts';
import type { PictogramName } from '../../ui/index.ts';
import { boardIcons, sayValue, sayWhen } from '../board-words.ts';
import { boardsNow, stationsNow } from '../boards-now.ts';
import { sayState } from '../city/season-words.ts';
import { longDay, shortDay } from '../dates.ts';
import type { Say } from '../say.ts';
import { liftUnit } from './unit.ts';

/** Where a code leads that belongs to no procedure: the one national portal (domain.md §2). */
export const portal = 'https://dichvucong.gov.vn';

/** One idea of the ambient screen (L10). */
export interface AmbientCard {
  readonly key: string;
  readonly icon: PictogramName;
  readonly title: string;
  readonly text: string;
  /** Where, when, and who says so, of what somebody measured or announced. */
  readonly origin?: readonly string[];
  /** Its own code; absent: none belongs to it. */
  readonly code?: string;
  /** The first words of news: shown where they fit. */
  readonly beginning?: string;
  /** Stands in the place of the icon. */
  readonly picture?: Picture;
}

/** Notices that are shown in turn, and procedures. */
const noticesMax = 3;

/** The most wanted procedure of each of the first life events. */
export function wantedServices({ content }: Facts, most: number): readonly ServiceFacts[] {
  const wanted = (content?.lifeEvents ?? []).flatMap(
    ({ serviceCodes }) => content?.services.get(serviceCodes[0] ?? '') ?? [],
  );
  return [...new Map(wanted.map((one) => [one.code, one])).values()].slice(0, most);
}

/** Numbers of the city, of the nearest station of each board that has a fresh one. */
const boardsMax = 2;
/** Seasons that are open now. */
const seasonsMax = 2;

/**
 * Boards that have something to say now. What is old steps back: a rider has no time to weigh an age
 * against a number, and no card says a number without its time and its source.
 */
function boardCards(say: Say): readonly AmbientCard[] {
  const { t, local, view } = say;
  const { facts } = view.context;
  return boardsNow(facts)
    .flatMap((board): readonly AmbientCard[] => {
      const [nearest] = stationsNow(facts, board).filter(({ judged }) => judged.state === 'fresh');
      if (nearest?.judged.state !== 'fresh') return [];
      const { station, judged, isTrial } = nearest;
      const number = `${sayValue(say, board, judged.value)} ${local(board.unit)}`;
      return [
        {
          key: `board ${board.key}`,
          icon: boardIcons[board.kind],
          title: local(board.title),
          text: judged.level ? `${number}: ${local(judged.level.name)}` : number,
          origin: [
            ...(isTrial ? [t('boards.trial')] : []),
            local(station.name),
            t('boards.measured', { when: sayWhen(say, judged.atMs) }),
            t('boards.source', { source: local(board.source) }),
          ],
        },
      ];
    })
    .slice(0, boardsMax);
}

/** What is open now and closes by itself; what nobody has announced has nothing to say in a lift. */
function seasonCards(say: Say): readonly AmbientCard[] {
  const { t, local, language, view } = say;
  const { content, time, link } = view.context.facts;
  return seasonsNow(content?.seasons ?? [], { day: time?.day, site: link.site })
    .filter(({ now }) => now.state === 'open')
    .slice(0, seasonsMax)
    .map(({ season, now }) => {
      const code = content?.services.get(season.services[0] ?? '')?.portalUrl;
      return {
        key: `season ${season.key}`,
        icon: season.pictogram,
        title: local(season.title),
        text: sayState(say, season, now),
        origin: [
          ...(season.isExample === true ? [t('city.example')] : []),
          t('boards.source', { source: local(season.source) }),
          season.checkedOn === undefined
            ? t('city.neverChecked')
            : t('city.checkedOn', { day: longDay(season.checkedOn, language) }),
        ],
        // On its side a unit has the words of where and when in the place of a code.
        ...(liftUnit() === 'tall' && code !== undefined && { code }),
      };
    });
}

/**
 * What stands in turn: what people come for, and between it news of this place, what is open now, and the
 * city's numbers. On a unit on its side, where and when of a number stand in the place of the code.
 */
export function ambientCards(say: Say): readonly AmbientCard[] {
  const { t, local, language, view } = say;
  const { facts } = view.context;
  const news = noticesNow(facts)
    .slice(0, noticesMax)
    .map(({ body: [first], ...notice }) => ({
      key: notice.id,
      ...(first && { beginning: local(first) }),
      icon: notice.pictogram,
      title: local(notice.title),
      text: t('notices.from', {
        from: local(notice.from),
        day: shortDay(notice.publishedOn, language),
      }),
      ...(notice.picture && { picture: notice.picture }),
    }));
  const services = wantedServices(facts, 6).map((service) => {
    const { heading, lines } = liftSummary(service, undefined, facts.time?.day);
    const howLong = lines.find(({ key }) => key === 'howLong');
    return {
      key: service.code,
      icon: service.pictogram,
      title: local(heading),
      text: howLong ? local(howLong.text) : '',
      code: service.portalUrl,
    };
  });
  const between: readonly AmbientCard[] = [...news, ...seasonCards(say), ...boardCards(say)];
  const turns = Array.from({ length: Math.max(services.length, between.length) });
  return turns.flatMap((_, at) => [services[at], between[at]].filter((card) => card !== undefined));
}
