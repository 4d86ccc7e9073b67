import type { Language } from '../../domain/basics/index.ts';
import type { FrameWord } from '../../domain/service/index.ts';

/** Texts of one language that content brings, by the key of the shipped one. */
export type OwnTexts = ReadonlyMap<string, string>;
export type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

const valuesOf = (text: string): string =>
  [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join();

/**
 * The text that stands for a shipped one. One with other values is left out: it would show a
 * resident half a sentence. The office's checks say so before it is sent (`fitsAs`); this
 * application may be another one than they had before them.
 */
export function textOf(own: OwnTexts, key: string, shipped: string): string {
  const text = own.get(key);
  return text !== undefined && valuesOf(text) === valuesOf(shipped) ? text : shipped;
}

/** What content brings for a language, by the keys of its table. */
export function ownTexts(words: readonly FrameWord[], language: Language): OwnTexts {
  if (language === 'vi') return new Map(words.map(({ key, vi }) => [key, vi]));
  return new Map(
    words.flatMap(({ key, en, enOne }) =>
      enOne === undefined
        ? [[key, en] as const]
        : [[`${key}_one`, enOne] as const, [`${key}_other`, en] as const],
    ),
  );
}

/** A table with its own texts in place; keys that it does not have are never added. */
export function withOwn(shipped: Table, own: OwnTexts): Table {
  return Object.fromEntries(
    Object.entries(shipped).map(([group, texts]) => [
      group,
      Object.fromEntries(
        Object.entries(texts).map(([name, text]) => [name, textOf(own, `${group}.${name}`, text)]),
      ),
    ]),
  );
}
