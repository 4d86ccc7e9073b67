import * as z from 'zod/mini';
import { fitsAs, frameWordSchema, valuesIn } from '../service/index.ts';
import { error, type Finding, warning } from './finding.ts';
import { checkText } from './plain-words.ts';
import type { TranslationState } from './translations.ts';

const draft = z.string().check(z.maxLength(400), z.regex(/^[^\p{Cc}<>]*$/u));
const shipped = z.strictObject({ vi: z.string(), en: z.string(), enOne: z.optional(z.string()) });

/**
 * A text of the kiosk's screens that an editor wrote in place of the shipped one. A draft may have no
 * English yet; what is sent has.
 */
export const wordSchema = z.strictObject({
  key: frameWordSchema.shape.key,
  vi: draft,
  en: draft,
  enOne: z.optional(draft),
  /** What the application brought when this was written: its values have to be kept. */
  shipped,
  /** The Vietnamese for which somebody said that the English still is right. */
  approvedFor: z.optional(z.string().check(z.maxLength(400))),
});
export type WordDocument = z.infer<typeof wordSchema>;

/** Beyond the longest shipped form by so much: no test of the kiosk's screens stands for it. */
const growth = 1.2;
const charsMore = 4;

/** As residents read it: a value stands where its name does. */
const filled = (text: string): string => text.replace(/\{\{\w+\}\}/g, '3');

const faultsOf = ({ vi, en }: Pick<WordDocument, 'vi' | 'en'>): Finding[] =>
  checkText({ vi: filled(vi), en: filled(en) }, 'word').map((one) => ({
    ...one,
    where: one.where.replace(/^word\./, ''),
  }));
const nameOf = ({ where, code, detail }: Finding): string => `${where} ${code} ${detail}`;

/** What is wrong with one word of the screens. */
export function checkWord(word: WordDocument): Finding[] {
  // What the shipped words have too is no fault of who writes: the name of a language in both, TRIAL.
  const before = new Set(faultsOf(word.shipped).map(nameOf));
  const findings: Finding[] = faultsOf(word).filter((one) => !before.has(nameOf(one)));
  if (word.shipped.enOne !== undefined && (word.enOne ?? '').trim() === '') {
    findings.push(error('missingLanguage', 'enOne', 'empty'));
  }
  if (isStale(word)) findings.push(error('staleTranslation', 'en', word.shipped.vi));
  const { vi, en, enOne } = word.shipped;
  const most = Math.ceil(Math.max(vi.length, en.length) * growth) + charsMore;
  for (const [field, text, base] of [
    ['vi', word.vi, vi],
    ['en', word.en, en],
    ['enOne', word.enOne, enOne],
  ] as const) {
    if (text === undefined || base === undefined || text.trim() === '') continue;
    if (!fitsAs(text, base)) {
      const values = valuesIn(base).map((name) => `{{${name}}}`);
      findings.push(error('otherValues', field, values.join(' ') || '–'));
    }
    if (text.length > most) findings.push(warning('longWord', field, `${text.length} > ${most}`));
  }
  return findings;
}

/** The Vietnamese is not the shipped one any more, the English still is, and nobody looked. */
function isStale({ vi, en, shipped: base, approvedFor }: WordDocument): boolean {
  return vi !== base.vi && en === base.en && en !== '' && approvedFor !== vi;
}

/**
 * How a word of the screens stands: as translations do (P8), with a word that nobody wrote in place
 * of approved, as its two languages were shipped together.
 *
 * @param published what residents see in place of the shipped one now
 */
export function wordState(word: WordDocument | null, published: unknown): TranslationState {
  if (word === null) return published === null || published === undefined ? 'approved' : 'new';
  if (word.en.trim() === '' || word.vi.trim() === '') return 'missing';
  if (isStale(word)) return 'stale';
  const before = wordSchema.safeParse(published);
  const isOut =
    before.success &&
    before.data.vi === word.vi &&
    before.data.en === word.en &&
    before.data.enOne === word.enOne;
  return isOut ? 'approved' : 'new';
}
