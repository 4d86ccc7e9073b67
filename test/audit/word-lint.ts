import type { AuditFinding } from '../support/audits.ts';
import { textNodes } from '../support/seen.ts';

/** R53 and the house style, on what is really on the screen: content and values too. */
const forbidden = [
  /(?<!\p{L})bạn(?!\p{L})/iu,
  /vui lòng/iu,
  /xin lỗi/iu,
  /không hợp lệ/iu,
  /(?<!\p{L})please(?!\p{L})/iu,
  /(?<!\p{L})sorry(?!\p{L})/iu,
  /(?<!\p{L})invalid(?!\p{L})/iu,
  // What a hole in words or values looks like.
  /\{\{|\}\}|undefined|\bNaN\b|\[object|\bnull\b/u,
  /^[a-z]+\.[a-z]+[A-Z]\w*$/u,
];

/** R51, R53: no forbidden word, no name of a word, no empty value on the screen. */
export function auditWords(root: Element): AuditFinding[] {
  return textNodes(root).flatMap(({ data }) =>
    forbidden.filter((word) => word.test(data.trim())).map(() => `R53 "${data.trim()}"`),
  );
}
