import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  auditAxe,
  auditContrast,
  auditGlyphs,
  auditMillimetres,
  auditReach,
} from '../../../test/support/audits.ts';
import { screenServices, screenState } from '../../../test/support/screen-states.ts';
import { newFollowCode } from '../../domain/action/index.ts';
import type { DossierAnswer, LookUpAnswer, ProductAnswer } from '../../domain/api/index.ts';
import { followCodeText, readCode } from '../../domain/codes/index.ts';
import {
  defaultSettings,
  type FollowState,
  type LookUpState,
  type ResidentEvent,
  type Settings,
} from '../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { vi } from '../words/vi/index.ts';
import { KioskScreen, loadAllScreens } from './index.ts';

const services = screenServices();
const today = { year: 2026, month: 11, day: 20 };
const source = { vi: 'Sổ hồ sơ mẫu của thành phố (DÙNG THỬ)', en: 'Sample register (TRIAL)' };
/** 08:00 in Hanoi on the sample's day, 42 minutes before the sample's clock. */
const askedAt = '2026-11-20T01:00:00Z';
const told = (answer: LookUpAnswer): LookUpState => ({ state: 'told', answer });
const dossier = (change: Partial<DossierAnswer> = {}): LookUpState =>
  told({
    outcome: 'answered',
    kind: 'dossier',
    state: 'inProgress',
    dueDay: '2026-11-26',
    source,
    askedAt,
    kept: false,
    ...change,
  });
const product = (change: Partial<ProductAnswer> = {}): LookUpState =>
  told({
    outcome: 'answered',
    kind: 'product',
    state: 'registered',
    issuer: 'gs1-vietnam',
    lot: 'unknown',
    expiresOn: '2027-01-31',
    source,
    askedAt,
    kept: true,
    ...change,
  });
let drawn = 3;
const follow = newFollowCode((bytes) => bytes.map(() => drawn++));
const payment =
  '00020101021238540010A00000072701240006970436011098895593570208QRIBFTTA53037045405100005802VN62320828day la noi dung chuyen khoan6304EEF5';
const goods = 'https://hn.check.net.vn/01/08935049500018/10/GIA-1?17=200131';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly lookUp?: LookUpState;
  readonly follow?: FollowState;
  /** What is written in the report about it. */
  readonly report?: string;
}
const cases: readonly Case[] = [
  {
    name: 'a dossier that is asked about',
    text: 'H26.17.45-261116-0002',
    lookUp: { state: 'asking' },
  },
  { name: 'a dossier under way', text: 'H26.17.45-261116-0002', lookUp: dossier() },
  {
    name: 'a dossier that waits for papers, said long ago',
    text: 'H26.17.45-261116-0003',
    lookUp: dossier({ state: 'waitingForPapers', kept: true, askedAt: '2026-11-15T01:00:00Z' }),
  },
  {
    name: 'a dossier without a network',
    text: 'H26.17.45-261116-0002',
    lookUp: { state: 'offline' },
  },
  { name: 'a product that is listed', text: goods, lookUp: product() },
  {
    name: 'a product that was recalled',
    text: '8938505974194',
    lookUp: product({ state: 'recalled' }),
  },
  {
    name: 'a product that is not in the register',
    text: '8938505970011',
    lookUp: product({ state: 'notFound' }),
  },
  { name: 'a product nobody knows', text: '9638507400001', lookUp: told({ outcome: 'noSource' }) },
  {
    name: 'a product whose register is silent',
    text: goods,
    lookUp: told({ outcome: 'noAnswer', source }),
  },
  { name: 'a payment', text: payment },
  { name: 'a health-insurance card', text: 'GD4010123456789' },
  {
    name: 'a slip',
    text: followCodeText(follow),
    follow: {
      state: 'known',
      facts: { status: 'received', changedAt: askedAt, result: undefined, source: 'hub' },
    },
  },
];

