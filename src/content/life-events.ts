import type { LocalText } from '../domain/basics/index.ts';
import type { LifeEvent, Pictogram, PublicService } from '../domain/service/index.ts';
import { t } from './text.ts';

type LifeEventWords = {
  readonly key: string;
  readonly name: LocalText;
  readonly pictogram: Pictogram;
};

/** In the order of the screen: what happens to most people first. */
const words: readonly LifeEventWords[] = [
  { key: 'birth', name: t('Sinh con', 'Having a child'), pictogram: 'baby' },
  { key: 'marriage', name: t('Cưới', 'Getting married'), pictogram: 'rings' },
  { key: 'death', name: t('Mất người thân', 'Losing someone'), pictogram: 'one' },
  { key: 'moving', name: t('Chuyển nhà', 'Moving home'), pictogram: 'apart' },
  { key: 'idPapers', name: t('Giấy tờ tùy thân', 'Identity papers'), pictogram: 'id' },
  { key: 'certify', name: t('Sao y, chứng thực', 'Certified copies'), pictogram: 'stamp' },
  { key: 'land', name: t('Đất đai, sổ đỏ', 'Land and its papers'), pictogram: 'redbook' },
  { key: 'building', name: t('Xây nhà', 'Building a house'), pictogram: 'house' },
  { key: 'school', name: t('Đi học', 'Going to school'), pictogram: 'school' },
  { key: 'business', name: t('Làm ăn, buôn bán', 'Work and business'), pictogram: 'shop' },
  { key: 'vehicles', name: t('Xe, bằng lái', 'Vehicles and driving'), pictogram: 'car' },
  { key: 'insurance', name: t('Bảo hiểm, việc làm', 'Insurance and jobs'), pictogram: 'health' },
  { key: 'support', name: t('Người già, trợ cấp', 'Old age and support'), pictogram: 'seat' },
];

/** Services of one life event: five pages of a lobby screen. The rest is found by search. */
const servicesMax = 40;

/** Whole ones before those that are only listed, then the most wanted, then by code. */
function byUse(left: PublicService, right: PublicService): number {
  if (left.entry !== right.entry) return left.entry === 'written' ? -1 : 1;
  const wanted = right.search.popularity - left.search.popularity;
  return wanted || (left.code < right.code ? -1 : 1);
}

/** The life events with the services that name them. */
export function lifeEventsOf(services: readonly PublicService[]): LifeEvent[] {
  return words.map((event) => ({
    ...event,
    serviceCodes: services
      .filter(
        ({ lifeEvents, spatial }) => lifeEvents.includes(event.key) && spatial !== 'elsewhere',
      )
      .toSorted(byUse)
      .slice(0, servicesMax)
      .map((service) => service.code),
  }));
}
