import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import { starterContent, starterGuides } from '../../content/index.ts';
import type { Flow } from '../../domain/guide/index.ts';
import { axeFindings, ConsoleFailure, drawPage, type FakeAnswers } from '../test-support/index.ts';
import { page } from './page.ts';

/** How long a test waits, ms: a busy machine must not decide what passes. */
const pollMs = 20_000;
vi.setConfig({ testTimeout: 60_000 });
const poll = <T,>(look: () => T) => expect.poll(look, { timeout: pollMs });

const birth = starterGuides().find(({ id }) => id === 'birth') as Flow;
/** One route less: whoever is not sure has no way on. */
function withGap(): Flow {
  const flow = { ...structuredClone(birth), version: birth.version + 1 };
  const state = flow.states['q.for'];
  if (state && state.kind !== 'outcome') {
    state.next = [{ when: { eq: ['for', 'child'] }, to: state.next[0]?.to ?? '' }];
  }
  return flow;
}
const at = '2026-11-22T03:24:03.000Z';
const document_ = (body: unknown, published: unknown = birth) => ({
  kind: 'flow',
  id: 'birth',
  revision: 7,
  body,
  published,
  editedBy: 'Trần Thu Hà',
  editedAt: at,
});
const row = {
  id: 'birth',
  title: 'Đăng ký khai sinh',
  group: '',
  revision: 7,
  status: 'changed',
  editedBy: 'Trần Thu Hà',
  editedAt: at,
  errors: 2,
  warnings: 1,
};
const saved: unknown[] = [];
function answersFor(body: unknown, more: FakeAnswers = {}): FakeAnswers {
  return {
    'GET documents': { rows: [row] },
    'GET documents/flow/birth': document_(body),
    'POST documents/flow/birth/looking': { others: ['Nguyễn Minh Anh'], revision: 7 },
    'PUT documents/flow/birth': (given: unknown) => {
      saved.push(given);
      return { revision: 8, errors: 0, warnings: 0 };
    },
    ...Object.fromEntries(
      starterContent().services.map((one) => [
        `GET documents/procedure/${one.code}`,
        { ...document_(one, one), kind: 'procedure', id: one.code },
      ]),
    ),
    ...more,
  };
}
let view: ReturnType<typeof drawPage>;
const open = (body: unknown = birth, more: Partial<Parameters<typeof drawPage>[1]> = {}) => {
  view = drawPage(page, { answers: answersFor(body), path: 'flows/birth', ...more });
};
const text = () => document.body.textContent ?? '';
const button = (name: string) => screen.getByRole('button', { name, exact: true });
const checked = () => poll(text).toMatch(/bộ trả lời kiểm hết trong/);

beforeEach(async () => {
  await screen.viewport(1440, 900);
  localStorage.clear();
  saved.length = 0;
});
afterEach(() => {
  view.close();
  cleanup();
});

test('the list says what the checker found, and opens a flow', async () => {
  const brought = { ...row, id: 'death', title: 'Đăng ký khai tử', editedBy: 'cli' };
  const answers = answersFor(birth, { 'GET documents': { rows: [row, brought] } });
  view = drawPage(page, { answers });
  await poll(text).toContain('Đăng ký khai sinh');
  expect(text()).toContain('nạp sẵn');
  expect(text()).not.toContain('cli');
  expect(await axeFindings()).toEqual([]);
  await screen.getByText('Đăng ký khai sinh').click();
  view.press('Enter');
  await checked();
});

