import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { CityRow } from '../../../../test/support/city-rows.ts';
import {
  readSample,
  type StateChange,
  sampleReadings,
  screenServices,
  screenState,
  wellFacts,
} from '../../../../test/support/screen-states.ts';
import { starterContent } from '../../../content/index.ts';
import type { LookUpAnswer } from '../../../domain/api/index.ts';
import { type Notice, toServiceDetails } from '../../../domain/service/index.ts';
import type { Facts, Resident, ScreenName } from '../../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../../ui/index.ts';
import '../../ui/styles.css';
import { KioskScreen, loadAllScreens } from '../index.ts';

const services = screenServices();
const { content, link } = wellFacts;
if (content === undefined) throw new Error('broken invariant: a well kiosk has content');

/** What stands on the glass: every string of `says`, none of `never`. */
interface Seen {
  readonly screen: ScreenName;
  readonly facts?: Partial<Facts>;
  readonly resident?: Partial<Resident>;
  readonly says: readonly string[];
  readonly never?: RegExp;
}
/** A row of the table of services that the city named: with a network, without, and long after. */
interface Row {
  readonly online: Seen;
  readonly offline: Seen;
  readonly old: Seen;
}

const away = { link: { ...link, net: 'offline' as const } };
/** The same after a night without the hub: nobody vouches for the clock. */
const unsure = {
  link: { ...away.link, clock: 'unconfirmed' as const },
  time: undefined,
};
const facts = 'Thông tin ngày 18/7';
const noNet = 'Không có mạng';

const source = { vi: 'Sổ mẫu (DÙNG THỬ)', en: 'Sample register (TRIAL)' };
const told = (answer: LookUpAnswer) => ({ state: 'told', answer }) as const;
const dossier = readSample('H26.17.45-261116-0002');
const goods = readSample('https://hn.check.net.vn/01/08935049500018/10/GIA-1?17=270131');
const answered = {
  outcome: 'answered',
  source,
  askedAt: '2026-11-20T01:00:00Z',
  kept: false,
} as const;
const dossierAnswer = {
  ...answered,
  kind: 'dossier',
  state: 'inProgress',
  dueDay: '2026-11-26',
} as const;
const productAnswer = {
  ...answered,
  kind: 'product',
  state: 'registered',
  issuer: 'gs1-vietnam',
  lot: 'unknown',
  expiresOn: '2027-01-31',
} as const;

const procedures = starterContent().services;
/** The page of a procedure: its facts are the kiosk's own, and their day stands on every screen. */
function procedure(code: string): Row {
  const service = procedures.find((one) => one.code === code);
  if (service === undefined) throw new Error(`the starter catalogue has no ${code}`);
  const resident = {
    service: code,
    details: { state: 'ready', details: toServiceDetails(service) },
  } as const;
  const name = service.shortName.vi;
  const seen = { screen: 'procedure', resident } as const;
  return {
    online: { ...seen, says: [name, 'Có mạng', facts] },
    offline: { ...seen, facts: away, says: [name, noNet, facts] },
    old: { ...seen, facts: unsure, says: [name, noNet, facts] },
  };
}

/** A board: its number with place, time and source; its age; nothing where it is too old. */
function board(key: string): Row {
  const one = content?.boards?.find((found) => found.key === key);
  const [station] = one?.stations ?? [];
  if (one === undefined || station === undefined) throw new Error(`no board ${key}`);
  const { at: _at, ...site } = link.site ?? { plate: '', building: '', ward: '', wardCode: '' };
  const here = { ...link, site: site as NonNullable<typeof link.site> };
  const seen = { screen: 'board', resident: { board: key } } as const;
  const oldMinutes = one.oldAfterMinutes + 5;
  const goneMinutes = one.goneAfterHours * 60 + 5;
  return {
    online: {
      ...seen,
      facts: { link: here, readings: sampleReadings([5]) },
      says: [station.name.vi, `Nguồn: ${one.source.vi}`, 'Đo lúc 8 giờ 37 hôm nay'],
      never: /Số liệu cũ/,
    },
    offline: {
      ...seen,
      facts: { ...away, link: { ...here, net: 'offline' }, readings: sampleReadings([oldMinutes]) },
      says: [station.name.vi, 'Số liệu cũ', 'Đo lúc', noNet],
    },
    old: {
      ...seen,
      facts: { link: here, readings: sampleReadings([goneMinutes]) },
      says: [station.name.vi, 'Không còn số liệu mới'],
      never: /Đo lúc 8 giờ/,
    },
  };
}

