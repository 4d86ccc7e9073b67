import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileOf, importInto, jsonLinesOf, scratch } from '../test-support/files.ts';
import { type TestCell, workbookParts, zipOf } from '../test-support/workbook.ts';
import { guessDelimiter } from './csv-rows.ts';

const columns = {
  code: 'Mã thủ tục',
  name: 'Tên thủ tục',
  field: 'Lĩnh vực',
  methods: 'Cách nộp',
  time: 'Thời hạn',
  fee: 'Lệ phí',
  papers: 'Giấy tờ',
  originals: 'Bản chính',
  copies: 'Bản sao',
  updatedAt: 'Cập nhật',
};
const map = {
  columns,
  defaults: { issuerCode: 'H26', issuer: 'UBND Thành phố Hà Nội', levels: 'Cấp xã' },
  source: { vi: 'Danh mục của thành phố', en: 'Catalogue of the city' },
};
const heading = Object.values(columns);
const first: TestCell[] = [
  '1.000001',
  'Cấp thẻ',
  'Hộ tịch',
  'Trực tuyến; Trực tiếp',
  '5 ngày làm việc',
  '20.000 đồng',
  'Đơn',
  1,
  0,
];

async function imported(name: string, content: string | Uint8Array, columnMap: unknown = map) {
  const into = await scratch();
  const mapFile = await fileOf('map.json', JSON.stringify(columnMap));
  const result = await importInto(into, await fileOf(name, content), {
    map: mapFile,
    snapshotDate: '2026-07-18',
  });
  if (!result.ok)
    return { what: result.error.what, todo: result.error.todo, services: [], report: [] };
  return {
    what: '',
    todo: '',
    services: await jsonLinesOf(into, 'catalogue.jsonl'),
    report: await jsonLinesOf(into, 'import-report.jsonl'),
  };
}

test.each([
  ['a title above', 'DANH MỤC, MỚI\nMã;Tên;Phí\n1;Cấp thẻ;8.000\n', ';'],
  ['sentences with commas', 'Mã;Tên\n1;Cấp, đổi, thu hồi\n2;Đổi\n3;Thu, nộp\n', ';'],
  ['one line', 'a,b,c', ','],
  ['tabs', 'a\tb\n1\t2,5\n', '\t'],
  ['quoted signs', '"a;b;c;d",2\n"e;f",3\n', ','],
])('knows the sign between columns: %s', (_, text, sign) => {
  expect(guessDelimiter(new TextEncoder().encode(text))).toBe(sign);
});

const csv = (rows: readonly (readonly unknown[])[], separator = ',') =>
  rows
    .map((row) =>
      row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(separator),
    )
    .join('\r\n');

