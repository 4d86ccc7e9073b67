import { configure } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { DeskLine, DeskRequest, InboxAnswer } from '../../domain/api/console/index.ts';
import { axeFindings, ConsoleFailure, drawPage, testPerson } from '../test-support/index.ts';
import { page } from './page.ts';

// A busy machine must not decide what passes.
configure({ asyncUtilTimeout: 20_000 });
const slow = { timeout: 60_000 };
const nowMs = Date.parse('2026-11-20T12:00:00+07:00');
const id = (n: number) => `01a00000-0000-7000-8000-00000000000${n}`;

const line = (n: number, changes: Partial<DeskLine>): DeskLine => ({
  id: id(n),
  kind: 'feedback',
  kiosk: 'k-7KQ2M9XR',
  site: {
    plate: 'H0377',
    building: 'Nhà B2 Xa La',
    ward: 'Hà Đông',
    wardCode: '00001',
    mode: 'lobby',
  },
  receivedMs: nowMs - 86_400_000,
  status: 'received',
  changedMs: nowMs - 86_400_000,
  isFinal: false,
  category: 'environment',
  urgent: false,
  branch: null,
  day: null,
  slot: null,
  service: null,
  dueMs: null,
  dueBy: null,
  claimedBy: null,
  handover: null,
  ...changes,
});
const inbox: InboxAnswer = {
  nowMs,
  lines: [
    line(1, { dueMs: nowMs - 10_800_000, dueBy: 'reception' }),
    line(2, { dueMs: nowMs + 7_200_000, dueBy: 'urgent', urgent: true }),
    line(3, { kind: 'dossierQuestion', category: null, urgent: null }),
    line(4, {
      kind: 'appointment',
      category: null,
      urgent: null,
      branch: 'ha-dong-1',
      day: '2026-11-26',
      slot: '08:30',
      dueMs: nowMs + 6 * 86_400_000,
      dueBy: 'hour',
    }),
    line(5, { status: 'done', isFinal: true }),
  ],
  names: { 'ha-dong-1': { vi: 'Chi nhánh Hà Đông', en: 'Ha Dong branch' } },
  deadLetters: 2,
  hasOffice: false,
};
const request: DeskRequest = {
  line: inbox.lines[1]!,
  result: null,
  body: { category: 'environment', text: '[kept back]', urgent: true },
  closed: ['text'],
  names: {},
  problem: null,
  history: [
    { at: nowMs, what: 'received', detail: 'k-7KQ2M9XR' },
    { at: nowMs + 1, what: 'contradiction', detail: 'pastHour' },
  ],
};
let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(() => drawn?.close());
const draw = (more: Partial<Parameters<typeof drawPage>[1]> = {}) => {
  drawn = drawPage(page, {
    ...more,
    answers: { 'GET requests': inbox, [`GET requests/${id(2)}`]: request, ...more.answers },
  });
  return drawn;
};

