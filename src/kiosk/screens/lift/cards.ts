import { liftSummary } from '../../../domain/lift/index.ts';
import type { ServiceFacts } from '../../../domain/service/index.ts';
import { type Facts, noticesNow } from '../../session/index.ts';
import type { PictogramName } from '../../ui/index.ts';
import type { Say } from '../say.ts';

/** Where a code leads that belongs to no procedure: the one national portal (domain.md §2). */
export const portal = 'https://dichvucong.gov.vn';

/** One idea of the ambient screen (L10). */
export interface AmbientCard {
  readonly key: string;
  readonly icon: PictogramName;
  readonly title: string;
  readonly text: string;
  readonly code: string;
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

/** What stands in turn: news of this place, then what people come for. */
export function ambientCards({ local, view }: Say): readonly AmbientCard[] {
  const { facts } = view.context;
  const news = noticesNow(facts)
    .slice(0, noticesMax)
    .map((notice) => ({
      key: notice.id,
      icon: notice.pictogram,
      title: local(notice.title),
      text: local(notice.from),
      code: portal,
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
  return services.flatMap((card, at) => [card, ...(news[at] ? [news[at]] : [])]);
}
