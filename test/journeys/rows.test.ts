/**
 * Every row of docs/services.md as a resident meets it: built page, real hub, feeds and registers;
 * with a network, with the hub killed, and after a day and a half. From the first screen by touch.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withStore } from '../../src/cli/support/state.ts';
import { starterBoards, starterContent } from '../../src/content/index.ts';
import type { LocalText } from '../../src/domain/basics/index.ts';
import { hanoiMoment } from '../../src/domain/calendar/index.ts';
import {
  listFeeds,
  type RunningReference,
  referenceConnectors,
  referenceFeeds,
  startReferenceFeed,
  startReferenceSource,
} from '../../src/hub/index.ts';
import { type CityRow, cityRows } from '../support/city-rows.ts';
import { Lobby } from '../support/lobby.ts';
import { QuickResident } from '../support/quick-resident.ts';
import { alertTitle, publishRowsCity } from '../support/rows-city.ts';
import { scanByWedge } from '../support/wedge.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 240_000 });

/**
 * Past every number and every last day, and within what a kiosk believes of its own clock after a
 * night without the hub (48 h, contracts.md), ms.
 */
const laterMs = 40 * 3_600_000;
/** A kiosk asks for numbers after its heartbeat; the first ones come with the second, ms. */
const numbersWithinMs = 90_000;

/** What a source can say that is no number of now, and what the hub calls it. */
const lies = [
  ['html', 'html'],
  ['huge', 'tooLarge'],
  ['future', 'future'],
  ['wrongUnit', 'wrongUnit'],
  ['outOfRange', 'outOfRange'],
  ['wrongPlace', 'wrongPlace'],
] as const;

const starter = starterContent();
const dossierCode = '000.00.12.H26-200526-0002';
const productCode = '8935049500018';
/** Day that the walk is begun on: if midnight is near, the one that follows. */
const { day } = hanoiMoment(Date.now() + 15 * 60_000);

/** What the glass says in both languages. `never`: what would be a lie now. */
interface Told {
  readonly vi: readonly (string | RegExp)[];
  readonly en: readonly (string | RegExp)[];
  readonly never?: RegExp;
}
type When = 'online' | 'offline' | 'later';
interface Walk {
  /** From the first screen, in Vietnamese, to the screen that tells. */
  readonly to: (resident: QuickResident, page: Page) => Promise<void>;
  readonly told: Readonly<Record<When, Told>>;
}

const same = (told: Told): Walk['told'] => ({ online: told, offline: told, later: told });
const sourceOf = ({ vi: inVietnamese, en }: LocalText) => ({
  vi: `Nguồn: ${inVietnamese}`,
  en: `Source: ${en}`,
});

const toCity = async (resident: QuickResident) => {
  await resident.opens(/^Tòa nhà, thành phố/, 'notices');
  await resident.opens(/^Tòa nhà và thành phố/, 'city');
};

/** Procedure found by words: its facts lie in the kiosk, with the day they were copied. */
function procedure(code: string, typed: string): Walk {
  const service = starter.services.find((one) => one.code === code);
  if (service === undefined) throw new Error(`the starter has no ${code}`);
  const { vi: name } = service.shortName;
  return {
    to: async (resident) => {
      await resident.opens(/Tìm thủ tục/, 'search');
      await resident.types(typed);
      await resident.opens(new RegExp(`^${name}`), 'procedure');
    },
    told: same({
      vi: [name, /Nguồn: .+ Bản chép ngày 18\/7\/2026/],
      en: [/Source: .+ Copied on 18 Jul 2026/],
    }),
  };
}