describe('the inbox', slow, () => {
  it('has parts by deadline, unknown ones said as unknown, and moves by keys', async () => {
    const view = draw();
    await view.findByText('1 việc quá hạn, 1 việc phải xong hôm nay');
    const parts = [...view.container.querySelectorAll('tr.gr')].map((row) =>
      row.textContent?.trim(),
    );
    expect(parts).toEqual(['Quá hạn 1', 'Hôm nay 1', 'Sau đó 1', 'Chưa rõ hạn 1', 'Đã trả lời 1']);
    view.getByText('Thư chết 2');
    // As the content names it, and not by its key.
    view.getByText('26/11/2026 08:30 · Chi nhánh Hà Đông');
    // Headings of parts are no rows.
    await view.findByText(/^Dòng 1–5 trên 5/);
    view.press('j');
    await expect.poll(() => location.pathname).toContain(id(1));
  });

  it.each(['light', 'dark'] as const)(
    'keeps personal fields closed until a reason is given, in %s',
    async (theme) => {
      const view = draw({
        theme,
        path: `requests/${id(2)}`,
        answers: { [`POST requests/${id(2)}/open`]: { fields: { text: 'Nước tràn ở hầm' } } },
      });
      await view.findByText('Trường riêng tư, đang khóa');
      // Keys of the wire are nothing to an office.
      view.getByText('Người dân viết');
      view.getByText('khẩn · Môi trường');
      view.getByText('Câu trả lời không nhận: hứa một giờ đã bắt đầu');
      const facts = [...view.container.querySelectorAll('dl.kv')].map((list) => list.textContent);
      expect(facts[0]).toBe('Lĩnh vựcMôi trườngKhẩncó');
      expect(view.queryByText('Nước tràn ở hầm')).toBeNull();
      expect(await axeFindings(view.container)).toEqual([]);
      const field = view.getByLabelText('Vì sao cần mở') as HTMLInputElement;
      field.value = 'gọi lại người dân';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      const open = () => view.getByRole('button', { name: /Mở trường riêng tư/ });
      await expect.poll(() => open().getAttribute('aria-disabled')).toBe('false');
      open().click();
      await view.findByText('Nước tràn ở hầm');
      expect(view.link.asked.find(({ method }) => method === 'POST')?.body).toEqual({
        reason: 'gọi lại người dân',
      });
    },
  );

  it('answers with what the kiosk can word, and takes a request by a key', async () => {
    const view = draw({
      path: `requests/${id(2)}`,
      answers: {
        [`POST requests/${id(2)}/reply`]: { verdict: 'kept' },
        [`POST requests/${id(2)}/claim`]: { done: true },
      },
    });
    const template = await view.findByRole('button', { name: 'Đang xử lý' });
    view.press('r');
    await expect.poll(() => document.activeElement).toBe(template);
    template.click();
    const said = await view.findByText('Đã gửi. Người dân thấy ở kiosk.');
    // Above what it answers: at the end of a long record nobody would see it.
    const top = said.getBoundingClientRect().bottom;
    expect(top).toBeLessThan(view.getByText('Nội dung').getBoundingClientRect().top);
    view.press('a');
    await expect.poll(() => view.link.asked.some(({ path }) => path.endsWith('/claim'))).toBe(true);
    expect(view.link.asked.find(({ path }) => path.endsWith('/reply'))?.body).toEqual({
      result: { kind: 'feedback', state: 'inProgress', reason: null },
    });
    expect(testPerson.name).toBeTruthy();
  });

  it('tells who else asked for an hour, and promises none that is over', async () => {
    const asked = inbox.lines[3]!;
    const hour = {
      branch: 'ha-dong-1',
      day: '2026-11-26',
      slot: '08:30',
      refused: 0,
      places: 4,
      isUsual: true,
    };
    const drawHour = (dueMs: number) =>
      draw({
        path: `requests/${id(4)}`,
        answers: {
          'GET requests': { ...inbox, lines: [{ ...asked, dueMs }] },
          [`GET requests/${id(4)}`]: { ...request, line: asked, body: {}, closed: [] },
          'GET appointments': {
            nowMs,
            rows: [
              { ...hour, asked: 2, confirmed: 1 },
              { ...hour, slot: '09:00', asked: 7, confirmed: 7 },
            ],
            names: inbox.names,
          },
        },
      });
    const view = drawHour(nowMs + 86_400_000);
    await view.findByText('Giờ này ở nơi làm này: 2 người chờ nhận, 1 đã nhận trên 4 chỗ.');
    expect(view.queryByText(/Đã đủ chỗ/)).toBeNull();
    await view.findByRole('button', { name: 'Nhận lịch 26/11/2026 08:30' });
    view.close();
    const over = drawHour(nowMs - 60_000);
    await over.findByRole('button', { name: 'Từ chối: đã quá giờ' });
    expect(over.queryByRole('button', { name: /Nhận lịch/ })).toBeNull();
  });

  it('says what would be here, what failed, and offers nothing to those who only look', async () => {
    const view = draw({ answers: { 'GET requests': { ...inbox, lines: [] } } });
    await view.findByText('Không có việc nào đang chờ');
    view.close();
    const broken = draw({ answers: { 'GET requests': new ConsoleFailure('unavailable') } });
    await broken.findByRole('alert');
    broken.close();
    const viewer = draw({ path: `requests/${id(2)}`, roles: ['viewer'] });
    await viewer.findByText('Trường riêng tư, đang khóa');
    expect(viewer.queryByText('Mở trường riêng tư')).toBeNull();
    expect(viewer.queryByText('Đang xử lý')).toBeNull();
  });
});

