import type { LocalText } from '../basics/index.ts';
import { isMembers } from './fields.ts';
import type { Told } from './told.ts';

export const both = (vi: string, en: string): LocalText => ({ vi, en });

export const changed = (
  path: string,
  name: LocalText,
  before: LocalText,
  after: LocalText,
): Told => ({
  what: 'changed',
  path,
  text: both(
    `${name.vi}: ${before.vi} → ${after.vi}`,
    `${name.en}: ${before.en || before.vi} → ${after.en || after.vi}`,
  ),
});

export function isText(value: unknown): value is LocalText {
  return isMembers(value) && typeof value['vi'] === 'string' && typeof value['en'] === 'string';
}

export function tellValue(path: string, from: unknown, to: unknown): Told {
  const name =
    path
      .split('.')
      .filter((step) => !/^(vi|en|\d+)$/.test(step))
      .join(' ') || path;
  const english = path.endsWith('.en');
  const label = both(english ? `${name} (tiếng Anh)` : name, english ? `${name} (English)` : name);
  return changed(path, label, wordOf(from), wordOf(to));
}

/** Characters of a value that a sentence quotes. */
const quotedCharsMax = 160;

/** A value in words: its own name or text, before its members. */
export function wordOf(value: unknown): LocalText {
  if (value === undefined || value === null) return both('không có', 'none');
  if (isText(value)) return both(cut(value.vi), cut(value.en || value.vi));
  if (isMembers(value)) {
    for (const name of ['shortName', 'name', 'title', 'text', 'code']) {
      const text = value[name];
      if (isText(text)) return wordOf(text);
      if (typeof text === 'string') return both(cut(text), cut(text));
    }
  }
  if (Array.isArray(value)) {
    return both(`${value.length} dòng`, `${value.length} lines`);
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return both(cut(text), cut(text));
}

function cut(text: string): string {
  return text.length > quotedCharsMax ? `${text.slice(0, quotedCharsMax)}…` : text;
}
