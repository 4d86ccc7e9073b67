import { afterEach, describe, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { boards } from '../../content/boards.ts';
import { buildings } from '../../content/buildings.ts';
import { leaflets } from '../../content/leaflets.ts';
import { seasons } from '../../content/seasons.ts';
import {
  buildingPageSchema,
  cityBoardSchema,
  leafletSchema,
  noticeSchema,
  seasonSchema,
} from '../../domain/service/index.ts';
import { pages } from '../pages.ts';
import { axeFindings, ConsoleFailure, drawPage, type FakeAnswers } from '../test-support/index.ts';
import { page as boardsPage } from './boards-page.ts';
import { page as buildingsPage } from './buildings-page.ts';
import { idbDraftStore } from './draft/index.ts';
import { page as leafletsPage } from './leaflets-page.ts';
import { blankDocument } from './new/blank-document.ts';
import { page as noticesPage } from './notices-page.ts';
import { page as placesPage } from './places-page.ts';
import { page as seasonsPage } from './seasons-page.ts';

const own = '00004/Tòa A3';
const [building] = buildings;
const [season] = seasons;
const [leaflet] = leaflets;
if (building === undefined || season === undefined || leaflet === undefined) {
  throw new Error('the starter has no building, season or leaflet');
}
const desk = {
  nowMs: 0,
  drafts: [],
  messages: [],
  buildings: [
    { key: own, name: 'Tòa A3', wardKey: '00004', ward: 'Phường Ba Đình', kiosks: 2 },
    { key: '00008/Tòa B1', name: 'Tòa B1', wardKey: '00008', ward: 'Phường Ngọc Hà', kiosks: 1 },
  ],
};

/** A hub with one document. */
function hubOf(kind: string, id: string, body: unknown, more: FakeAnswers = {}) {
  const one = `documents/${kind}/${id}`;
  const state = { revision: 1, body };
  const row = {
    ...{ id, title: own, group: kind, revision: 1, status: 'changed' },
    ...{ editedBy: 'Hà', editedAt: '2026-11-22T03:00:00.000Z', errors: 0, warnings: 1 },
  };
  const answers: FakeAnswers = {
    'GET documents': { rows: [row] },
    'GET emergencies': desk,
    [`GET ${one}`]: () => ({
      ...{ kind, id, revision: state.revision, body: state.body, published: body },
      ...{ editedBy: 'Hà', editedAt: '2026-11-22T03:00:00.000Z' },
    }),
    [`PUT ${one}`]: (sent: unknown) => {
      state.revision += 1;
      state.body = (sent as { body: unknown }).body;
      return { revision: state.revision, errors: 0, warnings: 0 };
    },
    [`POST ${one}/looking`]: () => ({ others: [], revision: state.revision }),
    ...more,
  };
  return { state, answers };
}

let drawn: ReturnType<typeof drawPage> | undefined;
let drafted = '';
afterEach(async () => {
  drawn?.close();
  drawn = undefined;
  await idbDraftStore().forget(drafted);
});
const field = (path: string) => {
  const found = document.querySelector<HTMLInputElement>(`[data-path="${path}"]`);
  if (found === null) throw new Error(`no field ${path}`);
  return found;
};
const hasField = (path: string) =>
  expect.poll(() => document.querySelector(`[data-path="${path}"]`)).not.toBeNull();
async function write(path: string, text: string) {
  field(path).focus();
  await userEvent.fill(field(path), text);
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name, exact: true }));
const keeper = { roles: ['buildingEditor'], isAdministrator: false, buildings: [own] } as const;

/** Many acts of a person's hand, one after the other, on a machine that does other things too, ms. */
const wholeFormMs = 180_000;

