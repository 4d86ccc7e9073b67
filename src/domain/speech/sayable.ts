import type { Language } from '../basics/index.ts';
import { rules } from './rules.ts';

/** Signs that carry nothing for the ear, and marks of the writing system. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Pauses once, no space before one, none at the edges. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ +([.,?!])/g, '$1')
    .replace(/,(?=[.,?!])/g, '')
    .replace(/([.?!])[.,]+/g, '$1')
    .replace(/([.,?!])(?=\p{L})/gu, '$1 ')
    .replace(/^[\s,.?!'-]+/u, '')
    .replace(/[\s,]+$/u, '');
}

/**
 * A text of the screen as a person says it: numbers, money, days, hours, telephone numbers, codes
 * and abbreviations in words, masked values as masked, signs as pauses. Holds no figure and no
 * sign beside points, commas, marks of question and call, and dashes within a name.
 *
 * @param text as it stands on the screen, one line or several
 * @returns empty when nothing of it can be said
 */
export function sayable(text: string, language: Language): string {
  let said = clean(text);
  for (const [pattern, replace] of rules) {
    said = replaceEach(said, pattern, (found) => replace(found, language));
  }
  return tidy(said);
}

/** Like `String.replace`, with the match itself; what gives undefined stays. */
function replaceEach(
  text: string,
  pattern: RegExp,
  replace: (found: RegExpExecArray) => string | undefined,
): string {
  let out = '';
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    const said = replace(found as RegExpExecArray);
    if (said === undefined) continue;
    out += text.slice(from, found.index) + said;
    from = found.index + found[0].length;
  }
  return out + text.slice(from);
}