async function show(
  one: Case,
  settings: Partial<Settings> = {},
  screen: 'scanResult' | 'feedbackDetails' = 'scanResult',
) {
  const state = screenState(screen, {
    settings,
    resident: {
      code: readCode(one.text, { today }),
      lookUp: one.lookUp ?? { state: 'none' },
      follow: one.follow ?? { state: 'none' },
      feedback: { category: 'health', place: '', text: one.report ?? '', urgent: false },
    },
  });
  document.body.style.margin = '0';
  applyDisplay(document.documentElement, measureScreen(innerWidth, innerHeight), {
    ...defaultSettings,
    ...settings,
  });
  const sent: ResidentEvent[] = [];
  const { container } = render(
    <KioskScreen state={state} send={(event) => sent.push(event)} services={services} />,
    {
      container: document.body.appendChild(
        Object.assign(document.createElement('div'), { id: 'app' }),
      ),
    },
  );
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame++) {
    await new Promise((done) => requestAnimationFrame(() => done(undefined)));
  }
  return { container, sent };
}

const press = (container: Element, words: string) => {
  const button = [...container.querySelectorAll('button')].find((one) =>
    one.textContent?.includes(words),
  );
  if (!button) throw new Error(`no button says ${words}`);
  button.click();
};

beforeAll(async () => {
  await loadAllScreens();
});
afterEach(() => {
  cleanup();
  forgetPress();
  document.body.replaceChildren();
});

describe.each([
  { language: 'vi', textSize: 'M', theme: 'light' },
  { language: 'en', textSize: 'XL', theme: 'contrast' },
] as const)('in $language, $textSize, $theme', (settings) => {
  test.each(cases)('$name keeps millimetres, glyphs, contrast and axe', async (one) => {
    const { container } = await show(one, settings);
    const findings = [
      ...auditMillimetres(container),
      ...auditGlyphs(container),
      ...auditReach(container),
      ...auditContrast(container),
      ...(await auditAxe(container)),
    ];
    expect(findings).toEqual([]);
  });
});