describe('the form of a building', () => {
  const body = { ...building, key: 'a3', building: own };

  it('is written whole with keys and fields, and stays a page that kiosks take', {
    timeout: wholeFormMs,
  }, async () => {
    const { state, answers } = hubOf('building', 'a3', body);
    drafted = 'building/a3';
    drawn = drawPage(buildingsPage, { answers, path: 'buildings/a3', ...keeper });
    await hasField('contact.phone');
    await write('contact.phone', '024 3733 1234');
    await press('Thêm sửa chữa');
    await write('works.0.what.vi', 'Sơn lại hành lang');
    await write('works.0.what.en', 'Painting the corridor');
    await write('works.0.where.vi', 'tầng 3');
    await write('works.0.where.en', 'floor 3');
    await press('Thêm thang dừng');
    await write('lifts.0.name.vi', 'Thang số 2');
    await write('lifts.0.name.en', 'Lift 2');
    await press('Thêm đồ nhặt được');
    await write('found.0.what.vi', 'Ô màu xanh');
    await write('found.0.what.en', 'A blue umbrella');
    await write('found.0.keptAt.vi', 'bàn bảo vệ');
    await write('found.0.keptAt.en', 'security desk');
    await userEvent.click(screen.getByLabelText('Thứ hai').first());
    await press('Tôi vừa xem lại cả trang');
    // Until the last press is saved: what was before it is the page of before, or not a whole one.
    await expect
      .poll(() => buildingPageSchema.safeParse(state.body).data?.updatedOn)
      .toBe('2026-11-22');
    const saved = buildingPageSchema.parse(state.body);
    expect(saved).toMatchObject({
      building: own,
      updatedOn: '2026-11-22',
      works: [{ from: '2026-11-22', to: '2026-11-22' }],
      lifts: [{ name: { vi: 'Thang số 2' }, since: '2026-11-22' }],
      found: [{ foundOn: '2026-11-22' }],
    });
    expect(saved.bins[0]?.weekdays).not.toContain(1);
    expect(await axeFindings()).toEqual([]);
  });

  it('asks nothing of the city for an editor of a building, and shows none of its pages', async () => {
    const { answers } = hubOf('building', 'a3', body, {
      'GET emergencies': new ConsoleFailure('role-needed'),
    });
    drafted = 'building/a3';
    drawn = drawPage(buildingsPage, { answers, path: 'buildings', pages, ...keeper });
    await expect.element(screen.getByRole('navigation', { name: 'Chính' })).toBeVisible();
    const names = [...document.querySelectorAll('nav.nav a')].map(({ textContent }) => textContent);
    expect(names).toEqual(['Thông báo', 'Tòa nhà']);
    await press('Thêm trang tòa nhà');
    const choice = screen.getByLabelText('Trang của tòa nào');
    await expect.element(choice).toHaveValue(own);
    expect(choice.element().textContent).toBe('Tòa A3');
    expect(drawn.link.asked.map(({ path }) => path)).not.toContain('emergencies');
  });

  it('is closed for the page of another building', async () => {
    const { answers } = hubOf('building', 'b1', { ...body, building: '00008/Tòa B1' });
    drafted = 'building/b1';
    const rights = { ...keeper, roles: ['viewer', 'buildingEditor'] } as const;
    drawn = drawPage(buildingsPage, { answers, path: 'buildings/b1', ...rights });
    await hasField('contact.phone');
    expect(field('contact.phone').readOnly).toBe(true);
  });
});

describe('a notice of a building’s editor', () => {
  it('is for their buildings and no other', async () => {
    const body = blankDocument('notice', 'a3-water', 'Cắt nước', '2026-11-22', [own]);
    const { answers } = hubOf('notice', 'a3-water', body);
    drafted = 'notice/a3-water';
    drawn = drawPage(noticesPage, { answers, path: 'notices/a3-water', ...keeper });
    await hasField('audience.buildings');
    expect(field('audience.buildings').textContent).toContain('Tòa A3');
    expect(document.querySelector('[data-path="audience"]')).toBeNull();
    expect(noticeSchema.shape.audience.parse((body as { audience: unknown }).audience)).toEqual({
      buildings: [own],
    });
    expect(drawn.link.asked.map(({ path }) => path)).not.toContain('emergencies');
  });
});

describe('the form of a season', () => {
  it('opens and closes on days that were announced', async () => {
    const { state, answers } = hubOf('season', season.key, season);
    drafted = `season/${season.key}`;
    drawn = drawPage(seasonsPage, { answers, path: `seasons/${season.key}` });
    await hasField('dates.kind');
    await userEvent.selectOptions(field('dates.kind'), 'announced');
    await hasField('dates.closes');
    await write('dates.closes', '2026-12-20');
    await press('Thêm mốc lịch');
    const at = `calendar.${season.calendar.length}`;
    await write(`${at}.what.vi`, 'Nộp hồ sơ');
    await write(`${at}.what.en`, 'Hand in');
    await expect
      .poll(() => seasonSchema.safeParse(state.body).data?.dates)
      .toEqual({
        ...{ kind: 'announced', opens: '2026-11-22', closes: '2026-12-20', daysAhead: 30 },
      });
    await expect
      .poll(() => seasonSchema.safeParse(state.body).data?.calendar.at(-1)?.what.en)
      .toBe('Hand in');
    expect(await axeFindings()).toEqual([]);
  });
});

describe('the form of a leaflet', () => {
  it('says a price with who set it, or that nobody knows it', async () => {
    const { state, answers } = hubOf('leaflet', leaflet.key, leaflet);
    drafted = `leaflet/${leaflet.key}`;
    drawn = drawPage(leafletsPage, {
      ...{ answers, path: `leaflets/${leaflet.key}`, language: 'en', theme: 'dark' },
    });
    await hasField('notHere.vi');
    await press('Add price line');
    const at = `prices.${leaflet.prices.length}`;
    await write(`${at}.what.vi`, 'Tra cứu một số');
    await write(`${at}.what.en`, 'One look-up');
    await userEvent.selectOptions(field(`${at}.price.kind`), 'known');
    await hasField(`${at}.price.amountVnd`);
    await write(`${at}.price.amountVnd`, '5000');
    await write(`${at}.price.source.vi`, 'Sở Tư pháp');
    await write(`${at}.price.source.en`, 'Department of Justice');
    await expect
      .poll(() => leafletSchema.safeParse(state.body).data?.prices.at(-1)?.price)
      .toMatchObject({ kind: 'known', amountVnd: 5000, from: '2026-11-22' });
    expect(await axeFindings()).toEqual([]);
  });
});

