import { afterEach, describe, expect, it, vi } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { axeFindings, drawPage } from '../test-support/index.ts';
import { page as importPage } from './import-page.ts';
import { page as translationsPage } from './translations-page.ts';

const id = '0198f2aa-0000-7000-8000-0000000000aa';
const file = (state: string) => ({
  id,
  fileName: 'danh-muc.jsonl.gz',
  madeBy: 'Trần Thu Hà',
  madeAt: '2026-11-22T03:00:00.000Z',
  state,
  problem:
    state === 'failed' ? 'The file is cut off: its gzip has no end. Fetch the file again.' : null,
  read: 5_665,
  counts: { new: 20, changed: 300, same: 5_340, refused: 5, twice: 0, taken: 0, left: 0 },
});
const row = (place: number) => ({
  place,
  at: `line ${place}`,
  code: `1.${String(place).padStart(6, '0')}`,
  title: place === 3 ? '' : `Thủ tục số ${place}`,
  outcome: place === 3 ? 'refused' : place % 10 === 1 ? 'changed' : 'same',
  reason: place === 3 ? 'badCode' : '',
  detail: place === 3 ? 'không phải mã' : '',
  fields: place % 10 === 1 ? 2 : 0,
  isOurs: place === 11,
  decision: null,
});
const current = {
  name: { vi: 'Tên cũ', en: 'Name' },
  costs: [{ kind: 'fixed', amountVnd: 8000 }],
  conditions: [],
};
const incoming = {
  name: { vi: 'Tên mới', en: '' },
  costs: [{ kind: 'fixed', amountVnd: 5000 }],
  conditions: [],
};

const widthOf = (cell: Element | null) => cell?.getBoundingClientRect().width ?? 0;

let drawn: ReturnType<typeof drawPage> | undefined;
afterEach(() => {
  drawn?.close();
  drawn = undefined;
  vi.restoreAllMocks();
});

/** What the hub tells of a sheet that is chosen, for the next test. */
function headIs(answer: unknown): void {
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
    String(input).includes('imports/') ? Promise.resolve(Response.json(answer)) : real(input, init),
  );
}

const sheetHead = {
  head: {
    sheets: ['Danh mục', 'Ghi chú'],
    rows: [
      { row: 1, cells: ['UBND PHƯỜNG', '', '', '', ''] },
      { row: 3, cells: ['STT', 'Mã TTHC', 'Tên thủ tục', 'Lệ phí', 'Cán bộ'] },
      { row: 4, cells: ['1', '1.001193', 'Đăng ký khai sinh', '8.000', 'Hà'] },
    ],
    isWider: false,
  },
  problem: null,
  earlier: [],
};

const chooseFile = (name: string) =>
  userEvent.upload(screen.getByLabelText('Tệp', { exact: true }), new File(['x'], name));