/** A season that nobody announced shows no day; one that was is open, and then over. */
function season(key: string): Row {
  const one = content?.seasons?.find((found) => found.key === key);
  if (one === undefined) throw new Error(`no season ${key}`);
  const from = `Nguồn: ${one.source.vi}`;
  const dates = {
    kind: 'announced',
    opens: '2026-11-10',
    closes: '2026-11-30',
    daysAhead: 30,
  } as const;
  const announced = content && {
    ...content,
    seasons: [{ ...one, dates, calendar: [], checkedOn: '2026-11-01' }],
  };
  const seen = { screen: 'season', resident: { season: key } } as const;
  return {
    online: {
      ...seen,
      facts: { content: announced },
      says: [one.title.vi, 'còn 10 ngày', from, 'Đối chiếu ngày 1/11/2026'],
    },
    offline: {
      ...seen,
      facts: { ...unsure, content: announced },
      says: [one.title.vi, '30/11/2026', noNet, from],
      never: /còn \d+ ngày/,
    },
    old: {
      ...seen,
      facts: { content: announced, time: { day: '2026-12-01', minute: 500 } },
      says: [one.title.vi, 'đã hết hạn'],
    },
  };
}

const alert: Notice = {
  id: 'sot-xuat-huyet',
  title: { vi: 'Có ca sốt xuất huyết ở phường', en: 'Dengue in this ward' },
  body: [{ vi: 'Quý vị đổ nước đọng quanh nhà.', en: 'Empty standing water around the home.' }],
  from: { vi: 'Trạm y tế phường', en: 'Ward health station' },
  pictogram: 'health',
  publishedOn: '2026-11-18',
  expiresOn: '2026-11-25',
  audience: { wards: [link.site?.wardCode || (link.site?.ward ?? '')] },
};
const alerted = { ...content, notices: [alert] };
const alertSays = [alert.title.vi, 'Trạm y tế phường', '18/11/2026', '25/11/2026'];

const leaflet = (key: string, title: string, first: string): Row => {
  const seen = { screen: 'leaflet', resident: { leaflet: key } } as const;
  const says = [title, first, 'Nguồn:', 'Chưa ai đối chiếu lại'];
  return {
    online: { ...seen, says },
    offline: { ...seen, facts: away, says: [...says, noNet] },
    old: { ...seen, facts: unsure, says: [...says, noNet] },
  };
};
const leafletTitle = (key: string) =>
  content?.leaflets?.find((one) => one.key === key)?.title.vi ?? key;

