import { fillIn } from './fill-in.ts';
import type { GuestLanguage } from './guest-language.ts';
import type { GuestTable } from './guest-table.ts';
import type { Words } from './typed-key.ts';

/** Each with the letters that it is written in, when the page's own font does not have them. */
const tables = {
  ko: () => Promise.all([import('./ko/index.ts'), import('./ko/font.css')]).then(([{ ko }]) => ko),
  ja: () => Promise.all([import('./ja/index.ts'), import('./ja/font.css')]).then(([{ ja }]) => ja),
  zh: () => Promise.all([import('./zh/index.ts'), import('./zh/font.css')]).then(([{ zh }]) => zh),
  fr: () => import('./fr/index.ts').then(({ fr }) => fr),
} as const satisfies Record<GuestLanguage, () => Promise<GuestTable>>;

/** The words of a language and the letters that they are written in, as a file of their own. */
export function loadGuestTable(language: GuestLanguage): Promise<GuestTable> {
  return tables[language]();
}

/**
 * The words of a guest's language over the English ones. A key that counts has the forms that its
 * language has: `_one` and `_other` in French, one form in Korean, Japanese and Chinese.
 */
export function guestWords(language: GuestLanguage, table: GuestTable, english: Words): Words {
  const plural = new Intl.PluralRules(language);
  return (key, ...values) => {
    const [given] = values as readonly (Readonly<Record<string, string | number>> | undefined)[];
    const dot = key.indexOf('.');
    const group = table[key.slice(0, dot)];
    const name = key.slice(dot + 1);
    const count = given?.['count'];
    const form = typeof count === 'number' ? plural.select(count) : 'other';
    const text = group?.[name] ?? group?.[`${name}_${form}`] ?? group?.[`${name}_other`];
    return text === undefined ? english(key, ...values) : fillIn(text, given);
  };
}
