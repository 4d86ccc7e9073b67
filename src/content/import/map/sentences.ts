import type { Notes } from '../notes.ts';

/** `a)`, `đ.`, `ii)`: a small letter that counts and does not go on with a sentence. */
const listMark = /^(?:\p{Ll}{1,2}|[ivx]{1,4})(?:\.\d+)*[.):]/u;
const goesOn = /^\p{Ll}/u;
const ended = /[.;:!?…)\]"”]$/u;
/** A word after which no Vietnamese sentence stops, or a comma. */
const leftOpen = /(?:,|(?:^|\s)(?:và|hoặc|của|theo|tại|từ|đến|với|cho|để|bằng|là|trong|về))$/u;

/**
 * Puts together sentences that the source broke over lines, and doubts those that stop in the
 * middle: the rest is nowhere in the source.
 */
export function mendSentences(lines: readonly string[], field: string, notes: Notes): string[] {
  const mended: string[] = [];
  for (const line of lines) {
    const before = mended.at(-1);
    if (before !== undefined && goesOn.test(line) && !listMark.test(line) && !ended.test(before)) {
      notes.repair('joinedLines', field, `${before.slice(-40)} | ${line.slice(0, 40)}`);
      mended[mended.length - 1] = `${before} ${line}`;
    } else {
      mended.push(line);
    }
  }
  const last = mended.at(-1) ?? '';
  const broken = mended.find((line) => leftOpen.test(line));
  if (broken !== undefined || /\p{L}-$/u.test(last)) {
    notes.repair('brokenSentence', field, (broken ?? last).slice(-80));
    notes.doubt('brokenText');
  }
  return mended;
}
