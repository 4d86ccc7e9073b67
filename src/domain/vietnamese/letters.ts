/** The five named tones of the on-screen keyboard (R59); the level tone (ngang) has no mark. */
export const tones = ['acute', 'grave', 'hook', 'tilde', 'dot'] as const;
/** sắc, huyền, hỏi, ngã, nặng. */
export type Tone = (typeof tones)[number];

/** No tone, then the marks of {@link tones} in their order. */
const toneMarks = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
/** Each row: the vowel without a tone, then its forms in the order of {@link tones}. */
export const vowelRows: readonly string[] = Array.from('aăâeêioôơuưy', (vowel) =>
  toneMarks
    .map((mark) => vowel + mark)
    .join('')
    .normalize('NFC'),
);

const toneOf = new Map<string, Tone>();
const bareOf = new Map<string, string>();
const rowOf = new Map<string, string>();
for (const row of vowelRows) {
  const [bare = '', ...toned] = row;
  rowOf.set(bare, row);
  rowOf.set(bare.toUpperCase(), row.toUpperCase());
  toned.forEach((letter, index) => {
    const tone = tones[index];
    if (tone === undefined) return;
    for (const cased of [letter, letter.toUpperCase()]) toneOf.set(cased, tone);
    bareOf.set(letter, bare);
    bareOf.set(letter.toUpperCase(), bare.toUpperCase());
  });
}

/** The tone that a letter carries, if any. One NFC letter, either case. */
export function findTone(letter: string): Tone | undefined {
  return toneOf.get(letter);
}

/** The letter without its tone, its shape (ă, ê, ư …) kept: `ế` → `ê`. */
export function withoutTone(letter: string): string {
  return bareOf.get(letter) ?? letter;
}

/** The toneless vowel with a tone; letters that are not vowels come back as they are. */
export function withTone(letter: string, tone: Tone): string {
  return rowOf.get(letter)?.[tones.indexOf(tone) + 1] ?? letter;
}

/** Whether a toneless letter, either case, is a Vietnamese vowel. */
export function isVowel(letter: string): boolean {
  return rowOf.has(letter);
}

const plainOf: Readonly<Record<string, string>> = {
  ă: 'a',
  â: 'a',
  ê: 'e',
  ô: 'o',
  ơ: 'o',
  ư: 'u',
  đ: 'd',
};

/** Takes the shape off a toneless lower-case letter: `ư` → `u`, `đ` → `d`. */
export function withoutShape(letter: string): string {
  return plainOf[letter] ?? letter;
}

export type SplitTone = { readonly bare: string; readonly tone: Tone | undefined };

/** Takes every tone off a word; the last one found is kept beside it. NFC in, NFC out. */
export function splitTone(word: string): SplitTone {
  let bare = '';
  let tone: Tone | undefined;
  for (const letter of word) {
    bare += withoutTone(letter);
    tone = findTone(letter) ?? tone;
  }
  return { bare, tone };
}