it('puts who calls for help above all that is late, and says how it ended', slow, async () => {
  const call = line(6, { kind: 'callForHelp', category: null, urgent: null });
  const due = { dueMs: nowMs + 60_000, dueBy: 'help' } as const;
  const view = draw({
    path: `requests/${id(6)}`,
    answers: {
      'GET requests': { ...inbox, lines: [...inbox.lines, { ...call, ...due }] },
      [`GET requests/${id(6)}`]: {
        ...request,
        line: { ...call, ...due },
        body: { screen: 'bookDay' },
        closed: [],
      },
      [`POST requests/${id(6)}/reply`]: { verdict: 'kept' },
    },
  });
  await view.findByText('1 người đang gọi, 1 việc quá hạn');
  const parts = [...view.container.querySelectorAll('tr.gr')].map((row) => row.textContent?.trim());
  expect(parts.slice(0, 2)).toEqual(['Đang gọi người 1', 'Quá hạn 1']);
  await view.findByText(/trong khoảng 2 phút/);
  await view.findByText('đặt lịch hẹn');
  (await view.findByRole('button', { name: 'Chưa báo được ai: mời gọi 1022' })).click();
  await view.findByText('Đã gửi. Người dân thấy ở kiosk.');
  expect(view.link.asked.find(({ path }) => path.endsWith('/reply'))?.body).toEqual({
    result: { kind: 'callForHelp', told: 'nobody' },
  });
});

it('says that an hour is full, and lets an operator say how many it takes', slow, async () => {
  const asked = inbox.lines[3]!;
  const hour = {
    branch: 'ha-dong-1',
    day: '2026-11-26',
    slot: '08:30',
    asked: 2,
    confirmed: 4,
    refused: 0,
    places: 4,
    isUsual: true,
  };
  const answers = {
    'GET requests': { ...inbox, lines: [asked] },
    [`GET requests/${id(4)}`]: { ...request, line: asked, body: {}, closed: [] },
    [`POST requests/${id(4)}/reply`]: { verdict: 'full' },
    'GET appointments': { nowMs, rows: [hour], names: inbox.names },
    'POST appointments/places': { done: true },
  };
  const view = draw({ path: `requests/${id(4)}`, answers });
  await view.findByText(/^Đã đủ chỗ/);
  (await view.findByRole('button', { name: 'Nhận lịch 26/11/2026 08:30' })).click();
  await view.findByText(/^Giờ này đã đủ chỗ ở nơi làm. Chưa gửi gì/);
  view.close();
  const hours = draw({ path: 'requests/hours', answers });
  await hours.findByText('4 (chưa ai đặt)');
  (await hours.findByText('08:30')).click();
  const field = (await hours.findByLabelText(
    'Số chỗ mỗi giờ ở Chi nhánh Hà Đông',
  )) as HTMLInputElement;
  await userEvent.fill(field, '0');
  const save = () => hours.getByRole('button', { name: /Lưu số chỗ/ });
  await expect.poll(() => save().getAttribute('aria-disabled')).toBe('true');
  await userEvent.fill(field, '6');
  await expect.poll(() => save().getAttribute('aria-disabled')).toBe('false');
  save().click();
  await hours.findByText(/^Đã lưu/);
  expect(hours.link.asked.find(({ method }) => method === 'POST')?.body).toEqual({
    branch: 'ha-dong-1',
    places: 6,
  });
  expect(await axeFindings(hours.container)).toEqual([]);
});

it('shows hours by branch, and hands dead letters over again', slow, async () => {
  const rows = [
    {
      branch: 'ha-dong-1',
      day: '2026-11-26',
      slot: '08:30',
      asked: 2,
      confirmed: 1,
      refused: 0,
      places: 6,
      isUsual: false,
    },
  ];
  const hours = draw({
    path: 'requests/hours',
    answers: { 'GET appointments': { nowMs, rows, names: inbox.names } },
  });
  await hours.findByText('2 lịch chờ nhận, 1 đã nhận trong 14 ngày tới');
  await hours.findAllByText('Chi nhánh Hà Đông');
  hours.close();
  const letters = [
    {
      id: id(1),
      kind: 'feedback',
      kiosk: 'k-7KQ2M9XR',
      seq: 4,
      state: 'dead',
      reason: 'http400',
      attempts: 9,
      receivedMs: nowMs,
    },
  ];
  const dead = draw({
    path: 'requests/dead',
    answers: { 'GET dead-letters': { nowMs, letters }, 'POST dead-letters/replay': { count: 1 } },
  });
  (await dead.findByRole('button', { name: 'Giao lại tất cả' })).click();
  await dead.findByText('Đã đưa 1 yêu cầu vào hàng.');
  // No word of the wire.
  dead.getByText('cơ quan không nhận (mã 400)');
  expect(dead.queryByText(/http400/)).toBeNull();
  expect(await axeFindings(dead.container)).toEqual([]);
});
