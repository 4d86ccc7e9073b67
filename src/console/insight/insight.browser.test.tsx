import { configure } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { InsightAnswer } from '../../domain/api/console/index.ts';
import { axeFindings, ConsoleFailure, drawPage } from '../test-support/index.ts';
import { page } from './page.ts';

// A busy machine must not decide what passes.
configure({ asyncUtilTimeout: 20_000 });
const slow = { timeout: 60_000 };
const steps = Array.from(
  { length: 12 },
  (_, n) => `2026-${n < 4 ? '09' : '10'}-${String((n % 4) * 7 + 1).padStart(2, '0')}`,
);
const step = (question: string, vi: string, count: number, stopped: number | null) => ({
  question,
  name: { vi, en: `${question} in English` },
  isOutcome: false,
  count,
  stopped,
});
const each = (value: (n: number) => number | null) => steps.map((_, n) => value(n));
const sample: InsightAnswer = {
  span: '12w',
  steps,
  firstOn: null,
  pending: 0,
  isPilot: false,
  suppressed: 31,
  sessions: each(() => 500),
  searches: { found: each(() => 1_000), missed: each((n) => (n === 0 ? null : 300 - n * 14)) },
  missed: [
    {
      name: 'lam the nha',
      count: 412,
      kiosks: 61,
      steps: each((n) => n * 4 + 12),
      wards: 61,
      candidates: [{ service: '1.004222', name: 'Đăng ký thường trú', sure: 'high' }],
      drafts: [],
      wantedBy: null,
    },
    {
      name: 'sang ten xe',
      count: 351,
      kiosks: 40,
      steps: each(() => 30),
      wards: 40,
      candidates: [],
      drafts: [],
      wantedBy: null,
    },
  ],
  services: [
    {
      name: '1.004222',
      title: 'Đăng ký thường trú',
      count: 613,
      kiosks: 80,
      steps: each(() => 51),
    },
  ],
  funnels: [
    {
      flow: 'birth',
      title: { vi: 'Khai sinh', en: 'Birth' },
      steps: [
        step('q.foreign', 'Có người nước ngoài không?', 4_180, 60),
        step('q.certificate', 'Có giấy chứng sinh không?', 3_811, 1_137),
        step('q.married', 'Cha mẹ đã kết hôn?', 2_674, null),
      ],
    },
    { flow: 'gone', title: null, steps: [{ ...step('q.one', '', 40, null), name: null }] },
  ],
  outcomes: [
    { name: 'printTried', count: 400, kiosks: 60, steps: each(() => 30) },
    { name: 'printUnsure', count: 10, kiosks: 12, steps: each(() => null) },
  ],
  wards: [
    {
      ward: 'Hà Đông',
      wardCode: '00001',
      sessions: 900,
      missed: 120,
      scanFailed: null,
      printFailed: 12,
    },
  ],
};
let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(() => drawn?.close());
const draw = (
  answers: Parameters<typeof drawPage>[1]['answers'],
  theme: 'light' | 'dark' = 'light',
) => {
  drawn = drawPage(page, { answers, theme });
  return drawn;
};

