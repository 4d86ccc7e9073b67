import { expect, it } from 'vitest';
import { type Notice, noticeSchema } from './notice.ts';
import { noticesFor } from './notices-for.ts';

const text = { vi: 'Cắt nước', en: 'Water off' };
const site = { building: 'Tòa A3', ward: 'Phường Thử', wardCode: '00123' };
const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  id,
  title: text,
  body: [text],
  from: text,
  pictogram: 'news',
  publishedOn: '2026-11-10',
  ...more,
});
const shown = (notices: readonly Notice[], day: string | undefined, at = site) =>
  noticesFor(notices, { day, site: at }).map(({ id }) => id);

it('shows a notice from its first day to its last, both included', () => {
  const one = [notice('one', { publishedOn: '2026-11-10', expiresOn: '2026-11-12' })];
  const days = ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-13'];
  expect(days.map((day) => shown(one, day).length)).toEqual([0, 1, 1, 0]);
});

it('hides nothing for its days while the clock is not believed', () => {
  const both = [
    notice('old', { expiresOn: '2026-11-11' }),
    notice('next', { publishedOn: '2027-01-01' }),
  ];
  expect(shown(both, undefined)).toEqual(['next', 'old']);
});

it('shows what is for a building or a ward only there', () => {
  const three = [
    notice('all'),
    notice('ward', { audience: { wards: ['00123'] } }),
    notice('house', { audience: { buildings: ['00123/Tòa A3'] } }),
    notice('elsewhere', { audience: { buildings: ['00124/Tòa A3'] } }),
  ];
  expect(shown(three, '2026-11-20')).toEqual(['all', 'ward', 'house']);
  expect(noticesFor(three, { day: '2026-11-20', site: undefined }).map(({ id }) => id)).toEqual([
    'all',
  ]);
});

it('puts the important ones first, then the newest', () => {
  const three = [
    notice('old'),
    notice('new', { publishedOn: '2026-11-19' }),
    notice('grave', { isImportant: true, publishedOn: '2026-11-01' }),
  ];
  expect(shown(three, '2026-11-20')).toEqual(['grave', 'new', 'old']);
});

it('takes no notice for no place and for places of two kinds', () => {
  const wrong = [{ wards: [] }, { wards: ['1'], buildings: ['1/A'] }, {}];
  expect(
    wrong.map((audience) => noticeSchema.safeParse({ ...notice('n'), audience }).success),
  ).toEqual([false, false, false]);
});