describe('CSV', () => {
  test.each([[','], [';'], ['\t']])('is read with %j between its columns', async (separator) => {
    const { services } = await imported('a.csv', `\ufeff${csv([heading, first], separator)}`);
    expect(services).toMatchObject([
      {
        code: '1.000001',
        spatial: 'hanoi',
        channels: ['inPerson', 'online'],
        processingTime: { quantity: 5, unit: 'workingDay' },
        costs: [{ kind: 'fixed', amountVnd: 20_000 }],
        evidence: [{ items: [{ fullName: { vi: 'Đơn' }, originals: 1, copies: 0 }] }],
        source: { name: map.source },
      },
    ]);
  });

  test('rows without a code go on with the procedure above', async () => {
    const next = ['', '', '', '', '', '', 'Ảnh', 0, 2];
    const { services, report } = await imported('a.csv', csv([heading, first, next]));
    expect(services).toHaveLength(1);
    expect(services).toMatchObject([{ evidence: [{ items: [{ originals: 1 }, { copies: 2 }] }] }]);
    expect(JSON.stringify(report)).toContain('rows 2-3');
  });

  test('lists and counts in one cell are taken apart; words stay words', async () => {
    const { originals: _, copies: __, ...rest } = columns;
    const row = [
      '1.000001',
      'Cấp thẻ',
      'Hộ tịch',
      'Qua ngựa',
      'trong năm',
      'Miễn phí',
      '01 bản chính Đơn; 2 bản sao Ảnh\nSổ',
    ];
    const { services, report } = await imported('a.csv', csv([heading.slice(0, 7), row]), {
      columns: { ...rest, updatedAt: 1 },
    });
    expect(services).toMatchObject([
      {
        channels: [],
        costs: [{ kind: 'free' }],
        processingTime: { kind: 'unknown', note: { vi: 'trong năm' } },
        evidence: [{ items: [{ originals: 1 }, { copies: 2 }, { note: true }] }],
      },
    ]);
    expect(JSON.stringify(report)).toContain('Qua ngựa');
  });

  test('a formula in a cell is text and nothing more', async () => {
    const row = ['1.000001', '=HYPERLINK("http://example.org","x")', 'Hộ tịch'];
    const { services } = await imported('a.csv', csv([heading, row]));
    expect(services).toMatchObject([{ officialName: '=HYPERLINK("http://example.org","x")' }]);
  });

  test('a wrong encoding names the line and what to do', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${csv([heading])}\r\n`),
      Buffer.from('"1.000001","Thñ tôc ®¨ng ký ®Êt ®ai"', 'latin1'),
    ]);
    const { what, todo } = await imported('a.csv', bytes);
    expect(what).toMatch(/near line 2.*TCVN3/);
    expect(todo).toContain('CSV UTF-8');
  });

  test('old encodings are told apart by the bytes of đ and of the tones', async () => {
    const named = async (...name: number[]) =>
      (await imported('a.csv', Buffer.from([0x31, 0x2c, ...name]))).what;
    // "Đăng ký đất": base letters with the tone behind them.
    const windows = [0xd0, 0xe3, 0x6e, 0x67, 0x20, 0x6b, 0x79, 0xec, 0x20, 0xf0, 0xe2, 0xec, 0x74];
    expect(await named(...windows)).toContain('Windows-1258');
    // "ñaêng kyù ñaát": VNI has its đ at 0xF1.
    const vni = [
      0xf1, 0x61, 0xea, 0x6e, 0x67, 0x20, 0x6b, 0x79, 0xf9, 0x20, 0xf1, 0x61, 0xe1, 0x74,
    ];
    expect(await named(...vni)).toContain('VNI');
  });

  test('a quotation mark that is not closed names its line', async () => {
    const { what } = await imported('a.csv', `${csv([heading, first])}\r\n"1.000002,"x`);
    expect(what).toMatch(/Quote.*line 3/);
  });

  test('a map that does not fit says which columns there are', async () => {
    const { what, todo } = await imported(
      'a.csv',
      csv([
        ['A', 'B'],
        ['1.000001', 'x'],
      ]),
    );
    expect(what).toContain('no column "Mã thủ tục"');
    expect(todo).toContain('"a", "b"');
    expect((await imported('a.csv', 'x', { columns: { code: 'A' } })).what).toContain('name');
    expect((await imported('a.csv', 'x', { columns, more: 1 })).what).toContain('no column map');
    const into = await scratch();
    const unmapped = await importInto(into, await fileOf('a.csv', csv([heading, first])));
    expect(unmapped).toMatchObject({
      ok: false,
      error: { todo: expect.stringContaining('--map') },
    });
  });
});

describe('XLSX', () => {
  const workbook = (rows: TestCell[][], merges: string[] = []) =>
    zipOf(workbookParts([heading, ...rows], merges));

  test('merged cells belong to every row they cover', async () => {
    const { services, report } = await imported(
      'a.xlsx',
      workbook(
        [
          first,
          [undefined, undefined, undefined, undefined, undefined, undefined, 'Ảnh', 0, 2],
          ['1.000002', 'Đổi thẻ', undefined, 'Bưu điện', '8 giờ', 0, 'Đơn', 1, 0],
        ],
        ['A2:A3', 'B2:B3', 'C2:C4'],
      ),
    );
    expect(services).toMatchObject([
      { code: '1.000001', evidence: [{ items: [{ originals: 1 }, { copies: 2 }] }] },
      {
        code: '1.000002',
        field: { vi: 'Hộ tịch' },
        channels: ['post'],
        processingTime: { quantity: 8, unit: 'hour' },
        costs: [{ kind: 'unknown' }],
        doubts: ['whereInferred', 'zeroFee'],
      },
    ]);
    expect(JSON.stringify(report)).toContain('mergedCells');
  });

  test('dates, formulas, numbers and errors are what a person sees, or said to be broken', async () => {
    const { services, report } = await imported(
      'a.xlsx',
      workbook([
        [
          { xml: '<c t="str"><f>A1</f><v>1.000001</v></c>' },
          { xml: '<c t="inlineStr"><is><t>Cấp &lt;b&gt;thẻ&lt;/b&gt;</t></is></c>' },
          { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
          'Trực tiếp',
          { xml: '<c ><f>NOW()</f></c>' },
          { xml: '<c ><f>2*10000</f><v>20000</v></c>' },
          'Đơn',
          1,
          0,
          { xml: '<c s="1"><v>46129</v></c>' },
        ],
        [{ xml: '<c ><v>1.00195</v></c>' }, 'Số không ở cuối mất', 'Hộ tịch'],
      ]),
    );
    expect(services).toMatchObject([
      {
        code: '1.000001',
        officialName: 'Cấp thẻ',
        field: { vi: 'Chưa rõ' },
        costs: [{ kind: 'fixed', amountVnd: 20_000 }],
        processingTime: { kind: 'unknown' },
        source: { updatedOn: '2026-04-17' },
      },
      { code: '1.001950' },
    ]);
    expect(report).toContainEqual(
      expect.objectContaining({
        at: 'row 2',
        repairs: expect.arrayContaining([
          expect.objectContaining({ field: 'formula', detail: '2:3 2:5' }),
          expect.objectContaining({ kind: 'markup' }),
        ]),
      }),
    );
    expect(JSON.stringify(report)).toContain('codeZeros');
  });

  test('what a spreadsheet program wrote is read or named: two sheets, blank rows on top, headings and cells merged, a day without a style, a row that is hidden', async () => {
    const file = join(import.meta.dirname, '../test-support/openpyxl.xlsx');
    const { services, report } = await imported('city.xlsx', await readFile(file), {
      ...{ sheet: 'Danh mục', headerRow: 4, source: map.source, defaults: map.defaults },
      columns: { ...columns, originals: 8, copies: 9, updatedAt: 'Cập nhật' },
    });
    const told = (at: string) =>
      report.map((line) => JSON.stringify(line)).find((line) => line.includes(`"at":"${at}"`));
    expect(services).toMatchObject([
      {
        code: '1.900001',
        processingTime: { quantity: 5, unit: 'workingDay' },
        costs: [{ kind: 'fixed', amountVnd: 50_000 }],
        evidence: [{ items: [{ originals: 1 }, { copies: 1 }, { originals: 2 }] }],
        source: { updatedOn: '2026-05-01' },
      },
      {
        code: '1.900002',
        // A formula that was never worked out, and 10 of what?
        processingTime: { kind: 'unknown' },
        costs: [{ kind: 'unknown' }],
        evidence: [{ items: [{ originals: 1, copies: 2 }] }],
        source: { updatedOn: '2026-05-01' },
      },
      { code: '1.900003', costs: [{ kind: 'free' }], source: { updatedOn: '2026-06-01' } },
      { code: '1.900004', evidence: [{ items: [{ originals: 1, copies: 2 }] }] },
    ]);
    // The second row of headings is no procedure.
    expect(told('row 5')).toContain('badCode');
    expect(told('row 6')).toContain('rows 6-8');
    expect(told('row 9')).toContain('"formula","detail":"9:6"');
    expect(told('row 9')).toContain('timeNumber');
    expect(told('row 9')).toContain('46143 → 2026-05-01');
    expect(told('row 10')).toContain('hiddenRows');
    expect(told('row 11')).not.toContain('hiddenRows');
  });

  test('a zip bomb is stopped: one that claims its size, and one that lies about it', async () => {
    const parts = workbookParts([heading, first]);
    const zeros = { name: 'xl/media/x.bin', data: Buffer.alloc(1024) };
    const claiming = zipOf([...parts, { ...zeros, claimedBytes: 2 ** 31 - 1 }]);
    expect((await imported('a.xlsx', claiming)).what).toMatch(/unpacks to 2048 MB/);
    const swelling = parts.map((part) =>
      part.name.endsWith('sheet1.xml')
        ? {
            ...part,
            data: Buffer.concat([part.data, Buffer.alloc(8 * 1024 * 1024, 0x20)]),
            claimedBytes: 2000,
          }
        : part,
    );
    expect((await imported('a.xlsx', zipOf(swelling))).what).toMatch(/damaged inside|no readable/);
  });

  test('entities that explode and a sheet that is no XML are damage, not work', async () => {
    const parts = workbookParts([heading, first]);
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
    const withPart = (name: string, text: string) =>
      zipOf(
        parts.map((part) => (part.name === name ? { ...part, data: Buffer.from(text) } : part)),
      );
    for (const [name, text] of [
      ['xl/sharedStrings.xml', bomb],
      ['xl/worksheets/sheet1.xml', '<worksheet><sheetData><row>'],
      ['xl/worksheets/sheet1.xml', `${'<a>'.repeat(200)}`],
    ] as const) {
      expect((await imported('a.xlsx', withPart(name, text))).what).toContain('damaged inside');
    }
  });

  test('a zip that is no workbook, a cut one, a missing sheet', async () => {
    const whole = workbook([first]);
    expect((await imported('a.xlsx', whole.subarray(0, whole.length - 30))).what).toContain(
      'no readable',
    );
    const other = zipOf([{ name: 'a.txt', data: Buffer.from('x') }]);
    expect((await imported('a.xlsx', other)).what).toContain('xl/_rels');
    const { what, todo } = await imported('a.xlsx', whole, { ...map, sheet: 'Khác' });
    expect(what).toContain('no sheet "Khác"');
    expect(todo).toContain('"Thủ tục"');
  });
});