describe('what residents look for', slow, () => {
  it.each(['light', 'dark'] as const)(
    'says each finding in a sentence that is computed, in %s',
    async (theme) => {
      const view = draw({ 'GET insight': sample }, theme);
      await view.findByText('85 trên 100 lần tìm có kết quả, tăng 14 so với đầu kỳ');
      view.getByText('Đăng ký thường trú được mở nhiều nhất: 613 lượt');
      view.getByText(
        'Khai sinh: ít nhất 30 trên 100 người tới câu “Có giấy chứng sinh không?” thì dừng',
      );
      view.getByText('gone: chưa đủ số để nói câu nào làm nhiều người dừng');
      view.getByText('Ít nhất 10 trên 400 lượt in không có bằng chứng ra giấy');
      view.getByText('Chưa đủ lượt quét để nói');
      view.getByText('Hà Đông có nhiều lượt không thấy nhất: 120');
      view.getByText(/31 tên giữ lại/);
      expect(await axeFindings(view.container)).toEqual([]);
      view.press('d');
      await view.findByRole('button', { name: /biểu đồ/i });
    },
  );

  it('says of what too few share that it is few, and never that it is nothing', async () => {
    const outcome = (name: string, count: number) => ({ name, count, kiosks: 12, steps: [] });
    const tried = [outcome('printTried', 400), outcome('scanTried', 90)];
    const [ward] = sample.wards;
    if (ward === undefined) throw new Error('the sample has one');
    const wards = [ward, { ...ward, ward: 'Xa La', wardCode: '00002', missed: null }];
    const few = draw({ 'GET insight': { ...sample, outcomes: tried, wards } });
    await few.findByText('400 lượt in; số lượt không có bằng chứng ra giấy quá ít để hiện');
    few.getByText('90 lượt quét; số lượt không đọc được quá ít để hiện');
    few.getByText('Trong các phường hiện được, Hà Đông có nhiều lượt không thấy nhất: 120');
    few.close();
    const bad = ['printFailed', 'printUnsure', 'scanFailed'].map((name) => outcome(name, 11));
    const searches = { found: each(() => null), missed: each(() => null) };
    searches.found[11] = 200;
    searches.missed[11] = 50;
    const all = draw({ 'GET insight': { ...sample, searches, outcomes: [...tried, ...bad] } });
    await all.findByText('22 trên 400 lượt in không có bằng chứng ra giấy');
    all.getByText('11 trên 90 lượt quét không đọc được');
    // One week alone is compared with nothing.
    all.getByText('75 trên 100 lần tìm có kết quả');
  });

  it('makes a synonym of a search in two presses, and takes it back', async () => {
    const view = draw({
      'GET insight': sample,
      'POST insight/synonyms': { id: '01a00000-0000-7000-8000-000000000001' },
      'DELETE insight/synonyms/01a00000-0000-7000-8000-000000000001': { done: true },
    });
    (await view.findByRole('button', { name: 'Thêm từ đồng nghĩa' })).click();
    (await view.findByRole('button', { name: 'Đăng ký thường trú' })).click();
    await view.findByText('Đã lưu bản nháp.');
    expect(view.link.asked.find(({ method }) => method === 'POST')?.body).toEqual({
      words: 'lam the nha',
      service: '1.004222',
    });
    view.press('z', { ctrlKey: true });
    await expect.poll(() => view.link.asked.some(({ method }) => method === 'DELETE')).toBe(true);
  });

  it('leads a search without a likely service to one that is looked up', async () => {
    const view = draw({
      'GET insight': sample,
      'GET insight/services': {
        services: [{ service: '1.001193', name: 'Sang tên, đổi chủ xe' }],
      },
      'POST insight/synonyms': { id: '01a00000-0000-7000-8000-000000000002' },
    });
    (await view.findByRole('button', { name: 'Chọn thủ tục' })).click();
    const field = await view.findByLabelText('Tìm thủ tục khác');
    await expect.poll(() => document.activeElement).toBe(field);
    await userEvent.fill(field, 'sang tên');
    (await view.findByRole('button', { name: 'Sang tên, đổi chủ xe' })).click();
    await view.findByText('Đã lưu bản nháp.');
    expect(view.link.asked.find(({ method }) => method === 'POST')?.body).toEqual({
      words: 'sang ten xe',
      service: '1.001193',
    });
  });

  it('asks for an entry where there is none, and says who did', async () => {
    let wantedBy: string | null = null;
    const view = draw({
      'GET insight': () => ({
        ...sample,
        missed: sample.missed.map((one) => ({ ...one, wantedBy })),
      }),
      'POST insight/wanted': () => {
        wantedBy = 'Trần Thu Hà';
        return { done: true };
      },
    });
    (await view.findByRole('button', { name: 'Chọn thủ tục' })).click();
    (await view.findByRole('button', { name: 'Chưa có thủ tục này: đề nghị viết' })).click();
    await view.findAllByText('Trần Thu Hà đã đề nghị viết');
    expect(view.link.asked.find(({ method }) => method === 'POST')?.body).toEqual({
      words: 'sang ten xe',
    });
    expect(await axeFindings(view.container)).toEqual([]);
  });

  it('says what would be here, and what failed', async () => {
    const nothing = { ...sample, missed: [], services: [], funnels: [], outcomes: [], wards: [] };
    const searches = { found: each(() => null), missed: each(() => null) };
    const view = draw({ 'GET insight': { ...nothing, searches } });
    await view.findByText('Chưa có câu tìm nào đủ 10 lượt chung');
    view.getByText('Chưa đủ lượt tìm để nói tỷ lệ có kết quả');
    expect(view.queryByText(/Tuần số liệu đầu tiên/)).toBeNull();
    view.close();
    const fresh = draw({ 'GET insight': { ...nothing, searches, firstOn: '2026-12-01' } });
    await fresh.findByText('Tuần số liệu đầu tiên hiện từ thứ Ba 01/12/2026.');
    fresh.getByText(/từ 10 kiosk trở lên cùng có/);
    fresh.close();
    const adding = draw({ 'GET insight': { ...sample, pending: 3 } });
    await adding.findByText(
      'Đang cộng số liệu của 3 tuần. Các tuần đó chưa có trong số trên trang.',
    );
    adding.close();
    const broken = draw({ 'GET insight': new ConsoleFailure('unavailable') });
    await broken.findByRole('alert');
  });
});