describe('the form of a place', () => {
  it('knows hours by day, as people write them', async () => {
    const place = blankDocument('place', 'nha-thuoc-a', 'Nhà thuốc A', '2026-11-22');
    const { state, answers } = hubOf('place', 'nha-thuoc-a', place);
    drafted = 'place/nha-thuoc-a';
    drawn = drawPage(placesPage, { answers, path: 'places/nha-thuoc-a' });
    await hasField('wardCode');
    await press('Thêm giờ mở cửa theo ngày');
    await write('opening.spans.0.from', '7h30');
    await expect
      .poll(() => (state.body as { opening?: { spans: readonly object[] } }).opening?.spans[0])
      .toEqual({ weekdays: [1, 2, 3, 4, 5], from: 450, to: 1020 });
  });
});

describe('the form of a board', () => {
  const [air] = boards;
  if (air === undefined) throw new Error('the starter has no board');
  const noteOf = (path: string) =>
    document.querySelector(`[data-finding="${path}"]`)?.textContent ?? '';

  it('is written from nothing with keys and fields, and is then a board that kiosks take', async () => {
    const blank = blankDocument('board', 'ho-moi', 'Nước hồ mới', '2026-11-22');
    const { state, answers } = hubOf('board', 'ho-moi', blank);
    drafted = 'board/ho-moi';
    drawn = drawPage(boardsPage, { answers, path: 'boards/ho-moi' });
    await hasField('title.en');
    // What nobody has said yet stands beside its field as an error, before it can be sent.
    await expect.poll(() => noteOf('range.min')).not.toBe('');
    await write('title.en', 'New lake');
    for (const [path, vi, en] of [
      ['about', 'Độ trong của nước hồ.', 'How clear the water is.'],
      ['source', 'Công ty thoát nước', 'Drainage company'],
      ['unit', 'mg/l', 'mg/l'],
    ] as const) {
      await write(`${path}.vi`, vi);
      await write(`${path}.en`, en);
    }
    await write('range.min', '0');
    await write('range.max', '50');
    await press('Thêm trạm');
    await write('stations.0.name.vi', 'Hồ Bảy Mẫu');
    await write('stations.0.name.en', 'Bảy Mẫu lake');
    await write('stations.0.key', 'bay-mau');
    await write('stations.0.at', '105.84, 21.01');
    await expect.element(screen.getByText(/Hai số đứng ngược/)).toBeVisible();
    await write('stations.0.at', '15.1, 113.2');
    await expect.element(screen.getByText(/không ở Việt Nam/)).toBeVisible();
    await write('stations.0.at', '21.01, 105.84');
    await expect.poll(() => cityBoardSchema.safeParse(state.body).success).toBe(true);
    expect(cityBoardSchema.parse(state.body)).toMatchObject({
      range: { min: 0, max: 50 },
      stations: [{ key: 'bay-mau', at: { lat: 21.01, lon: 105.84 } }],
      oldAfterMinutes: 120,
      goneAfterHours: 24,
    });
    expect(await axeFindings()).toEqual([]);
  });

  it('names what contradicts itself beside the field: range, ages, levels without a standard', async () => {
    const { answers } = hubOf('board', air.key, air);
    drafted = `board/${air.key}`;
    drawn = drawPage(boardsPage, { answers, path: `boards/${air.key}` });
    await hasField('range.min');
    await write('range.min', '900');
    await expect.poll(() => noteOf('range.min')).not.toBe('');
    await write('range.min', '0');
    await write('oldAfterMinutes', '1440');
    await expect.poll(() => noteOf('goneAfterHours')).not.toBe('');
    await write('oldAfterMinutes', '120');
    await write('scale.0.upTo', '400');
    await expect.poll(() => noteOf('scale')).not.toBe('');
    await write('scale.0.upTo', '50');
    await expect.poll(() => document.querySelectorAll('[data-finding]').length).toBe(0);
  });

  it('is read and not written by whoever is no editor', async () => {
    const { answers } = hubOf('board', air.key, air);
    drafted = `board/${air.key}`;
    drawn = drawPage(boardsPage, { answers, path: `boards/${air.key}`, roles: ['viewer'] });
    await hasField('range.min');
    expect(field('range.min').readOnly).toBe(true);
    expect(screen.getByRole('button', { name: 'Thêm trạm' }).elements()).toHaveLength(0);
  });
});
