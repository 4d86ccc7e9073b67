import type { CityBoard } from '../service/index.ts';

const t = (vi: string, en: string) => ({ vi, en });

/** A board of the air with three levels; `change` over it. */
export function sampleBoard(change: Partial<CityBoard> = {}): CityBoard {
  return {
    key: 'air',
    kind: 'air',
    title: t('Không khí', 'Air'),
    about: t('Chất lượng không khí quanh trạm.', 'Quality of the air around the station.'),
    source: t('Trạm thử', 'Test station'),
    unit: t('điểm', 'points'),
    digits: 0,
    range: { min: 0, max: 500 },
    trendStep: 5,
    scale: [
      { upTo: 50, name: t('Tốt', 'Good'), tone: 'calm', everybody: t('Ra ngoài được.', 'Go out.') },
      {
        upTo: 150,
        name: t('Kém', 'Poor'),
        tone: 'warning',
        everybody: t('Bớt ra ngoài.', 'Go out less.'),
        sensitive: t('Trẻ nhỏ ở trong nhà.', 'Children stay in.'),
      },
      { name: t('Xấu', 'Bad'), tone: 'danger', everybody: t('Ở trong nhà.', 'Stay in.') },
    ],
    standard: t('Thang thử', 'A test scale'),
    oldAfterMinutes: 90,
    goneAfterHours: 24,
    stations: [
      { key: 'lake', name: t('Hồ Thử', 'Test Lake'), at: { lat: 21.03, lon: 105.85 } },
      { key: 'tower', name: t('Tháp Thử', 'Test Tower'), wardCode: '00004' },
      { key: 'gate', name: t('Cổng Thử', 'Test Gate') },
    ],
    ...change,
  };
}
