import { cleanup, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditAxe, auditContrast, auditMillimetres } from '../../../test/support/audits.ts';
import {
  type StateChange,
  screenServices,
  screenState,
} from '../../../test/support/screen-states.ts';
import { provisioningText } from '../../domain/codes/index.ts';
import { createMemoryScanner, type MemoryScanner } from '../devices/scanner/index.ts';
import { memoryHubLink } from '../link/index.ts';
import { memoryOutbox } from '../outbox/index.ts';
import type { ResidentEvent, ScreenName } from '../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { KioskScreen, loadAllScreens } from './index.ts';

const code = '7KQ2M9XR4TZ1A';
let scanner: MemoryScanner;
let link: ReturnType<typeof memoryHubLink>;
let outbox: ReturnType<typeof memoryOutbox>;
let page: HTMLElement;
let sent: ResidentEvent[];

beforeEach(async () => {
  await loadAllScreens();
  scanner = createMemoryScanner();
  link = memoryHubLink({ enrolment: 'refused', refusal: 'forked' });
  outbox = memoryOutbox(
    () => 0,
    (array) => array.fill(1),
  );
  sent = [];
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  forgetPress();
});

function show(screen: ScreenName, change: StateChange = {}): void {
  document.body.style.margin = '0';
  page = document.body.appendChild(Object.assign(document.createElement('div'), { id: 'app' }));
  draw(screen, change);
}

function draw(screen: ScreenName, change: StateChange): void {
  const services = { ...screenServices(), scanner, link, outbox };
  const state = screenState(screen, change);
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  render(<KioskScreen state={state} send={(event) => sent.push(event)} services={services} />, {
    container: page,
  });
}

const button = (words: string) =>
  [...page.querySelectorAll('button')].find((one) => one.textContent?.includes(words));
function press(words: string): void {
  forgetPress();
  const found = button(words);
  if (!found) throw new Error(`no button says ${words}`);
  found.click();
}
const type = (text: string) => {
  for (const letter of text) {
    const key = page.querySelector<HTMLButtonElement>(`[data-key="${letter}"]`);
    if (!key) throw new Error(`no key ${letter}`);
    key.click();
  }
};
const field = () => page.querySelector('[role="textbox"]')?.textContent;

describe('staff enrol the kiosk', () => {
  test('a code that is typed is redeemed, and said in groups while it is typed', async () => {
    show('staffEnrol', { facts: { link: link.state.value } });
    type(code);
    await waitFor(() => expect(field()).toBe('7KQ2-M9XR-4TZ1-A'));
    press('Đăng ký');
    await waitFor(() => expect(page.textContent).toContain('Đã đăng ký: k-TRA1KSK0'));
    expect(link.tried).toEqual([code]);
    press('Thoát');
    expect(sent).toContainEqual({ type: 'STAFF_EXIT' });
  });

  test.each([`motcham:enrol:${code}`, code.toLowerCase()])(
    'a code that is scanned is redeemed by itself: %s',
    async (text) => {
      show('staffEnrol');
      await waitFor(() => expect(field()).toBeDefined());
      scanner.present(text, 'shell');
      await waitFor(() => expect(link.tried).toEqual([code]));
    },
  );

  test('the camera is opened for it, and closed when the code was read', async () => {
    show('staffEnrol');
    await waitFor(() => expect(button('Quét bằng camera')).toBeDefined());
    press('Quét bằng camera');
    await waitFor(() => expect(scanner.status.value).toBe('live'));
    scanner.present(`motcham:enrol:${code}`, 'camera');
    await waitFor(() => expect(scanner.status.value).toBe('idle'));
    await waitFor(() => expect(link.tried).toEqual([code]));
  });

  test('a whole provisioning code says what the machine will be, and goes to its hub', async () => {
    const hub = 'https://hub.example';
    const text = provisioningText({
      ...{ hub, keyPin: undefined, code, expiresAtMinutes: 1, languages: ['vi'] },
      ...{ hours: undefined, kiosk: undefined },
      site: { plate: 'B7', building: 'Nhà Bảy', ward: 'Phường Bảy', mode: 'lobby' },
    });
    show('staffEnrol', { staff: { badge: text } });
    await waitFor(() => expect(link.tried).toEqual([code]));
    await waitFor(() => expect(page.textContent).toContain('B7, Nhà Bảy, Phường Bảy'));
    expect(page.textContent).toContain(hub);
  });

  test.each([
    ['motcham:kiosk:9ABC', 'chương trình mới hơn'],
    ['motcham:kiosk:1ABC', 'đọc bị sai'],
    [`motcham:badge:${'a'.repeat(40)}`, 'mã khác'],
  ])('%s is neither tried nor taken for a code', async (text, words) => {
    show('staffEnrol');
    await waitFor(() => expect(field()).toBeDefined());
    scanner.present(text, 'shell');
    await waitFor(() => expect(page.textContent).toContain(words));
    expect(link.tried).toEqual([]);
  });

  test('what is no enrolment code is neither tried nor shown', async () => {
    show('staffEnrol');
    await waitFor(() => expect(field()).toBeDefined());
    scanner.present('001099012345|Nguyễn Văn Thử', 'shell');
    await waitFor(() => expect(page.textContent).toContain('Đây không phải mã đăng ký máy'));
    expect(link.tried).toEqual([]);
    expect(page.textContent).not.toContain('001099012345');
  });

  // Each says what happened and what to do, to whoever reads Vietnamese and whoever does not.
  test.each([
    ['badCode', 'Trung tâm không nhận mã này', 'Ask for a new one'],
    ['offline', 'Chưa tới được trung tâm', 'Check the network'],
    ['storageClosed', 'chưa lưu được danh tính', 'Try the same code again'],
    ['codeUnknown', 'chưa từng cấp mã đó', 'never gave that code'],
    ['codeUsed', 'Mỗi mã chỉ dùng một lần', 'Each works once'],
    ['codeExpired', 'quá 15 phút', 'older than 15 minutes'],
    ['codeRevoked', 'đã bị thu hồi', 'was revoked. Ask the operator'],
    ['badProof', 'không tin khóa', 'Try another network'],
    ['requestsHeld', 'yêu cầu của trung tâm cũ', 'for the old hub'],
    ['noHub', 'gõ mã tay chưa đủ', 'Scan the QR code'],
    ['noShell', 'trung tâm đã mở trang', 'Open the page of the other hub'],
    ['shellSilent', 'không trả lời', 'Switch off, on, and scan again'],
    ['unreachable', 'Không tới được', 'Check cable or signal'],
    ['wrongPin', 'Đừng dùng mạng này', 'Do not use this network'],
    ['certificate', 'Chứng thư', 'Tell the operator'],
    ['clockWrong', 'Đồng hồ của máy sai', 'Wait some minutes'],
    ['notAHub', 'không phải trung tâm', 'ask for a login'],
  ] as const)(
    '%s is said in both languages, and the same code can be tried again',
    async (error, words, english) => {
      link.enrolWith = error;
      const facts = { outbox: { ...outbox.status.value, count: 3 } };
      show('staffEnrol', { facts });
      await waitFor(() => expect(field()).toBeDefined());
      type(code);
      await waitFor(() => expect(field()).toBe('7KQ2-M9XR-4TZ1-A'));
      press('Đăng ký');
      await waitFor(() => expect(page.textContent).toContain(words));
      press('English');
      expect(sent).toContainEqual({ type: 'SET_LANGUAGE', language: 'en' });
      draw('staffEnrol', { facts, staff: { language: 'en' } });
      await waitFor(() => expect(page.textContent).toContain(english));
      expect(page.textContent).not.toContain('{{');
      expect(page.scrollHeight).toBeLessThanOrEqual(innerHeight);
      link.enrolWith = undefined;
      // R12: the same key is deaf for half a second.
      await waitFor(
        () => {
          if (link.tried.length < 2) press('Enrol');
          expect(link.tried).toHaveLength(2);
        },
        { timeout: 10_000 },
      );
      await waitFor(() => expect(page.textContent).toContain('Enrolled'));
      expect(link.tried).toEqual([code, code]);
    },
  );

  test('a machine that nobody knows leads there from the PIN, a known one does not', async () => {
    show('staffPin', { facts: { link: link.state.value } });
    await waitFor(() => expect(button('Đăng ký máy')).toBeDefined());
    press('Đăng ký máy');
    expect(sent).toContainEqual({ type: 'OPEN_ENROL' });
    cleanup();
    document.body.replaceChildren();
    show('staffPin');
    await waitFor(() => expect(button('Mở')).toBeDefined());
    expect(button('Đăng ký máy')).toBeUndefined();
  });

  test('the state of the machine says that the line is refused, and why', async () => {
    show('staffStatus', { facts: { link: link.state.value } });
    await waitFor(() => expect(page.textContent).toContain('Trung tâm không nhận máy này'));
    expect(page.textContent).toContain('hai máy dùng chung một danh tính');
    press('Đăng ký máy');
    expect(sent).toContainEqual({ type: 'OPEN_ENROL' });
  });
});

