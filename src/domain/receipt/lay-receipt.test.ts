import { describe, expect, test } from 'vitest';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import {
  buildSlip,
  layoutReceipt,
  printableText,
  receiptMetrics,
  reprintMark,
  trialMark,
} from './index.ts';
import type { TextRun } from './layout.ts';

function documentOf(
  blocks: ReceiptBlock[],
  change: Partial<ReceiptDocument> = {},
): ReceiptDocument {
  return { v: 1, kind: 'test', language: 'vi', large: false, trial: false, blocks, ...change };
}

function runsOf(document: ReceiptDocument, widthDots = 576, reprint = false): TextRun[] {
  return layoutReceipt(document, receiptMetrics, widthDots, reprint).elements.filter(
    (element) => element.type === 'run',
  );
}

const textsOf = (document: ReceiptDocument, reprint = false) =>
  runsOf(document, 576, reprint).map((run) => run.text);

describe('marks', () => {
  test('a trial says so at the top, a reprint even above', () => {
    const document = documentOf([{ type: 'text', text: 'a' }], { trial: true });
    expect(textsOf(document)[0]).toBe(trialMark);
    expect(textsOf(document, true).slice(0, 2)).toEqual([reprintMark, trialMark]);
    expect(textsOf({ ...document, trial: false })).not.toContain(trialMark);
  });

  test('a doubt has a dashed frame, and nothing else has', () => {
    const fact: ReceiptBlock = { type: 'fact', label: 'Lệ phí', value: 'Hỏi tại quầy' };
    const dashed = (block: ReceiptBlock) =>
      layoutReceipt(documentOf([block]), receiptMetrics, 576).elements.filter(
        (element) => element.type === 'box' && element.dashed,
      );
    expect(dashed(fact)).toHaveLength(0);
    expect(dashed({ ...fact, doubt: 'Chưa rõ' })).toHaveLength(1);
  });
});

describe('size of print', () => {
  const document = documentOf([
    { type: 'title', text: 'Mang giấy tờ này' },
    { type: 'note', text: 'Cần hỏi: gọi 1022.' },
  ]);

  test('no letter is under 10 pt, 28 dots (R71)', () => {
    for (const width of [576, 384]) {
      for (const run of runsOf(document, width)) expect(run.sizeDots).toBeGreaterThanOrEqual(28);
    }
  });

  test('large print is 6.4 mm and more, 51 dots (R71)', () => {
    for (const run of runsOf({ ...document, large: true })) {
      expect(run.sizeDots).toBeGreaterThanOrEqual(51);
    }
  });
});

describe('facts', () => {
  test('stand as a table: values of a group start in one column, beside their labels', () => {
    const runs = runsOf(
      documentOf([
        { type: 'fact', label: 'Họ tên', value: 'A' },
        { type: 'fact', label: 'Căn cước số', value: 'B' },
      ]),
    );
    const at = (text: string) => runs.find((run) => run.text === text)!;
    expect(at('A').xDots).toBe(at('B').xDots);
    expect(at('A').baselineDots).toBe(at('Họ tên').baselineDots);
  });

  test('a label too wide for a column goes above its value', () => {
    const label = 'Cơ quan có thẩm quyền quyết định';
    const runs = runsOf(documentOf([{ type: 'fact', label, value: 'B' }]));
    const value = runs.find((run) => run.text === 'B')!;
    const first = runs.find((run) => label.startsWith(run.text))!;
    expect(value.xDots).toBe(first.xDots);
    expect(value.baselineDots).toBeGreaterThan(first.baselineDots);
  });
});

describe('numbers', () => {
  test('stay on one line while they fit, and break between groups only', () => {
    const document = documentOf([{ type: 'number', label: 'Mã', value: '7K3M-9QX2-PWH' }]);
    for (const large of [false, true]) {
      expect(runsOf({ ...document, large }).map((run) => run.text)).toContain('7K3M-9QX2-PWH');
    }
    const narrow = runsOf({ ...document, large: true }, 384).map((run) => run.text);
    expect(narrow).toEqual(expect.arrayContaining(['7K3M-', '9QX2-', 'PWH']));
  });
});

describe('QR', () => {
  const qr = (text: string, widthDots: number) =>
    layoutReceipt(
      documentOf([{ type: 'qr', text, caption: 'c' }]),
      receiptMetrics,
      widthDots,
    ).elements.find((element) => element.type === 'qr')!;

  test('modules are whole dots, 3 at least for the longest text, with the quiet zone on paper', () => {
    for (const widthDots of [576, 384]) {
      const code = qr('ậ'.repeat(300), widthDots);
      const sizeDots = code.rows.length * code.moduleDots;
      expect(code.moduleDots).toBeGreaterThanOrEqual(3);
      expect(code.xDots).toBeGreaterThanOrEqual(4 * code.moduleDots);
      expect(widthDots - code.xDots - sizeDots).toBeGreaterThanOrEqual(4 * code.moduleDots);
    }
  });

  test('short text has modules of 9 dots, 1.1 mm', () => {
    expect(qr('https://motcham.vn/t#7K3M9QX2PWH', 576).moduleDots).toBe(9);
  });
});

describe('what every slip carries', () => {
  const parts = {
    language: 'vi',
    large: false,
    trial: true,
    place: 'Nhà A3',
    title: 'Phiếu hẹn giờ',
    blocks: [],
    number: { value: 'YH-041' },
    source: 'Cơ sở dữ liệu quốc gia.',
    dateText: '20/11/2026',
  } as const;
  const allText = (document: ReceiptDocument) => textsOf(document).join(' ');

  test.each(['service', 'appointment', 'feedback', 'dossierQuestion'] as const)(
    'a slip of kind %s: number, source, date and trial mark',
    (kind) => {
      const text = allText(buildSlip({ ...parts, kind }));
      expect(text).toContain('YH-041');
      expect(text).toContain('Nguồn: Cơ sở dữ liệu quốc gia.');
      expect(text).toContain('Thông tin ngày 20/11/2026.');
      expect(text).toContain(trialMark);
    },
  );

  test.each(['service', 'appointment', 'feedback', 'dossierQuestion', 'follow'] as const)(
    'a slip of kind %s is no receipt',
    (kind) => {
      const name = 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả';
      expect(allText(buildSlip({ ...parts, kind }))).toContain(`Không thay thế ${name}`);
      expect(allText(buildSlip({ ...parts, kind, language: 'en' }))).toContain(name);
      expect(allText(buildSlip({ ...parts, kind }))).not.toContain('CỘNG HÒA');
    },
  );
});

describe('printable text', () => {
  const printable = (text: string) => printableText(text, receiptMetrics);

  test('composes, drops controls, and says what the font lacks as well as it can', () => {
    expect(printable('Nguyễn'.normalize('NFD'))).toBe('Nguyễn');
    expect(printable('a\u0000b\u200bc\u202ed')).toBe('abcd');
    expect(printable('≥ 18 → 20')).toBe('>= 18 > 20');
    expect(printable('漢 😀')).toBe('? ?');
    expect(printable('một\nhai')).toBe('một\nhai');
  });

  test('has every letter of Vietnamese in both weights', () => {
    const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    const vowels = [...'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY'];
    const letters = [
      ...vowels.flatMap((v) => marks.map((m) => (v + m).normalize('NFC'))),
      'đ',
      'Đ',
      '₫',
    ];
    expect(letters).toHaveLength(147);
    for (const letter of letters) {
      expect(receiptMetrics.glyphs[400].has(letter), letter).toBe(true);
      expect(receiptMetrics.glyphs[700].has(letter), letter).toBe(true);
    }
  });
});
