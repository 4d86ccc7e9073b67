import { isReady, type ReadinessLine } from '../../fleet/index.ts';
import { sayReadinessLine } from '../../fleet/report/index.ts';
import type { ReceiptBlock, ReceiptDocument } from '../document.ts';
import { placeText, type SlipContext } from './slip-context.ts';

/** Every stacked mark that Vietnamese has, capital and small: what a cheap font breaks first. */
const glyphs = [
  'ẤẦẨẪẬ ẮẰẲẴẶ ẾỀỂỄỆ',
  'ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ',
  'ấầẩẫậ ắằẳẵặ ếềểễệ',
  'ốồổỗộ ớờởỡợ ứừửữự',
  'ÝỲỶỸỴ ýỳỷỹỵ Đđ Ơơ Ưư',
  '0123456789 ₫ % / . , : ( ) “ ”',
] as const;

const words = {
  vi: {
    sheet: 'Tờ thử máy in',
    edges: 'Mọi vạch ngang phải thẳng và chạy đủ từ mép trái sang mép phải.',
    marks: 'Mỗi dấu phải rõ và không dính nhau:',
    code: 'Đưa mã này vào camera, rồi vào đầu quét.',
    staff: 'Tờ này dành cho cán bộ. Không phải giấy tờ của cư dân.',
    report: 'Biên bản sẵn sàng',
    ready: 'Máy sẵn sàng phục vụ.',
    notReady: 'Máy CHƯA sẵn sàng.',
  },
  en: {
    sheet: 'Printer test sheet',
    edges: 'Every line across must be straight and reach from the left edge to the right.',
    marks: 'Each accent must be clear and stand by itself:',
    code: 'Hold this code before the camera, then before the scanner.',
    staff: 'For staff only. It is no document of a resident.',
    report: 'Readiness report',
    ready: 'This kiosk is ready.',
    notReady: 'This kiosk is NOT ready.',
  },
} as const;

/** Text of the code on a test sheet; camera and scanner look for it. */
export const testSheetCode = 'MOTCHAM:SELFTEST';

function staffSlip(context: SlipContext, blocks: readonly ReceiptBlock[]): ReceiptDocument {
  const { language, trial } = context;
  return {
    v: 1,
    kind: 'staff',
    language,
    large: false,
    trial,
    place: placeText(context),
    blocks: [...blocks, { type: 'rule' }, { type: 'note', text: words[language].staff }],
  };
}

/** S3: alignment, every stacked glyph, and a code for camera and scanner. */
export function testSheet(context: SlipContext): ReceiptDocument {
  const t = words[context.language];
  return staffSlip(context, [
    { type: 'title', text: t.sheet },
    { type: 'text', text: t.edges },
    { type: 'rule' },
    { type: 'text', text: t.marks },
    ...glyphs.map((text): ReceiptBlock => ({ type: 'text', text })),
    { type: 'rule' },
    { type: 'qr', text: testSheetCode, caption: t.code },
  ]);
}

/** Most rows on one slip: blocks are bounded, and so is the paper. */
const rowsMax = 40;

/** S3: what was found, for the folder of the building. */
export function readinessSlip(
  lines: readonly ReadinessLine[],
  context: SlipContext,
): ReceiptDocument {
  const { language } = context;
  const t = words[language];
  return staffSlip(context, [
    { type: 'title', text: t.report },
    { type: 'heading', text: isReady({ lines: [...lines] }) ? t.ready : t.notReady },
    ...lines.slice(0, rowsMax).map((line): ReceiptBlock => {
      const { label, value, note } = sayReadinessLine(line, language);
      return { type: 'fact', label, value, ...(note !== undefined && { note }) };
    }),
  ]);
}
