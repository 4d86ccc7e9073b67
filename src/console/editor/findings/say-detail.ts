import type { Words } from '../../words/index.ts';

type Say = (t: Words, parts: readonly string[]) => string;

/**
 * The details that checks give in numbers and English, in the language of the page. What is not in
 * this list is a name, a code, a day or words of the text itself, and stands as it is.
 */
const patterns: readonly (readonly [RegExp, Say])[] = [
  [/^(\d+) syllables$/, (t, [count = '']) => t('editor.detailSyllables', { count })],
  [
    /^(\d+) lines of (\d+) at (\S+)$/,
    (t, [lines = '', most = '', size = '']) => t('editor.detailLines', { lines, most, size }),
  ],
  [/^the same as (\S+)$/, (t, [name = '']) => t('editor.detailSameAs', { name })],
  [
    /^(.*): (\d+) originals, (\d+) copies$/,
    (t, [name = '', originals = '', copies = '']) =>
      t('editor.detailCounts', { name, originals, copies }),
  ],
  [/^(\d+) days old$/, (t, [count = '']) => t('editor.detailDaysOld', { count })],
  [/^(\S+) is in the future$/, (t, [day = '']) => t('editor.detailFuture', { day })],
  [
    /^(.*): (-?\d+) days left$/,
    (t, [what = '', count = '']) => t('editor.detailDaysLeft', { what, count }),
  ],
  // Of the schema: the place says which field, the number what is allowed.
  [
    /^Too small: expected (?:string|array|number) to have >=?(\d+)/,
    (t, [count = '']) => t('editor.detailTooShort', { count }),
  ],
  [
    /^Too big: expected (?:string|array|number) to have <=?(\d+)/,
    (t, [count = '']) => t('editor.detailTooLong', { count }),
  ],
  // What two fields say against each other.
  [/^min must be below max$/, (t) => t('boards.saysRange')],
  [/^a scale and its standard come together$/, (t) => t('boards.saysStandard')],
  [/^old must come before gone$/, (t) => t('boards.saysAges')],
  [/^upper bounds must rise/, (t) => t('boards.saysLevels')],
  [/^(?:closes before it opens|ends before it begins)$/, (t) => t('boards.saysOrder')],
  [/^from must come before to$/, (t) => t('boards.saysHours')],
  [/^stands longer than a year$/, (t) => t('boards.saysYear')],
  [/^twice one key$/, (t) => t('boards.saysTwice')],
  [/^twice one building$/, (t) => t('boards.saysTwiceBuilding')],
  [/^Too (?:small|big)/, (t) => t('editor.detailRange')],
  [/^Invalid (?:string|input|option|ISO date|discriminator)/, (t) => t('editor.detailForm')],
];

/** A detail in the language of the page. */
export function sayDetail(t: Words, detail: string): string {
  for (const [pattern, say] of patterns) {
    const found = pattern.exec(detail);
    if (found !== null) return say(t, found.slice(1));
  }
  return detail;
}