describe('staff see what is kept apart', () => {
  const sample = [
    { id: 'a', seq: 12, kind: 'feedback', atMs: 1_795_000_000_000, code: 'malformed' },
    { id: 'b', seq: 13, kind: undefined, atMs: 1_795_000_000_000, code: 'forked' },
    { id: 'c', seq: 14, kind: 'appointment', atMs: 1_795_000_000_000, code: 'code-of-later' },
  ] as const;

  test('each with number, kind and reason', async () => {
    outbox.apart = sample;
    show('staffKept');
    await waitFor(() => expect(page.textContent).toContain('Số 12 góp ý, phản ánh'));
    for (const words of ['không hiểu dạng này', 'hai máy dùng chung', 'giữ chỗ', 'code-of-later']) {
      expect(page.textContent).toContain(words);
    }
    press('Quay lại');
    expect(sent).toContainEqual({ type: 'BACK' });
  });

  test('more than fit go on pages that staff can turn', async () => {
    outbox.apart = Array.from({ length: 70 }, (_, n) => ({
      ...sample[0],
      id: `id-${n}`,
      seq: n + 1,
    }));
    show('staffKept');
    await waitFor(() => expect(page.textContent).toContain('Còn 10 yêu cầu nữa'));
    const shown = () =>
      [...page.querySelectorAll<HTMLElement>('.status-row')].filter(
        (row) => row.style.visibility !== 'hidden',
      );
    await waitFor(() => expect(page.textContent).toMatch(/Trang 1/));
    const first = shown()[0]?.textContent;
    press('Còn nữa');
    await waitFor(() => expect(shown()[0]?.textContent).not.toBe(first));
  });

  test('nothing kept apart, and a closed storage, are said', async () => {
    show('staffKept');
    await waitFor(() => expect(page.textContent).toContain('Không có yêu cầu nào bị giữ riêng'));
    cleanup();
    document.body.replaceChildren();
    outbox.apart = undefined;
    show('staffKept');
    await waitFor(() => expect(page.textContent).toContain('chưa đọc được'));
  });

  test('what it shows is large and legible', async () => {
    outbox.apart = sample;
    show('staffKept');
    await waitFor(() => expect(page.textContent).toContain('Số 12'));
    expect(auditMillimetres(page)).toEqual([]);
    expect(auditContrast(page)).toEqual([]);
    expect(await auditAxe(page)).toEqual([]);
  });
});
