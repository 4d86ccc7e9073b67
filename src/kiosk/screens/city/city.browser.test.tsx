import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import {
  auditAxe,
  auditContrast,
  auditGlyphs,
  auditMillimetres,
  auditReach,
} from '../../../../test/support/audits.ts';
import {
  type StateChange,
  sampleReadings,
  screenServices,
  screenState,
  wellFacts,
} from '../../../../test/support/screen-states.ts';
import type { ResidentEvent, ScreenName } from '../../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../../ui/index.ts';
import '../../ui/styles.css';
import { KioskScreen, loadAllScreens } from '../index.ts';

const services = screenServices();
const screens = [
  'city',
  'places',
  'placeList',
  'place',
  'placeWay',
  'seasons',
  'season',
  'building',
  'leaflet',
] as const satisfies readonly ScreenName[];

async function show(screen: ScreenName, change: StateChange = {}) {
  const state = screenState(screen, change);
  document.body.style.margin = '0';
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  const sent: ResidentEvent[] = [];
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  const { container } = render(
    <KioskScreen state={state} send={(event) => sent.push(event)} services={services} />,
    { container: app },
  );
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame++) await new Promise((done) => requestAnimationFrame(done));
  return { container, sent, text: container.querySelector('.stage')?.textContent ?? '' };
}
const { site } = wellFacts.link;
const siteWith = (change: object): StateChange => ({
  facts: { link: { ...wellFacts.link, ...(site && { site: { ...site, ...change } }) } },
});
const offline: StateChange = {
  facts: { link: { ...wellFacts.link, net: 'offline', clock: 'unconfirmed' }, time: undefined },
};

beforeAll(async () => {
  await page.viewport(1080, 1920);
  await loadAllScreens();
});
afterEach(() => {
  cleanup();
  forgetPress();
  document.body.replaceChildren();
});

describe('places near the kiosk', () => {
  test('are told nearest first, with way and doors, and how many there are in all', async () => {
    const { container, text } = await show('placeList');
    const names = [...container.querySelectorAll('.option')].map((one) => one.textContent ?? '');
    expect(names).toHaveLength(12);
    expect(names[0]).toContain('Nhà thuốc Mẫu số 39');
    expect(names[0]).toMatch(/Về phía \S+( \S+)?, khoảng \d+ m/);
    expect(names[1]).toContain('Đang mở, đến 22 giờ');
    expect(text).toContain('12 nơi đầu, trong tất cả 40 nơi');
  });

  test('without a position of the kiosk have no distance, and it says why', async () => {
    const { text } = await show('placeList', siteWith({ at: undefined }));
    expect(text).toContain('Máy chưa biết mình đứng ở đâu');
    expect(text).not.toContain('khoảng');
  });

  test('of the own ward come first, with an address that nobody knows said as unknown', async () => {
    const here = siteWith({ wardCode: '00004' });
    const { container } = await show('placeList', {
      ...here,
      resident: { placeKind: 'servicePoint' },
    });
    const [first] = [...container.querySelectorAll('.option')].map((one) => one.textContent);
    expect(first).toContain('phường Ba Đình');
    expect(first).toContain('Phường này');
    cleanup();
    document.body.replaceChildren();
    const one = await show('place', {
      ...here,
      resident: { placeKind: 'servicePoint', place: 'service-point-00004' },
    });
    expect(one.text).toContain('Chưa rõ');
    expect(one.text).toContain('Chưa ai đối chiếu lại');
    expect(one.text).not.toContain('Chỉ đường');
  });

  test('say way, drawing, hours, price, free places with their time, and their source', async () => {
    const { container, text, sent } = await show('place');
    for (const part of [
      'Về phía tây bắc, khoảng 600 m',
      'Đang mở, đến 22 giờ',
      'Ngày lễ: chưa rõ',
      'Số liệu cũ: 22 phút trước',
      'Đo lúc 8 giờ 20 hôm nay',
      '120 chỗ',
      '20.000 đồng',
      'Nguồn: Danh sách mẫu để thử',
      'Đối chiếu ngày 1/11/2026',
    ]) {
      expect(text, part).toContain(part);
    }
    const there = container.querySelector('.sketch .there');
    expect(Number(there?.getAttribute('cx'))).toBeLessThan(0);
    expect(Number(there?.getAttribute('cy'))).toBeLessThan(0);
    const way = [...container.querySelectorAll<HTMLButtonElement>('.keys button')].at(-1);
    way?.click();
    expect(sent).toContainEqual({ type: 'OPEN_PLACE_WAY' });
  });

  test('offline with an unsure clock say neither open nor closed, and no age', async () => {
    const { text } = await show('place', offline);
    expect(text).toContain('không nói đang mở hay đóng');
    expect(text).not.toMatch(/Đang mở|Đang đóng|phút trước/);
    expect(text).toContain('Về phía tây bắc');
  });

  test('with readings of long ago have no number of free places', async () => {
    const { text } = await show('place', { facts: { readings: sampleReadings([3_000]) } });
    expect(text).toContain('Không còn số liệu mới');
    expect(text).not.toContain('chỗ trống');
  });

  test('open the way on a phone by the place alone, and name the domain', async () => {
    const { text } = await show('placeWay');
    expect(text).toContain('google.com');
  });
});

