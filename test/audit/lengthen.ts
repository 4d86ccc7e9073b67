import { languageNames } from '../../src/kiosk/words/language-names.ts';

/** A marked letter for each vowel: two marks above, or one below, as Vietnamese stacks them. */
const marked: Readonly<Record<string, string>> = {
  a: 'ẫ',
  e: 'ễ',
  i: 'ị',
  o: 'ỗ',
  u: 'ữ',
  y: 'ỵ',
  A: 'Ẫ',
  E: 'Ễ',
  I: 'Ị',
  O: 'Ỗ',
  U: 'Ữ',
  Y: 'Ỵ',
};

/**
 * A text about a third longer than itself and full of stacked marks: each word's first vowel is
 * marked and drawn out. Placeholders stay. It stands for a language that is not written yet.
 */
export function lengthened(text: string): string {
  return text
    .split(/(\{\{[^}]*\}\})/)
    .map((part) => (part.startsWith('{{') ? part : part.replace(/\p{L}+/gu, longerWord)))
    .join('');
}

function longerWord(word: string): string {
  const extra = Math.max(1, Math.round(word.length * 0.3));
  return word.replace(/[aeiouyAEIOUY]/, (vowel) => {
    const letter = marked[vowel] ?? vowel;
    return letter + letter.toLowerCase().repeat(extra);
  });
}

type Table = Record<string, Record<string, string>>;

/**
 * Writes the longer texts into a table of words, before anybody has read it. What stands in it in
 * Vietnamese is translated by no language and as long in the next one: the name of a tone ("huyền"),
 * what a language calls itself, "Chạm vào đây" beneath "Touch here" (R46).
 */
export function lengthenTable(table: object, vietnamese: object): void {
  const said = Object.values(vietnamese as Table).flatMap((words) => Object.values(words));
  const names = new Set<string>([...Object.values(languageNames), ...said]);
  for (const words of Object.values(table as Table))
    for (const [key, text] of Object.entries(words))
      if (!names.has(text)) words[key] = lengthened(text);
}
