import { forbiddenWords } from '../../src/domain/plain/index.ts';
import type { AuditFinding } from '../support/audits.ts';
import { textNodes } from '../support/seen.ts';

/** What a hole in words or values looks like. */
const holes = [/\{\{|\}\}|undefined|\bNaN\b|\[object|\bnull\b/u, /^[a-z]+\.[a-z]+[A-Z]\w*$/u];

/** On what is really on the screen: content and values too. `match`, as `test` remembers its place. */
const faults = [...Object.values(forbiddenWords), ...holes];

/** R51, R53: no forbidden word, no name of a word, no empty value on the screen. */
export function auditWords(root: Element): AuditFinding[] {
  return textNodes(root).flatMap(({ data }) =>
    faults.filter((fault) => data.trim().match(fault) !== null).map(() => `R53 "${data.trim()}"`),
  );
}