function board(key: string): Walk {
  const one = starterBoards.find((found) => found.key === key);
  const [station] = one?.stations ?? [];
  if (one === undefined || station === undefined) throw new Error(`no board ${key}`);
  const source = sourceOf(one.source);
  const fresh: Told = {
    vi: [source.vi, /Đo lúc \d+ giờ( \d+)? hôm nay/, 'SỐ LIỆU THỬ'],
    en: [source.en, /Measured at \d.* today/, 'TRIAL NUMBERS'],
    never: /Số liệu cũ|Old number/,
  };
  const isGone = one.goneAfterHours * 3_600_000 < laterMs;
  return {
    to: async (resident) => {
      await toCity(resident);
      await resident.opens(/^Bảng thành phố/, 'boards');
      await resident.opens(new RegExp(`^${one.title.vi}`), 'board');
    },
    told: {
      online: fresh,
      offline: fresh,
      later: isGone
        ? {
            vi: ['Không còn số liệu mới', /Lần đo cuối lúc .+, ngày \d+\/\d+/],
            en: ['No new numbers any more', /Last measured at .+ on \d+/],
            never: /Đo lúc .* hôm nay|Measured at .* today|Đang (tăng|giảm)/,
          }
        : {
            vi: [source.vi, /Số liệu cũ: \d+ giờ trước/, /Đo lúc .+, ngày \d+\/\d+/],
            en: [source.en, /Old number: \d+ hours ago/, /Measured at .+ on \d+/],
            never: /hôm nay|today|Đang (tăng|giảm)/,
          },
    },
  };
}

function season(key: string): Walk {
  const one = starter.seasons?.find((found) => found.key === key);
  if (one === undefined) throw new Error(`no season ${key}`);
  const source = sourceOf(one.source);
  const open: Told = {
    vi: ['Đang mở, hôm nay là ngày cuối', source.vi, /Đối chiếu ngày \d+\/\d+\/\d+/],
    en: ['Open, today is the last day', source.en, /Compared on \d+/],
  };
  return {
    to: async (resident, page) => {
      await toCity(resident);
      await resident.opens(/^Lịch theo mùa/, 'seasons');
      const key = page.getByRole('button', { name: new RegExp(`^${one.title.vi}`) });
      if ((await key.count()) > 0) await resident.opens(new RegExp(`^${one.title.vi}`), 'season');
    },
    told: {
      online: open,
      offline: open,
      // It closed by itself: nothing of it stands in the list.
      later: {
        vi: ['Hiện không có việc nào theo mùa.'],
        en: ['Nothing is on at present.'],
        never: new RegExp(`${one.title.vi}|${one.title.en}|Đang mở`),
      },
    },
  };
}

function leaflet(key: string): Walk {
  const one = starter.leaflets?.find((found) => found.key === key);
  if (one === undefined) throw new Error(`no leaflet ${key}`);
  const source = sourceOf(one.source);
  return {
    to: async (resident) => {
      await toCity(resident);
      await resident.opens(new RegExp(`^${one.title.vi}`), 'leaflet');
    },
    told: same({
      vi: [
        one.notHere.vi,
        source.vi,
        'Chưa ai đối chiếu lại',
        /Thông tin của máy ngày 18\/7\/2026/,
      ],
      en: [one.notHere.en, source.en, 'Nobody has compared it since', /Facts of this kiosk of 18/],
    }),
  };
}

const held = (code: string) => async (resident: QuickResident, page: Page) => {
  await scanByWedge(page, code);
  await resident.sees('scanResult');
};
const register = (online: Told, offline: Told): Walk['told'] => ({
  online,
  offline,
  later: offline,
});