const rows: Readonly<Record<CityRow, Row>> = {
  'any procedure': procedure('1.001193'),
  'a dossier': {
    online: {
      screen: 'scanResult',
      resident: { code: dossier, lookUp: told(dossierAnswer) },
      says: [
        'Hồ sơ đang được giải quyết',
        source.vi,
        'Hỏi lúc 08:00 ngày 20/11/2026 (42 phút trước)',
      ],
    },
    offline: {
      screen: 'scanResult',
      facts: away,
      resident: { code: dossier, lookUp: { state: 'offline' } },
      says: ['Chưa rõ tình trạng hồ sơ', 'chưa hỏi được', noNet],
      never: /đang được giải quyết/,
    },
    old: {
      screen: 'scanResult',
      resident: {
        code: dossier,
        lookUp: told({ ...dossierAnswer, kept: true, askedAt: '2026-11-15T01:00:00Z' }),
      },
      says: ['Nơi này hiện không trả lời.', '(5 ngày trước)', source.vi],
    },
  },
  'an appointment by the hour': {
    online: { screen: 'bookDay', says: ['Nơi tiếp nhận xác nhận sau.'] },
    offline: { screen: 'bookDay', facts: away, says: ['Máy gửi khi có mạng', noNet] },
    old: { screen: 'bookNoDates', facts: unsure, says: ['không đưa ra ngày hẹn', '1022'] },
  },
  feedback: {
    online: { screen: 'left', says: ['Số theo dõi', 'Máy đang gửi tới trung tâm.'] },
    offline: {
      screen: 'left',
      facts: away,
      says: ['Số theo dõi', 'Máy giữ và tự gửi khi có mạng.'],
      never: /đang gửi tới/,
    },
    old: { screen: 'left', facts: unsure, says: ['Số theo dõi', 'Máy giữ và tự gửi khi có mạng.'] },
  },
  complaints: leaflet('complaint', leafletTitle('complaint'), 'không nhận khiếu nại'),
  denunciations: leaflet('denunciation', leafletTitle('denunciation'), 'không nhận tố cáo'),
  'provenance of goods': {
    online: {
      screen: 'scanResult',
      resident: { code: goods, lookUp: told(productAnswer) },
      says: ['GS1 Việt Nam', source.vi, 'Hỏi lúc'],
    },
    offline: {
      screen: 'scanResult',
      facts: away,
      resident: { code: goods, lookUp: { state: 'offline' } },
      says: ['Chưa rõ ai bảo đảm cho sản phẩm này', 'GS1 Việt Nam', noNet],
    },
    old: {
      screen: 'scanResult',
      resident: {
        code: goods,
        lookUp: told({ ...productAnswer, kept: true, askedAt: '2026-11-15T01:00:00Z' }),
      },
      says: ['Nơi này hiện không trả lời.', '(5 ngày trước)'],
    },
  },
  'school enrolment': season('enrol-grade-6'),
  elections: season('election'),
  'hours at Tết': season('tet-hours'),
  taxes: season('property-tax'),
  'business registration': procedure('1.001612'),
  'civil status': procedure('1.000656'),
  land: procedure('1.013992'),
  parking: {
    online: {
      screen: 'place',
      facts: { readings: sampleReadings([5]) },
      says: ['chỗ trống', 'Đo lúc 8 giờ 37 hôm nay', '120 chỗ', 'Nguồn: Danh sách mẫu để thử'],
    },
    offline: {
      screen: 'place',
      facts: { ...unsure, readings: sampleReadings([22]) },
      says: ['không nói đang mở hay đóng', 'Nguồn: Danh sách mẫu để thử', noNet],
      never: /phút trước/,
    },
    old: {
      screen: 'place',
      facts: { readings: sampleReadings([3_000]) },
      says: ['Không còn số liệu mới'],
      never: /chỗ trống/,
    },
  },
  air: board('hanoi-air'),
  'lake water': board('hanoi-lakes'),
  rainfall: board('hanoi-rain'),
  'flooded points': board('hanoi-flood'),
  'health alerts': {
    online: { screen: 'notices', facts: { content: alerted }, says: alertSays },
    offline: {
      screen: 'notices',
      facts: { ...unsure, content: alerted },
      says: [...alertSays, noNet],
    },
    old: {
      screen: 'notices',
      facts: { content: alerted, time: { day: '2026-11-26', minute: 500 } },
      says: ['Hiện chưa có tin nào.'],
      never: /sốt xuất huyết/,
    },
  },
  pharmacies: {
    online: { screen: 'placeList', says: ['trong tất cả 40 nơi', 'Đang mở'] },
    offline: {
      screen: 'placeList',
      facts: unsure,
      says: ['trong tất cả 40 nơi', noNet],
      never: /Đang mở|Đang đóng/,
    },
    old: {
      screen: 'place',
      resident: { placeKind: 'pharmacy', place: 'sample-pharmacy-3' },
      facts: { time: { day: '2027-11-20', minute: 522 } },
      says: ['Nguồn:', 'Thông tin của máy ngày 18/7/2026'],
    },
  },
  'my building': {
    online: {
      screen: 'building',
      says: ['Thang số 2 dừng từ 17/11/2026', 'Cập nhật ngày 18/11/2026'],
    },
    offline: {
      screen: 'building',
      facts: unsure,
      says: ['Thang số 2', 'Cập nhật ngày 18/11/2026', noNet],
      never: /Đã quá ngày dự kiến/,
    },
    old: {
      screen: 'building',
      facts: { time: { day: '2027-03-01', minute: 500 } },
      says: ['Trang này đã lâu chưa ai xem lại'],
    },
  },
  'paid look-ups': leaflet('paid-look-ups', leafletTitle('paid-look-ups'), 'chưa rõ giá'),
};