describe('seasons', () => {
  test('that are open come first with the days that are left', async () => {
    const { container } = await show('seasons');
    const [first, second] = [...container.querySelectorAll('.option')].map(
      (one) => one.textContent,
    );
    expect(first).toContain('còn 10 ngày');
    expect(second).toContain('Chưa có lịch');
  });

  test('close by themselves', async () => {
    const { text } = await show('seasons', {
      facts: { time: { day: '2026-12-01', minute: 500 } },
    });
    expect(text).not.toContain('Tuyển sinh lớp 6');
    cleanup();
    document.body.replaceChildren();
    const one = await show('season', { facts: { time: { day: '2026-12-01', minute: 500 } } });
    expect(one.text).toContain('đã hết hạn');
  });

  test('that nobody announced show no day', async () => {
    const { text } = await show('season', { resident: { season: 'enrol-grade-10' } });
    expect(text).toContain('Máy không lấy lịch năm trước');
    expect(text.replace(/Thông tin của máy ngày \S+/, '')).not.toMatch(/\d+\/\d+\/\d+/);
  });
});

describe('the building', () => {
  test('says what is out of service, and leaves out what is over', async () => {
    const { text } = await show('building');
    expect(text).toContain('Thang số 2 dừng từ 17/11/2026');
    expect(text).toContain('Đã quá ngày dự kiến 19/11/2026');
    expect(text).toContain('Sơn lại');
    expect(text).not.toContain('Sửa cửa');
    expect(text).toContain('Cập nhật ngày 18/11/2026');
  });

  test('that nobody looked over for long says so', async () => {
    const { text } = await show('building', {
      facts: { time: { day: '2027-03-01', minute: 500 } },
    });
    expect(text).toContain('Trang này đã lâu chưa ai xem lại');
  });

  test('without a page has no door', async () => {
    const { text } = await show('city', siteWith({ building: 'Nhà khác' }));
    expect(text).not.toContain('Tòa nhà của tôi');
  });
});

describe('what is not done here', () => {
  test('says so first, then where to go and by which law', async () => {
    const { text } = await show('leaflet');
    expect(text.indexOf('không nhận khiếu nại')).toBeLessThan(text.indexOf('Nơi tiếp công dân'));
    expect(text).toContain('02/2011/QH13');
  });

  test('has no price that nobody knows', async () => {
    const { text } = await show('leaflet', { resident: { leaflet: 'paid-look-ups' } });
    expect(text).toContain('chưa rõ giá');
    expect(text).not.toMatch(/\d đồng/);
  });
});

describe.each(screens)('%s', (screen) => {
  test.each([
    [1080, 1920, 'M', 'vi'],
    [800, 1280, 'XL', 'en'],
    [1024, 600, 'L', 'vi'],
  ] as const)('is sound at %s x %s, %s, %s', async (width, height, textSize, language) => {
    await page.viewport(width, height);
    const { container } = await show(screen, { settings: { textSize, language } });
    const app = container as HTMLElement;
    expect([
      ...auditMillimetres(app),
      ...auditGlyphs(app),
      ...auditReach(app),
      ...auditContrast(app),
      ...(await auditAxe(app)),
    ]).toEqual([]);
    await page.viewport(1080, 1920);
  });
});