describe('what is said', () => {
  const find = (name: string) => cases.find((one) => one.name === name) ?? cases[0]!;

  test('a code that joins a network is no page’s address, and its password stands nowhere', async () => {
    const text = 'WIFI:T:WPA;S:NhaToi;P:matkhau123;;';
    const { container } = await show({ name: 'a network', text });
    expect(container.querySelector('h1')?.textContent).toBe(vi.scan.kind_text);
    expect(container.textContent).toContain(vi.findings.schemeHostile);
    expect(container.textContent).not.toMatch(/matkhau123|trang mạng/);
  });

  test('an answer has its source, its hour and its age', async () => {
    const { container } = await show(find('a dossier under way'));
    expect(container.textContent).toContain('Hồ sơ đang được giải quyết');
    expect(container.textContent).toContain('Hẹn trả kết quả: 26/11/2026.');
    expect(container.textContent).toContain(source.vi);
    expect(container.textContent).toContain('Hỏi lúc 08:00 ngày 20/11/2026 (42 phút trước).');
  });

  test.each([
    ['2026-11-19', 'Hạn dùng trong sổ là 19/11/2026, đã qua.', 'warn'],
    ['2026-11-20', 'Hạn dùng trong sổ: 20/11/2026.', 'place'],
  ])(
    'a day of use in the register that has passed is said to have passed: %s',
    async (expiresOn, words, tone) => {
      const { container } = await show({
        name: '',
        text: '8935049500018',
        lookUp: product({ expiresOn, lot: 'notSaid' }),
      });
      const strip = [...container.querySelectorAll('.strip')].find((one) =>
        one.textContent?.includes(words),
      );
      expect(strip?.classList.contains(tone)).toBe(true);
    },
  );

  test.each(['H26.17.45-290116-0002', 'motcham:follow:0123456789A'])(
    'of a number that contradicts itself nobody is said to be asked: %s',
    async (text) => {
      const { container } = await show({ name: '', text });
      expect(container.textContent).toContain(vi.scan.about_misread);
      expect(container.textContent).not.toContain(vi.scan.about_dossier);
      expect(container.textContent).not.toContain(vi.scan.about_slip);
    },
  );

  test('an old answer is said to be one', async () => {
    const { container } = await show(find('a dossier that waits for papers, said long ago'));
    expect(container.textContent).toContain('Nơi này hiện không trả lời.');
    expect(container.textContent).toContain('(5 ngày trước).');
  });

  test('a product that is not in the register is neither false nor vouched for', async () => {
    const { container } = await show(find('a product that is not in the register'));
    expect(container.textContent).toContain('Chưa rõ: sổ này không có sản phẩm này');
    expect(container.textContent).toContain('Nhiều hàng thật không ghi vào sổ này.');
    expect(container.querySelectorAll('.strip.ok')).toHaveLength(0);
  });

  test.each([
    ['8935049500018', true],
    ['8935049500019', false],
  ] as const)(
    'who gave a number is said only where its check digit fits: %s',
    async (text, fits) => {
      const { container } = await show({ name: '', text });
      expect(container.textContent?.includes('GS1 Việt Nam')).toBe(fits);
      expect(container.textContent?.includes(vi.scan.issuerUnknown)).toBe(!fits);
    },
  );

  test.each([
    ['001199012345||Trần Thị Minh Hoà|05031999|Nữ|Hà Nội|12082021', true],
    [payment, false],
    ['https://vi-du.example.vn/khuyen-mai', false],
    ['Phiếu hẹn 412', false],
  ] as const)('what has no form to be right gets no word of praise: %s', async (text, praised) => {
    const { container } = await show({ name: '', text });
    expect(container.textContent?.includes(vi.scan.formOk)).toBe(praised);
  });

  test('nothing green on a product that contradicts itself, and never on a payment', async () => {
    for (const name of ['a product that is listed', 'a product that was recalled', 'a payment']) {
      const { container } = await show(find(name));
      expect(container.querySelectorAll('.strip.ok'), name).toHaveLength(0);
      cleanup();
      document.body.replaceChildren();
    }
  });

  test.each([
    ['vi', '10.000 đồng'],
    ['en', '10,000 VND'],
  ] as const)('an amount is money, in %s', async (language, amount) => {
    const { container } = await show(find('a payment'), { language });
    expect([...container.querySelectorAll('dd')].map((one) => one.textContent)).toContain(amount);
  });

  test('an amount that is not in đồng is not called so', async () => {
    const { container } = await show({ name: '', text: payment.replace('5303704', '5303840') });
    const shown = [...container.querySelectorAll('dd')].map((one) => one.textContent);
    expect(shown).toContain('10000');
  });

  test('a long address without a place to break is shown whole', async () => {
    const text = `https://vi-du.example.vn/${'khuyenmai'.repeat(9)}?het`;
    for (const textSize of ['M', 'XL'] as const) {
      const { container } = await show({ name: '', text }, { textSize });
      const value = [...container.querySelectorAll('dd')].find((one) =>
        one.textContent?.includes('khuyenmai'),
      );
      expect(value?.textContent).toContain('?het');
      const range = document.createRange();
      range.selectNodeContents(value as Element);
      const right = Math.max(...[...range.getClientRects()].map((box) => box.right));
      expect(right, textSize).toBeLessThanOrEqual(innerWidth);
      cleanup();
      document.body.replaceChildren();
    }
  });

  test.each([
    ['the number of the product that was scanned', '', false],
    ['a phone beside it', ' Gọi 0912345678.', true],
  ] as const)('a report that holds %s', async (_, more, advised) => {
    const report = `Nghi hàng giả. Mã số sản phẩm 8935049500018. Số lô GIA-1.${more}`;
    const { container } = await show(
      { name: '', text: goods, report },
      { language: 'vi' },
      'feedbackDetails',
    );
    expect(container.textContent).toContain('8935049500018');
    expect(container.textContent?.includes(vi.feedback.phoneTyped)).toBe(advised);
  });

  test('a request is cancelled only when it was meant', async () => {
    const { container, sent } = await show(find('a slip'));
    press(container, 'Hủy yêu cầu này');
    await new Promise((done) => setTimeout(done, 600));
    expect(sent).toEqual([]);
    expect(container.textContent).toContain('Yêu cầu đã hủy không lấy lại được.');
    press(container, 'Hủy yêu cầu');
    expect(sent).toEqual([{ type: 'CANCEL_REQUEST' }]);
  });

  test('a slip is printed again with what is known now, and nothing else', async () => {
    const { container, sent } = await show(find('a slip'));
    press(container, 'In ra giấy');
    const [print] = sent;
    expect(print).toMatchObject({ type: 'PRINT', document: { kind: 'follow' } });
    const words = JSON.stringify(print);
    expect(words).toContain('Trung tâm đã nhận yêu cầu này.');
    expect(words).toContain(`motcham:follow:${follow}`);
  });
});