/** Who says so, as the screens word it. */
const whose = /Nguồn: \S|Nơi cho biết: \S|Trạm y tế phường, từ|Nơi này hiện không trả lời/;
/** When that was: measured, asked, compared, updated, copied; or that nobody ever compared it. */
const ofWhen =
  /(Đo lúc|Lần đo cuối lúc|Hỏi lúc|Đối chiếu ngày|Bản chép ngày|từ) .*\d|(Cập nhật|Thông tin của máy) ngày \d|Chưa ai đối chiếu lại/;
/** Rows that ask something of a resident, and tell nothing that somebody else said. */
const asking: readonly string[] = ['an appointment by the hour', 'feedback'];
/** What says that nothing is known, or nothing is on, has nobody to name. */
const nothing = /Chưa rõ tình trạng hồ sơ|Chưa rõ ai bảo đảm|Hiện chưa có tin nào/;

async function show({ screen, facts: changed = {}, resident = {} }: Seen): Promise<string> {
  const change: StateChange = { facts: changed, resident };
  const state = screenState(screen, change);
  document.body.style.margin = '0';
  const measure = measureScreen(innerWidth, innerHeight);
  applyDisplay(document.documentElement, measure, state.context.settings);
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  const { container } = render(
    <KioskScreen state={state} send={() => undefined} services={services} />,
    { container: app },
  );
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame++) await new Promise((done) => requestAnimationFrame(done));
  return container.textContent ?? '';
}

beforeAll(async () => {
  await page.viewport(1080, 1920);
  await loadAllScreens();
});
afterEach(() => {
  cleanup();
  forgetPress();
  document.body.replaceChildren();
});

describe.each(Object.entries(rows))('%s', (name, row) => {
  test.each(['online', 'offline', 'old'] as const)('%s', async (when) => {
    const seen = row[when];
    const text = await show(seen);
    expect(seen.says.filter((words) => !text.includes(words))).toEqual([]);
    if (seen.never !== undefined) expect(text).not.toMatch(seen.never);
  });
  test.each(['online', 'offline', 'old'] as const)('%s: who says so, and when', async (when) => {
    await show(row[when]);
    // The header's own day is of the kiosk, and proves nothing of what stands beneath it.
    const told = document.querySelector('.main')?.textContent ?? '';
    const isFact = !asking.includes(name) && !nothing.test(told);
    expect([isFact, whose.test(told), ofWhen.test(told)], told).toEqual([isFact, isFact, isFact]);
  });
});

test('a station without a number names its source all the same', async () => {
  const text = await show({
    screen: 'board',
    resident: { board: 'hanoi-air' },
    facts: { readings: undefined },
    says: [],
  });
  const stations = [...document.querySelectorAll('.station')].map((one) => one.textContent ?? '');
  expect(text).toContain('Chưa có số liệu');
  expect(stations.length).toBeGreaterThan(1);
  expect(stations.filter((one) => !one.includes('Nguồn: '))).toEqual([]);
});
