import type { ScreenLanguage } from '../basics/index.ts';
import { sayable } from './sayable.ts';

/** One thing that is said in one breath; the smallest that can be repeated, skipped or a clip. */
export interface Utterance {
  /** In words, without a figure (`sayable`). */
  readonly said: string;
  readonly language: ScreenLanguage;
  /** The resident's own: said in a headset only (R32). */
  readonly personal: boolean;
  /** Which part of the screen it belongs to: parts are marked while they are said (R34). */
  readonly part: number;
}

/** A part of a screen, in the order in which it is read. */
export interface ScreenPart {
  readonly text: string;
  readonly language: ScreenLanguage;
  readonly personal: boolean;
}

/** Longest utterance, characters: about a quarter of a minute. */
export const utteranceLengthMax = 240;
/** Most utterances of a screen: about twenty minutes; a screen has forty. */
export const scriptLengthMax = 200;

/** Ends of sentences that are seen before anything is turned into words. */
const sentenceEnd = /(?<=[.!?…])\s+(?=[\p{Lu}\p{Lo}“"(])|(?<=[。！？])|\n+/u;
/** Points that end no sentence. */
const noEnd = /(?:^|[\s(])(?:TP|Tp|P|Q|Đ|ĐT|St|Mr|Ms|No)\.$/u;

/** A text in sentences, as it is shown. The clip of a sentence stays right wherever it is used. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  for (const piece of text.normalize('NFC').split(sentenceEnd)) {
    const trimmed = piece.trim();
    if (trimmed === '') continue;
    const before = sentences.at(-1);
    if (before !== undefined && noEnd.test(before))
      sentences[sentences.length - 1] = `${before} ${trimmed}`;
    else sentences.push(trimmed);
  }
  return sentences;
}

/** Cuts what is too long for one breath at its pauses, else between words. */
function breaths(said: string): readonly string[] {
  if (said.length <= utteranceLengthMax) return [said];
  const head = said.slice(0, utteranceLengthMax);
  const pause = Math.max(head.lastIndexOf(', '), head.lastIndexOf('. '));
  const space = head.lastIndexOf(' ');
  const at = pause > utteranceLengthMax / 3 ? pause + 1 : space > 0 ? space : utteranceLengthMax;
  return [said.slice(0, at).trim(), ...breaths(said.slice(at).trim())].filter(
    (part) => part !== '',
  );
}

/**
 * Words for a voice. Figures and abbreviations of a guest's language are left to the voice: it has
 * counting words and readings that we have not.
 */
function sayableIn(text: string, language: ScreenLanguage): string {
  if (language === 'vi' || language === 'en') return sayable(text, language);
  return text
    .replace(/[·…“”"*•→←↑↓]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What is said of a screen, part after part. Nothing is left out but what has no sound at all. */
export function scriptOf(parts: readonly ScreenPart[]): readonly Utterance[] {
  return parts
    .flatMap(({ text, language, personal }, part) =>
      sentencesOf(text).flatMap((sentence) => {
        const said = sayableIn(sentence, language);
        if (!/\p{L}/u.test(said)) return [];
        return breaths(said).map((breath) => ({ said: breath, language, personal, part }));
      }),
    )
    .slice(0, scriptLengthMax);
}