describe('a flow', () => {
  test.each(['light', 'dark'] as const)(
    'is seen whole, and axe finds nothing in %s',
    async (theme) => {
      open(birth, { theme });
      await checked();
      expect(document.querySelectorAll('.node')).toHaveLength(Object.keys(birth.states).length);
      await expect
        .poll(() => document.querySelectorAll('.outcome-table tbody tr').length)
        .toBeGreaterThan(3);
      expect(await axeFindings()).toEqual([]);
      for (const name of ['Câu hỏi', 'Giấy tờ', 'Nguồn']) {
        await button(name).click();
        expect(await axeFindings(), name).toEqual([]);
      }
      await button('Đồ thị và bảng').click();
      document.querySelector<HTMLElement>('[data-state="q.for"]')?.click();
      await poll(text).toContain('Đường đi, đường đầu tiên đúng sẽ được đi');
      expect(await axeFindings()).toEqual([]);
    },
  );

  test('a word typed is saved, undone with a key, and saved again', async () => {
    open();
    await checked();
    document.querySelector<HTMLElement>('[data-state="q.for"]')?.click();
    const field = screen.getByLabelText('Câu hỏi, Tiếng Việt');
    await field.fill('Quý vị khai sinh cho ai?');
    await poll(() => saved.length).toBeGreaterThan(0);
    expect(JSON.stringify(saved.at(-1))).toContain('Quý vị khai sinh cho ai?');
    expect(saved.at(-1)).toMatchObject({ revision: 7 });
    await button('Hoàn tác').click();
    await poll(() => saved.length).toBeGreaterThan(1);
    expect(JSON.stringify(saved.at(-1))).not.toContain('Quý vị khai sinh cho ai?');
  });

  test('a gap is found in the worker, shown with its shortest answers, and tried from there', async () => {
    open(withGap());
    await checked();
    await poll(text).toContain('Có câu trả lời không có đường đi');
    view.press('F8');
    await poll(text).toContain('Đường ngắn nhất dẫn tới đó');
    expect(document.querySelector('[data-state="q.for"]')?.className).toContain('error');
    expect(await axeFindings()).toEqual([]);
    await button('Chạy thử từ đây').click();
    await poll(text).toContain('Câu trả lời này không có đường đi');
  });

  test('a paper that its record does not have is found, and nothing else is hidden by it', async () => {
    const items = structuredClone(birth.items);
    const [[key, item] = []] = Object.entries(items ?? {}).filter(
      ([, one]) => one.kind === 'paper' && one.evidence !== undefined,
    );
    const evidence = { service: '1.001193', key: 'khongCo' };
    const version = birth.version + 1;
    open({ ...birth, version, items: { ...items, [String(key)]: { ...item, evidence } } });
    await checked();
    await poll(text).toContain('Tên không dẫn tới đâu');
    view.press('F8');
    await poll(text).toContain('thủ tục 1.001193 không có giấy tờ khongCo');
    // Its own ways are walked all the same.
    expect(text()).toMatch(/[1-9][\d.]* bộ trả lời kiểm hết/);
    expect(text()).not.toContain('Chưa kiểm được ở đây');
  });

  test('is walked to its papers, each with why', async () => {
    open();
    await checked();
    view.press('r');
    for (let step = 0; step < 12 && !text().includes('Giấy tờ của người này'); step += 1) {
      const before = text();
      const answer = document.querySelector<HTMLElement>('.try .answer');
      (answer ?? document.querySelector<HTMLElement>('.try .btn.p'))?.click();
      await poll(text).not.toBe(before);
    }
    expect(text()).toContain('Giấy tờ của người này');
    expect(text()).toMatch(/Vì đã trả lời|Ai cũng cần/);
    expect(await axeFindings()).toEqual([]);
  });

  test('says which answers get something else than before', async () => {
    open(withGap());
    await checked();
    await button('Khác bản cũ').click();
    await poll(text).toMatch(/lớp trả lời nhận kết quả khác/);
    await screen.getByLabelText('Đã xem').first().click();
    await poll(text).toMatch(/Đã xem 1 trên/);
    expect(await axeFindings()).toEqual([]);
  });

  test('its words are laid out on seven screens with the real font', async () => {
    const flow = structuredClone(birth);
    const { vi } = flow.texts;
    if (vi)
      vi['q.for.child'] = 'Một câu trả lời dài đến nỗi không máy nào chứa nổi '.repeat(5).trim();
    open(flow);
    await checked();
    await button('Vừa chữ').click();
    await poll(text).toMatch(/L32 M: \d+ dòng, tối đa 2/);
    expect(text()).toMatch(/E7L/);
    expect(await axeFindings()).toEqual([]);
  });

  test('somebody else saved meanwhile: a person decides', async () => {
    view = drawPage(page, {
      path: 'flows/birth',
      answers: answersFor(birth, {
        'PUT documents/flow/birth': new ConsoleFailure('edited-meanwhile'),
      }),
    });
    await checked();
    document.querySelector<HTMLElement>('[data-state="q.for"]')?.click();
    await screen.getByLabelText('Câu hỏi, Tiếng Việt').fill('Cho ai?');
    await poll(text).toContain('Người khác vừa lưu luồng này');
    expect(await axeFindings()).toEqual([]);
    view.link.answers = answersFor({ ...birth, version: 99 });
    await button('Lấy bản vừa lưu').click();
    await poll(text).toContain('Bản 99');
  });

  test('a viewer reads, and changes nothing', async () => {
    open(birth, { roles: ['viewer'] });
    await checked();
    document.querySelector<HTMLElement>('[data-state="q.for"]')?.click();
    await poll(text).toContain('Chỉ xem');
    expect(document.querySelector<HTMLTextAreaElement>('.pair textarea')?.readOnly).toBe(true);
  });
});

describe('what is no flow', () => {
  test.each([
    ['markup', { ...birth, texts: { vi: { title: '<img src=x onerror=alert(1)>' }, en: {} } }],
    ['an unknown field', { ...birth, script: 'alert(1)' }],
    ['__proto__', JSON.parse('{"schema":"flow/1","__proto__":{"x":1}}')],
  ])('%s is not opened for editing, with the reason', async (_name, body) => {
    open(body);
    await poll(text).toContain('Tệp này không phải luồng hỏi');
    expect(document.querySelectorAll('.reasons li').length).toBeGreaterThan(0);
    expect(document.querySelector('.node')).toBeNull();
  });

  test('a file of 5 MB and one with a forbidden name are refused; the flow stays', async () => {
    open();
    await checked();
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    const give = (content: string) => {
      const files = new DataTransfer();
      files.items.add(new File([content], 'flow.json', { type: 'application/json' }));
      if (input) input.files = files.files;
      input?.dispatchEvent(new Event('change', { bubbles: true }));
    };
    give('x'.repeat(5_000_000));
    await poll(text).toContain('Tệp quá lớn');
    give('{"schema":"flow/1","vars":{"__proto__":{"enum":["a","b"],"class":"quasi"}}}');
    await poll(text).toContain('tên không được dùng');
    expect(document.querySelectorAll('.node')).toHaveLength(Object.keys(birth.states).length);
  });
});
