import type { Language, LocalText } from '../basics/index.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';

/** Words that stand on every slip, so that none can forget them. */
const words = {
  number: { vi: 'Số phiếu', en: 'Slip number' },
  helps: { vi: 'Tờ này giúp quý vị chuẩn bị.', en: 'This slip helps you prepare.' },
  noReceipt: {
    vi: 'Không thay thế Giấy tiếp nhận hồ sơ và hẹn trả kết quả.',
    en: 'It does not replace the official receipt (Giấy tiếp nhận hồ sơ và hẹn trả kết quả).',
  },
  source: { vi: 'Nguồn: ', en: 'Source: ' },
  date: { vi: 'Thông tin ngày ', en: 'Information of ' },
} as const satisfies Record<string, LocalText>;

/**
 * What every slip of a resident says, for each has a title and a number: it is no official receipt
 * (domain.md §6: no kiosk slip imitates the receipt of Circular 03/2025, form 01).
 */
function noReceiptBlocks(language: Language): ReceiptBlock[] {
  return [{ type: 'note', text: words.noReceipt[language] }];
}

/** Source and date of what the slip says. `dateText` as read by people, e.g. `20/11/2026`. */
function sourceBlocks(language: Language, source: string, dateText: string): ReceiptBlock[] {
  return [
    { type: 'note', text: `${words.source[language]}${source.replace(/\.$/, '')}.` },
    { type: 'note', text: `${words.date[language]}${dateText}.` },
  ];
}

/** What one slip says; the rest is the same on all of them. */
export interface SlipParts {
  readonly kind: ReceiptDocument['kind'];
  readonly language: Language;
  readonly large: boolean;
  readonly trial: boolean;
  readonly place: string;
  /** Never the title of an official form: "Mang 3 giấy tờ này", "Phiếu hẹn giờ". */
  readonly title: string;
  /** Small line over the title, e.g. the name of the procedure. */
  readonly over?: string;
  readonly blocks: readonly ReceiptBlock[];
  /** Number of the slip or the follow code of the request; `label` when it is not "Số phiếu". */
  readonly number: { readonly value: string; readonly label?: string };
  readonly source: string;
  /** Date of the information, dd/mm/yyyy, or words when the clock is not believed. */
  readonly dateText: string;
  /** Where to ask, e.g. "Cần hỏi: gọi 1022." */
  readonly help?: string;
}

/** Builds a slip with everything that all slips carry: number, source, date and what it is not. */
export function buildSlip(parts: SlipParts): ReceiptDocument {
  const { language } = parts;
  const codes = parts.blocks.filter((block) => block.type === 'qr');
  const body = parts.blocks.filter((block) => block.type !== 'qr');
  const blocks: ReceiptBlock[] = [];
  if (parts.over !== undefined) blocks.push({ type: 'text', text: parts.over });
  blocks.push({ type: 'title', text: parts.title }, ...body, { type: 'rule' });
  blocks.push({
    type: 'number',
    label: parts.number.label ?? words.number[language],
    value: parts.number.value,
  });
  blocks.push(...codes, { type: 'rule' });
  if (parts.kind === 'service') blocks.push({ type: 'note', text: words.helps[language] });
  blocks.push(...noReceiptBlocks(language));
  blocks.push(...sourceBlocks(language, parts.source, parts.dateText));
  if (parts.help !== undefined) blocks.push({ type: 'note', text: parts.help });
  return {
    v: 1,
    kind: parts.kind,
    language,
    large: parts.large,
    trial: parts.trial,
    place: parts.place,
    blocks,
  };
}
