import type { Catalogue, Place, Point, Season } from '../../src/domain/service/index.ts';

const t = (vi: string, en: string) => ({ vi, en });

/** Where the sample kiosk stands. */
export const samplePoint: Point = { lat: 21.0205, lon: 105.7945 };

const source = t('Danh sách mẫu để thử', 'A sample list for trying');
const week = {
  spans: [{ weekdays: [1, 2, 3, 4, 5], from: 450, to: 1_320 }],
  holidays: 'unknown' as const,
};

/** Pharmacies on a spiral around the kiosk, the farthest first. */
export function samplePharmacies(count: number): Place[] {
  return Array.from({ length: count }, (_, n) => {
    const turn = n * 2.4;
    const far = 0.0011 * (count - n) * (count > 100 ? 100 / count : 1);
    return {
      key: `sample-pharmacy-${n}`,
      kind: 'pharmacy' as const,
      name: t(`Nhà thuốc Mẫu số ${n}`, `Sample pharmacy ${n}`),
      address: { kind: 'known' as const, text: t(`Số ${n} phố Mẫu`, `${n} Mẫu Street`) },
      hours: { kind: 'unknown' as const },
      ...(n % 3 > 0 && { opening: week }),
      at: {
        lat: samplePoint.lat + far * Math.cos(turn),
        lon: samplePoint.lon + far * Math.sin(turn),
      },
      source,
      checkedOn: '2026-11-01',
    };
  });
}

const parking: Place = {
  key: 'sample-parking',
  kind: 'parking',
  name: t('Bãi đỗ xe Trung Hòa', 'Trung Hòa car park'),
  address: { kind: 'known', text: t('Phố Trung Hòa', 'Trung Hòa Street') },
  hours: { kind: 'unknown' },
  opening: week,
  at: { lat: 21.0243, lon: 105.7904 },
  capacity: 120,
  price: t('20.000 đồng một giờ (mẫu)', '20,000 VND an hour (sample)'),
  board: { board: 'hanoi-parking', station: 'ly-thuong-kiet' },
  source,
  checkedOn: '2026-11-01',
};

const season: Season = {
  key: 'enrol-grade-6',
  kind: 'school',
  title: t('Tuyển sinh lớp 6', 'Grade 6 enrolment'),
  pictogram: 'school',
  about: t('Mỗi năm một lần, theo nơi cư trú.', 'Once a year, by where the family lives.'),
  dates: { kind: 'announced', opens: '2026-11-10', closes: '2026-11-30', daysAhead: 30 },
  who: [t('Học sinh đã học xong tiểu học', 'Pupils who finished primary school')],
  calendar: [
    { from: '2026-11-10', to: '2026-11-20', what: t('Nộp trực tuyến', 'Apply online') },
    { from: '2026-11-30', what: t('Nộp tại trường', 'Apply at the school') },
  ],
  papers: [t('Giấy khai sinh', 'Birth certificate')],
  services: ['3.000182'],
  source,
  isExample: true,
};

/** Content of a city for screens and tests: what the starter has, and made-up places around. */
export function sampleCity(starter: Catalogue): Partial<Catalogue> {
  return {
    places: [...starter.places, ...samplePharmacies(40), parking],
    seasons: [season, ...(starter.seasons ?? []).filter(({ key }) => key !== season.key)],
    buildings: [
      {
        key: 'sample-building',
        building: 'Phường Yên Hòa, Hà Nội/Chung cư Yên Hòa',
        contact: {
          who: t('Ban quản trị tòa A3', 'Management board of A3'),
          phone: '024 0000 0000',
          hours: t('Tối thứ ba, thứ năm', 'Tuesday and Thursday evenings'),
        },
        rules: [t('Không để đồ ở hành lang.', 'Leave nothing in corridors.')],
        bins: [{ what: t('Giấy, nhựa', 'Paper, plastic'), weekdays: [3, 5] }],
        works: [
          {
            what: t('Sơn lại', 'Painting'),
            where: t('sảnh tầng 1', 'the ground floor'),
            from: '2026-11-18',
            to: '2026-11-25',
          },
          {
            what: t('Sửa cửa', 'Repair of a door'),
            where: t('hầm để xe', 'the garage'),
            from: '2026-10-01',
            to: '2026-10-02',
          },
        ],
        found: [
          {
            what: t('Chìa khóa xe', 'A key of a car'),
            foundOn: '2026-11-15',
            keptAt: t('bàn bảo vệ', 'the guard'),
          },
        ],
        lifts: [{ name: t('Thang số 2', 'Lift 2'), since: '2026-11-17', back: '2026-11-19' }],
        source: t('Ban quản trị tòa A3 (mẫu)', 'Management board of A3 (sample)'),
        updatedOn: '2026-11-18',
      },
    ],
  };
}