/** Enter on the key that is closed: it says why, and sends nothing. */
async function pressClosed(begun: readonly unknown[]): Promise<void> {
  const key = screen.getByRole('button', { name: /Đưa lên và đọc/ });
  expect(key.element().getAttribute('aria-disabled')).toBe('true');
  (key.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(begun).toEqual([]);
}
const selectOf = (column: string) => screen.getByRole('combobox', { name: `${column} là` });

describe('which column of a sheet is what', () => {
  const answers = (begun: unknown[]) => ({
    'GET imports': { imports: [] },
    'POST imports': (body: unknown) => {
      begun.push(body);
      return { id };
    },
  });

  it.each(['light', 'dark'] as const)('is guessed, shown, mended and sent, %s', async (theme) => {
    const begun: unknown[] = [];
    headIs(sheetHead);
    drawn = drawPage(importPage, { answers: answers(begun), theme });
    await chooseFile('phuong.xlsx');
    await expect.element(selectOf('Mã TTHC')).toHaveValue('code');
    await expect.element(selectOf('Lệ phí')).toHaveValue('fee');
    await expect.element(selectOf('Cán bộ')).toHaveValue('');
    await expect.element(screen.getByText('Không lấy 2 cột: STT, Cán bộ.')).toBeVisible();
    await expect.element(screen.getByText(/^Bảng không nói: Lĩnh vực, .*Các bước/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    // Two columns are one field: said, and nothing is sent.
    await userEvent.selectOptions(selectOf('Cán bộ'), 'fee');
    await expect.element(screen.getByText('Phí, lệ phí có hai cột. Chỉ để một.')).toBeVisible();
    await pressClosed(begun);
    await userEvent.selectOptions(selectOf('Cán bộ'), 'keywords');
    await userEvent.fill(screen.getByLabelText('Ai giữ bảng này', { exact: true }), 'Phường A');
    await userEvent.fill(screen.getByLabelText('Ai giữ bảng này (tiếng Anh)'), 'Ward A');
    headIs({ done: true });
    await userEvent.click(screen.getByRole('button', { name: /Đưa lên và đọc/ }));
    await expect
      .poll(() => begun)
      .toEqual([
        {
          fileName: 'phuong.xlsx',
          snapshotDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          columnMap: {
            sheet: 1,
            headerRow: 3,
            listSeparator: ';',
            columns: { code: 'Mã TTHC', name: 'Tên thủ tục', fee: 'Lệ phí', keywords: 'Cán bộ' },
            source: { vi: 'Phường A', en: 'Ward A' },
          },
        },
      ]);
  });

  it('is that of the last sheet of the source, and another row of headings is guessed anew', async () => {
    const begun: unknown[] = [];
    const columns = { code: 'Mã TTHC', name: 'Tên thủ tục', conditions: 'Cán bộ' };
    const earlier = [{ headerRow: 3, columns, source: { vi: 'Phường B', en: 'Ward B' } }];
    headIs({ ...sheetHead, earlier });
    drawn = drawPage(importPage, { answers: answers(begun) });
    await chooseFile('phuong.csv');
    await expect.element(screen.getByText(/Đọc như lần trước .*Phường B/)).toBeVisible();
    await expect.element(selectOf('Cán bộ')).toHaveValue('conditions');
    await expect.element(selectOf('Lệ phí')).toHaveValue('');
    await userEvent.selectOptions(screen.getByLabelText('Tên cột nằm ở'), '1');
    await expect.element(screen.getByText(/Bảng phải có cột mã/)).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Tên cột nằm ở'), '3');
    await expect.element(selectOf('Lệ phí')).toHaveValue('fee');
  });

  it('is walked with the keyboard alone, and a file that lies is said in words', async () => {
    const begun: unknown[] = [];
    headIs(sheetHead);
    drawn = drawPage(importPage, { answers: answers(begun) });
    await chooseFile('phuong.xlsx');
    await expect.element(selectOf('Mã TTHC')).toHaveValue('code');
    const reached: string[] = [];
    (screen.getByLabelText('Tệp', { exact: true }).element() as HTMLElement).focus();
    for (let press = 0; press < 40 && !reached.includes('Đưa lên và đọc'); press += 1) {
      await userEvent.tab();
      const at = document.activeElement;
      reached.push(at?.getAttribute('aria-label') ?? at?.textContent?.trim().slice(0, 30) ?? '');
    }
    for (const column of ['STT', 'Mã TTHC', 'Tên thủ tục', 'Lệ phí', 'Cán bộ']) {
      expect(reached).toContain(`${column} là`);
    }
    expect(reached).toContain('Đưa lên và đọc');
    headIs({ head: null, problem: 'The file is an old .xls file. Save it.', earlier: [] });
    await chooseFile('gia.xlsx');
    await expect.element(screen.getByText(/Tệp \.xls đời cũ/)).toBeVisible();
    await pressClosed(begun);
  });
});

describe('imports', () => {
  it.each(['light', 'dark'] as const)(
    'lists files, and says which cannot be read, %s',
    async (theme) => {
      const answers = {
        'GET imports': { imports: [file('ready'), { ...file('failed'), id: 'b' }] },
      };
      drawn = drawPage(importPage, { answers, theme });
      await expect.element(screen.getByText('không đọc được')).toBeVisible();
      await expect.element(screen.getByText('Tệp gzip bị cắt cụt. Tải lại cả tệp.')).toBeVisible();
      expect(await axeFindings()).toEqual([]);
    },
  );

  it('shows a record field by field, and takes the fields that were accepted', async () => {
    const decided: unknown[] = [];
    const answers = {
      'GET imports': { imports: [file('ready')] },
      [`GET imports/${id}/records`]: { rows: Array.from({ length: 5_665 }, (_, n) => row(n + 1)) },
      [`GET imports/${id}/records/1`]: { row: row(1), incoming, current, unsaid: [] },
      [`POST imports/${id}/decisions`]: (body: unknown) => {
        decided.push(body);
        return { done: 1, isRunning: false, refused: [] };
      },
    };
    drawn = drawPage(importPage, { answers, path: `import/${id}` });
    await expect.element(screen.getByText('Thủ tục số 1', { exact: true })).toBeVisible();
    expect(document.querySelectorAll('tbody tr').length).toBeLessThan(120);
    await userEvent.click(screen.getByText('Thủ tục số 1', { exact: true }));
    await expect.poll(() => document.querySelector('ins')?.textContent).toContain('Tên mới');
    // Beside the open record the table still names the others.
    const second = screen.getByRole('gridcell', { name: 'Thủ tục số 11', exact: true });
    await expect.poll(() => widthOf(second.query())).toBeGreaterThan(120);
    expect(document.querySelectorAll('del')[1]?.textContent).toContain('8.000 đồng');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('checkbox', { name: /Phí/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Nhận 1 trên 2 ô' }));
    await expect
      .poll(() => decided)
      .toEqual([{ decision: 'take', places: [1], fields: ['name.vi'] }]);
  });

  it('shows what was read meanwhile as soon as the file is read', async () => {
    let state = 'reading';
    let count = 2;
    const answers = {
      'GET imports': () => ({ imports: [file(state)] }),
      [`GET imports/${id}/records`]: () => ({
        rows: Array.from({ length: count }, (_, n) => ({ ...row(n + 1), at: `line ${n + 1}` })),
      }),
    };
    drawn = drawPage(importPage, { answers, path: `import/${id}?show=all` });
    await expect.element(screen.getByText('Còn đang đọc, mới được 5.665 mục.')).toBeVisible();
    await expect.element(screen.getByText('dòng 2', { exact: true })).toBeVisible();
    [state, count] = ['ready', 12];
    // The rows themselves are asked for only twice a minute.
    await expect.element(screen.getByText('dòng 12', { exact: true })).toBeVisible();
  });

  it('names what was refused with its reason', async () => {
    const answers = {
      'GET imports': { imports: [file('ready')] },
      [`GET imports/${id}/records`]: { rows: [row(1), row(2), row(3)] },
      [`GET imports/${id}/records/3`]: { row: row(3), incoming: null, current: null, unsaid: [] },
    };
    drawn = drawPage(importPage, { answers, path: `import/${id}?show=refused` });
    await userEvent.click(screen.getByText('mã không đúng: không phải mã'));
    await expect.element(screen.getByText(/Không đọc được mục này: mã không đúng/)).toBeVisible();
  });
});

describe('translations', () => {
  it('shows what is stale, writes English, and goes to the next', async () => {
    const text = (path: string) => ({
      kind: 'place',
      id: 'thu',
      title: 'Điểm phục vụ',
      path,
      vi: `Câu ${path}`,
      en: 'Old words',
      state: 'stale',
    });
    const body = {
      name: { vi: 'Câu name', en: 'Old words' },
      source: { vi: 'Câu source', en: 'Old words' },
    };
    const saved: unknown[] = [];
    const answers = {
      'GET translations': {
        rows: [text('name'), text('source')],
        counts: { missing: 3, stale: 2, new: 1, approved: 900 },
        registerEntries: 4_900,
      },
      'GET documents/place/thu': {
        kind: 'place',
        id: 'thu',
        revision: 4,
        body,
        published: body,
        editedBy: 'Hà',
        editedAt: '2026-11-22T03:00:00.000Z',
      },
      'PUT documents/place/thu': (sent: unknown) => {
        saved.push(sent);
        return { revision: 5, errors: 0, warnings: 0 };
      },
    };
    drawn = drawPage(translationsPage, { answers, path: 'translations?state=stale' });
    await userEvent.click(screen.getByText('Câu name'));
    const english = screen.getByRole('textbox', { name: 'Tiếng Anh' });
    await userEvent.fill(english, 'New words');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Lưu, sang câu kế' }));
    await expect
      .poll(() => saved)
      .toEqual([{ revision: 4, body: { ...body, name: { vi: 'Câu name', en: 'New words' } } }]);
    await userEvent.click(screen.getByRole('button', { name: 'Bản dịch vẫn đúng' }));
    await expect
      .poll(() => saved.at(-1))
      .toMatchObject({
        body: { upkeep: { stillRight: { source: 'Câu source' } } },
      });
  });
});