const walks: Readonly<Record<CityRow, Walk>> = {
  'any procedure': procedure('1.001193', 'khai sinh'),
  'a dossier': {
    to: held(dossierCode),
    told: register(
      {
        vi: ['Hồ sơ đang được giải quyết', 'Sổ hồ sơ mẫu (DÙNG THỬ)', /Hỏi lúc \d\d:\d\d ngày/],
        en: ['Sample dossier register (TRIAL)', /Asked at/],
      },
      {
        vi: ['Chưa rõ tình trạng hồ sơ', 'Máy đang không có mạng nên chưa hỏi được.'],
        en: [/no network/],
        never: /đang được giải quyết/,
      },
    ),
  },
  'an appointment by the hour': {
    to: async (resident, page) => {
      await resident.opens(/Đặt lịch hẹn/, 'bookField');
      await resident.opens(/Hộ tịch/, 'bookPlace');
      await page.locator('[data-screen="bookPlace"] .option').first().click();
      await resident.sees('bookDay');
    },
    told: {
      online: { vi: ['Nơi tiếp nhận xác nhận sau.'], en: ['The office confirms it later.'] },
      offline: { vi: ['Máy gửi khi có mạng'], en: ['It is sent with the network'] },
      later: { vi: ['Máy gửi khi có mạng'], en: ['It is sent with the network'] },
    },
  },
  feedback: {
    to: async (resident) => {
      await resident.opens(/Góp ý, phản ánh/, 'feedbackCategory');
      await resident.opens(/Môi trường/, 'feedbackDetails');
      await resident.types('rac');
      await resident.opens('Tiếp tục', 'feedbackReview');
      await resident.opens('Gửi phản ánh', 'left');
    },
    told: {
      online: {
        vi: ['Số theo dõi', 'Trung tâm đã nhận.'],
        en: ['The service centre has received it.'],
      },
      offline: {
        vi: ['Số theo dõi', 'Máy giữ và tự gửi khi có mạng.'],
        en: ['The kiosk keeps it and sends it by itself.'],
        never: /đã nhận|has received/,
      },
      later: {
        vi: ['Số theo dõi', 'Máy giữ và tự gửi khi có mạng.'],
        en: ['The kiosk keeps it and sends it by itself.'],
        never: /đã nhận|has received/,
      },
    },
  },
  complaints: leaflet('complaint'),
  denunciations: leaflet('denunciation'),
  'provenance of goods': {
    to: held(productCode),
    told: register(
      {
        vi: ['GS1 Việt Nam', 'Sổ truy xuất mẫu (DÙNG THỬ)', /Hỏi lúc \d\d:\d\d ngày/],
        en: ['Sample traceability register (TRIAL)', /Asked at/],
      },
      {
        vi: ['GS1 Việt Nam', 'Chưa rõ ai bảo đảm cho sản phẩm này'],
        en: ['GS1', /no network/],
        never: /Sổ này có ghi/,
      },
    ),
  },
  'school enrolment': season('enrol-grade-6'),
  elections: season('election'),
  'hours at Tết': season('tet-hours'),
  taxes: season('property-tax'),
  'business registration': procedure('1.001612', 'ho kinh doanh'),
  'civil status': procedure('1.000656', 'khai tu'),
  land: procedure('1.013992', 'chuyen muc dich dat'),
  parking: {
    to: async (resident) => {
      await toCity(resident);
      await resident.opens(/^Nơi gần đây/, 'places');
      await resident.opens(/^Chỗ đỗ xe/, 'placeList');
      await resident.opens(/Lý Thường Kiệt/, 'place');
    },
    told: {
      online: {
        vi: [/\d chỗ trống/, /Đo lúc .* hôm nay/, /Nguồn: /],
        en: [/Measured at .* today/, /Source: /],
      },
      offline: {
        vi: [/\d chỗ trống/, /Đo lúc .* hôm nay/, /Nguồn: /],
        en: [/Measured at .* today/, /Source: /],
      },
      later: {
        vi: ['Không còn số liệu mới', /Nguồn: /],
        en: ['No new numbers any more', /Source: /],
        never: /\d chỗ trống/,
      },
    },
  },
  air: board('hanoi-air'),
  'lake water': board('hanoi-lakes'),
  rainfall: board('hanoi-rain'),
  'flooded points': board('hanoi-flood'),
  'health alerts': {
    to: async (resident, page) => {
      await resident.opens(/^Tòa nhà, thành phố/, 'notices');
      const alert = page.getByRole('button', { name: new RegExp(`^${alertTitle.vi}`) });
      if ((await alert.count()) > 0)
        await resident.opens(new RegExp(`^${alertTitle.vi}`), 'notice');
    },
    told: {
      online: {
        vi: [alertTitle.vi, /Trạm y tế phường, từ \d+\/\d+\/\d+ đến hết \d+\/\d+\/\d+/],
        en: [alertTitle.en, /Ward health station, .+ to /],
      },
      offline: {
        vi: [alertTitle.vi, /Trạm y tế phường, từ \d+\/\d+\/\d+ đến hết \d+\/\d+\/\d+/],
        en: [alertTitle.en, /Ward health station, .+ to /],
      },
      later: { vi: ['Tin tòa nhà'], en: ['Building news'], never: /sốt xuất huyết|Dengue/ },
    },
  },
  pharmacies: {
    to: async (resident) => {
      await toCity(resident);
      await resident.opens(/^Nơi gần đây/, 'places');
      await resident.opens(/^Nhà thuốc/, 'placeList');
      await resident.opens(/^Nhà thuốc Mẫu/, 'place');
    },
    told: same({
      vi: ['Nguồn: Danh sách mẫu để thử', 'Đối chiếu ngày 1/11/2026'],
      en: ['Source: A sample list for trying', /Compared on 1 Nov 2026/],
    }),
  },
  'my building': {
    to: async (resident) => {
      await toCity(resident);
      await resident.opens(/^Tòa nhà của tôi/, 'building');
    },
    told: {
      online: {
        vi: [/Thang số 2 dừng từ .* Dự kiến chạy lại/, /Cập nhật ngày/, /Nguồn: /],
        en: [/Lift 2 out of service .* Expected back/, /Updated on/, /Source: /],
        never: /đã lâu chưa ai xem lại/,
      },
      offline: {
        vi: [/Thang số 2 dừng từ .* Dự kiến chạy lại/, /Cập nhật ngày/, /Nguồn: /],
        en: [/Lift 2 out of service .* Expected back/, /Updated on/, /Source: /],
        never: /đã lâu chưa ai xem lại/,
      },
      later: {
        vi: [/Đã quá ngày dự kiến/, 'Trang này đã lâu chưa ai xem lại', /Nguồn: /],
        en: [/no news since/, 'Nobody has looked over this page for long', /Source: /],
      },
    },
  },
  'paid look-ups': leaflet('paid-look-ups'),
};

