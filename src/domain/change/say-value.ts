import type { LocalText } from '../basics/index.ts';
import { isMembers } from './fields.ts';
import type { Told } from './told.ts';

export const both = (vi: string, en: string): LocalText => ({ vi, en });

/** Before and after. What reads the same in one language is told of the other, and says so. */
export const changed = (
  path: string,
  name: LocalText,
  before: LocalText,
  after: LocalText,
): Told => {
  const [oldEn, newEn] = [before.en || before.vi, after.en || after.vi];
  const isEnglishOnly = before.vi === after.vi && oldEn !== newEn;
  const isVietnameseOnly = before.vi !== after.vi && oldEn === newEn;
  return {
    what: 'changed',
    path,
    text: both(
      isEnglishOnly
        ? `${name.vi} (tiếng Anh): ${oldEn} → ${newEn}`
        : `${name.vi}: ${before.vi} → ${after.vi}`,
      isVietnameseOnly
        ? `${name.en} (Vietnamese): ${before.vi} → ${after.vi}`
        : `${name.en}: ${oldEn} → ${newEn}`,
    ),
  };
};

export function isText(value: unknown): value is LocalText {
  return isMembers(value) && typeof value['vi'] === 'string' && typeof value['en'] === 'string';
}

/** Characters of a value that a sentence quotes. */
const quotedCharsMax = 160;

/** A value in words: its own name or text, before its members. */
export function wordOf(value: unknown): LocalText {
  if (value === undefined || value === null) return both('không có', 'none');
  if (isText(value)) return both(cut(value.vi), cut(value.en || value.vi));
  if (isMembers(value)) {
    for (const name of ['shortName', 'name', 'title', 'what', 'text', 'code']) {
      const text = value[name];
      if (isText(text)) return wordOf(text);
      if (typeof text === 'string') return both(cut(text), cut(text));
    }
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return both(cut(text), cut(text));
}

function cut(text: string): string {
  return text.length > quotedCharsMax ? `${text.slice(0, quotedCharsMax)}…` : text;
}
