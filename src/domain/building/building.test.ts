import { describe, expect, it } from 'vitest';
import { type BuildingPage, buildingPagesSchema } from '../service/index.ts';
import { buildingNow, buildingOf } from './index.ts';

const t = (vi: string) => ({ vi, en: `${vi}.` });
const page: BuildingPage = {
  key: 'a3',
  building: '00004/Tòa A3',
  contact: { who: t('Ban quản trị') },
  rules: [],
  bins: [],
  works: [
    { what: t('Sơn'), where: t('sảnh'), from: '2026-11-20', to: '2026-11-25' },
    { what: t('Cửa'), where: t('hầm'), from: '2026-11-01', to: '2026-11-02' },
  ],
  found: [
    { what: t('Ô'), foundOn: '2026-11-10', keptAt: t('bảo vệ') },
    { what: t('Mũ'), foundOn: '2026-08-01', keptAt: t('bảo vệ') },
    { what: t('Xe'), foundOn: '2026-08-01', keptAt: t('hầm'), until: '2026-12-31' },
  ],
  lifts: [
    { name: t('Thang hai'), since: '2026-11-18', back: '2026-11-19' },
    { name: t('Thang ba'), since: '2026-12-01' },
  ],
  source: t('Ban quản trị'),
  updatedOn: '2026-11-15',
};

describe('a page of a building', () => {
  it('is the one of the house that the kiosk stands in', () => {
    const site = { building: 'Tòa A3', ward: 'Phường Ba Đình', wardCode: '00004' };
    expect(buildingOf([page], site)).toBe(page);
    expect(buildingOf([page], { ...site, wardCode: '00008' })).toBeUndefined();
    expect(buildingOf([page], undefined)).toBeUndefined();
  });

  it('leaves out what is over; a lift stays out until somebody says that it runs', () => {
    const now = buildingNow(page, '2026-11-21');
    expect(now.works.map(({ what }) => what.vi)).toEqual(['Sơn']);
    expect(now.found.map(({ what }) => what.vi)).toEqual(['Ô', 'Xe']);
    expect(now.lifts.map(({ name, isLate }) => [name.vi, isLate])).toEqual([['Thang hai', true]]);
    expect(now.isOld).toBe(false);
  });

  it('is old when nobody looked over it for weeks', () => {
    expect(buildingNow(page, '2026-12-30').isOld).toBe(false);
    expect(buildingNow(page, '2026-12-31').isOld).toBe(true);
  });

  it('leaves out nothing while the day is not believed', () => {
    const now = buildingNow(page, undefined);
    expect([now.works.length, now.found.length, now.lifts.length]).toEqual([2, 3, 2]);
  });

  it('stands once for a house', () => {
    expect(buildingPagesSchema.safeParse([page]).success).toBe(true);
    expect(buildingPagesSchema.safeParse([page, { ...page, key: 'b4' }]).success).toBe(false);
  });
});