/** Before the first script of a page: its machine believes in a later time. */
const shiftClock = (byMs: number) => `{
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { if (given.length > 0) super(...given); else super(Real.now() + ${byMs}); }
    static now() { return Real.now() + ${byMs}; }
  };
}`;

describe('every row of the city’s services', () => {
  let lobby: Lobby;
  let page: Page;
  let resident: QuickResident;
  let feed: Awaited<ReturnType<typeof startReferenceFeed>>;
  let source: RunningReference;
  const folder = mkdtempSync(join(tmpdir(), 'motcham-rows-test-'));

  beforeAll(async () => {
    feed = await startReferenceFeed(starterBoards);
    source = await startReferenceSource();
    const file = (name: string, what: object) => {
      const path = join(folder, name);
      writeFileSync(path, JSON.stringify({ v: 1, ...what }));
      return path;
    };
    const connectors = referenceConnectors(source.url).map((one) => ({
      ...one,
      limits: { ...one.limits, freshMs: 0 },
    }));
    lobby = await Lobby.open(
      ({ city }) => publishRowsCity(city.directory, day),
      ...['--feeds', file('feeds.json', { feeds: referenceFeeds(feed.url, starterBoards) })],
      ...['--connectors', file('connectors.json', { connectors })],
    );
    page = lobby.page;
    resident = new QuickResident(page);
    await resident.wakes();
    await toCity(resident);
    await resident.opens(/^Bảng thành phố/, 'boards');
    // Every board has its number before the first row is walked.
    await vi.waitFor(
      async () => {
        const told = await page.getByRole('button', { name: /Mới nhất/ }).count();
        expect(told).toBe(starterBoards.length);
      },
      { timeout: numbersWithinMs, interval: 500 },
    );
    await resident.touches('Kết thúc');
  });
  afterAll(async () => {
    await lobby?.close();
    await feed?.close();
    await source?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What a resident can read here: pages that are overleaf too, as one text. */
  async function glass(): Promise<string> {
    return page.locator('#app').evaluate((app) => app.textContent ?? '');
  }
  async function reads(row: CityRow, when: When, { never, ...told }: Told): Promise<void> {
    for (const language of ['vi', 'en'] as const) {
      if (language === 'en') {
        await resident.touches('English');
        await page.locator('html[lang=en]').waitFor({ state: 'attached' });
      }
      const missing = async () => {
        const text = await glass();
        return told[language].filter((one) =>
          typeof one === 'string' ? !text.includes(one) : !one.test(text),
        );
      };
      await expect
        .poll(missing, { timeout: 20_000, message: `${row}, ${when}, ${language}` })
        .toEqual([]);
      if (never) expect(await glass(), `${row}, ${when}, ${language}`).not.toMatch(never);
    }
  }
  async function walk(when: When): Promise<void> {
    const failed: string[] = [];
    for (const row of cityRows) {
      try {
        await resident.wakes();
        await walks[row].to(resident, page);
        await reads(row, when, walks[row].told[when]);
        await resident.touches('Finish');
      } catch (error) {
        failed.push(`${row}, ${when}: ${error instanceof Error ? error.message : error}`);
        await page.reload();
      }
    }
    expect(failed).toEqual([]);
  }

  it('with a network: its fact, its source, its time', () => walk('online'));

  it('while its feeds lie: each lie is named, and the last good numbers stand as they were', async () => {
    const state = lobby.city.directory;
    const wall = async () => {
      await resident.wakes();
      await toCity(resident);
      await resident.opens(/^Bảng thành phố/, 'boards');
      await resident.opens(/^Không khí/, 'board');
      const said = await page
        .locator('.station')
        .evaluateAll((all) => all.map((one) => one.textContent ?? ''));
      await resident.touches('Kết thúc');
      return said;
    };
    feed.play('html');
    const before = await wall();
    for (const [trick, named] of lies) {
      feed.play(trick);
      await withStore(state, (store) =>
        store.pool.query(
          "update feeds set next_at = to_timestamp(0), outcome = null, refused = '{}'",
        ),
      );
      await vi.waitFor(
        async () => {
          const listed = await withStore(state, (store) => listFeeds(store));
          const others = listed.filter(
            ({ outcome, refused }) => outcome !== named && !Object.keys(refused).includes(named),
          );
          expect([trick, others.map(({ name }) => name)]).toEqual([trick, []]);
        },
        { timeout: 60_000, interval: 1_000 },
      );
    }
    const asked = page.waitForResponse(/\/hub\/v1\/readings/);
    await page.reload();
    await asked;
    expect(before.length).toBeGreaterThan(1);
    expect(before.join()).toMatch(/Đo lúc/);
    expect(await wall()).toEqual(before);
    feed.play(undefined);
  });

  it('asked again while its register is silent: the last answer with its age', async () => {
    source.play(['silent']);
    for (const code of [dossierCode, productCode]) {
      await resident.wakes();
      await held(code)(resident, page);
      await resident.reads('Nơi này hiện không trả lời. Dưới đây là điều họ cho biết lần trước.');
      await resident.reads(/Hỏi lúc \d\d:\d\d ngày .* \((vừa xong|\d+ phút trước)\)/);
      await resident.touches('Kết thúc');
    }
  });

  it('with the hub killed: the same from the kiosk’s own, and nothing that nobody could know', async () => {
    await lobby.city.killHub();
    await feed.close();
    await page.reload();
    await resident.reads('Không có mạng');
    await walk('offline');
  });

  it('a day and a half later, still alone: what is over is over, what is old says so', async () => {
    await page.addInitScript(shiftClock(laterMs));
    await page.reload();
    await walk('later');
  });
});
