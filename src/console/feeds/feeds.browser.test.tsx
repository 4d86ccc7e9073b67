import { afterEach, describe, expect, it } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { ListedSource } from '../../domain/api/console/index.ts';
import { axeFindings, ConsoleFailure, drawPage, type FakeAnswers } from '../test-support/index.ts';
import { page } from './page.ts';

const nowMs = Date.UTC(2026, 10, 22, 3);
const minute = 60_000;
const air: ListedSource = {
  name: 'city-air',
  gives: 'numbers',
  board: {
    key: 'hanoi-air',
    title: { vi: 'Không khí', en: 'Air' },
    oldAfterMs: 120 * minute,
    goneAfterMs: 24 * 60 * minute,
  },
  isAsked: true,
  isTrial: false,
  outcome: 'read',
  failures: 0,
  askedMs: nowMs - 2 * minute,
  answeredMs: nowMs - 2 * minute,
  nextMs: nowMs + 8 * minute,
  taken: 20,
  refused: {},
  last: {
    station: 'hang-dau',
    stationName: { vi: 'Trạm Hàng Đậu', en: 'Hàng Đậu station' },
    value: 84,
    unit: { vi: 'điểm', en: 'points' },
    atMs: nowMs - 5 * minute,
  },
};
const measured = (ago: number) => air.last && { ...air.last, atMs: nowMs - ago * minute };
const sources: readonly ListedSource[] = [
  air,
  { ...air, name: 'old-air', last: measured(130) },
  { ...air, name: 'gone-air', last: measured(25 * 60) },
  { ...air, name: 'wrong-air', refused: { wrongUnit: 3, future: 1 } },
  { ...air, name: 'dead-air', outcome: 'status-503', failures: 4 },
  { ...air, name: 'page-air', outcome: 'html', failures: 1, last: null, answeredMs: null },
  { ...air, name: 'new-air', outcome: null, last: null, askedMs: null, answeredMs: null },
  { ...air, name: 'left-air', isAsked: false },
  { ...air, name: 'pharmacies', gives: 'places', board: null, last: null, refused: { swapped: 2 } },
];

let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(() => {
  drawn?.close();
  drawn = undefined;
});
const open = (path = 'feeds', more: FakeAnswers = {}, rights: object = {}) => {
  drawn = drawPage(page, {
    answers: { 'GET feeds': { nowMs, sources: [...sources] }, ...more },
    path,
    ...rights,
  });
};
const rows = () =>
  [...document.querySelectorAll('[role="row"], tbody tr')].map((row) => row.textContent ?? '');
const drawer = () => document.querySelector('aside')?.textContent ?? '';

describe('the page of feeds', () => {
  it('names each state in words, the worst first', async () => {
    open();
    await expect.element(screen.getByText('9 nguồn, 6 nguồn có vấn đề')).toBeVisible();
    const told = rows().filter((row) => /air|pharmacies/.test(row));
    const at = (name: string) => told.findIndex((row) => row.includes(name));
    expect(told[at('dead-air')]).toContain('Nguồn trả lời bằng mã 503');
    expect(told[at('page-air')]).toContain('không phải số liệu');
    expect(told[at('gone-air')]).toContain('Số quá cũ');
    expect(told[at('old-air')]).toContain('Số đã cũ');
    expect(told[at('wrong-air')]).toContain('Bỏ một phần');
    expect(told[at('new-air')]).toContain('Chưa hỏi');
    expect(told[at('left-air')]).toContain('Không hỏi nữa');
    expect(told[at('city-air')]).toContain('Trạm Hàng Đậu: 84 điểm');
    expect(at('dead-air')).toBeLessThan(at('gone-air'));
    expect(at('gone-air')).toBeLessThan(at('wrong-air'));
    expect(at('wrong-air')).toBeLessThan(at('city-air'));
    expect(at('left-air')).toBe(told.length - 1);
    expect(await axeFindings()).toEqual([]);
  });

  it('says of one what was refused for what, and what kiosks make of it', async () => {
    open('feeds/wrong-air');
    await expect.poll(drawer).toContain('Sai đơn vị: 3');
    expect(drawer()).toContain('Giờ đo ở tương lai: 1');
    expect(drawer()).toContain('Kiosk nêu số này, kèm giờ đo và nguồn.');
    drawn?.close();
    open('feeds/gone-air');
    await expect.poll(drawer).toContain('Kiosk không nêu số nào');
    drawn?.close();
    open('feeds/pharmacies');
    await expect.poll(drawer).toContain('Tọa độ ngược: 2');
    expect(drawer()).toContain('Hai người duyệt');
    expect(await axeFindings()).toEqual([]);
  });

  it('has one asked by an operator, and says when it was asked just now', async () => {
    let rests = false;
    const asks = () => {
      if (rests) return new ConsoleFailure('conflict');
      rests = true;
      return { done: true };
    };
    open('feeds/dead-air', { 'POST feeds/dead-air/ask': asks }, { roles: ['operator'] });
    const key = screen.getByRole('button', { name: 'Hỏi ngay' });
    await userEvent.click(key);
    await expect.element(screen.getByText('Hub đang hỏi nguồn này.')).toBeVisible();
    await userEvent.click(key);
    await expect.element(screen.getByText(/nghỉ ít nhất một phút/)).toBeVisible();
  });

  it('offers that to nobody else', async () => {
    open('feeds/dead-air', {}, { roles: ['viewer', 'editor'], isAdministrator: false });
    await expect.poll(drawer).toContain('Nguồn trả lời bằng mã 503');
    expect(screen.getByRole('button', { name: 'Hỏi ngay' }).elements()).toHaveLength(0);
  });

  it('is read in English too', async () => {
    open('feeds/dead-air', {}, { language: 'en' });
    await expect.poll(drawer).toContain('The source answered with status 503');
    expect(drawer()).toContain('Failed 4 times in a row');
    expect(rows().join()).toContain('Hàng Đậu station: 84 points');
  });

  it('says when there is none', async () => {
    open('feeds', { 'GET feeds': { nowMs, sources: [] } });
    await expect.element(screen.getByText('Hub chưa được nối với nguồn nào.')).toBeVisible();
  });
});
