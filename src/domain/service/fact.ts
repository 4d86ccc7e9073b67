import type { LocalText } from '../basics/index.ts';

/** The four things a resident asks first (requirements B2). */
export type FactKey = 'where' | 'howLong' | 'howMuch' | 'whatToBring';

/** How sure the product is: `partly` when a headline holds but a line below it does not. */
export type Certainty = 'known' | 'partly' | 'unknown';

/** A line under a headline. An unsure one is drawn with the mark "Chưa rõ". */
export type FactLine = { readonly text: LocalText; readonly unsure: boolean };

/** One of the four facts, in words; screen and paper draw the same one, so they cannot differ. */
export type Fact = {
  readonly key: FactKey;
  readonly headline: LocalText;
  readonly lines: readonly FactLine[];
  readonly certainty: Certainty;
};

/** What is said when nobody knows (law 1). */
export const notKnown: LocalText = { vi: 'Chưa rõ', en: 'Not known' };

export const sureLine = (text: LocalText): FactLine => ({ text, unsure: false });
export const unsureLine = (text: LocalText): FactLine => ({ text, unsure: true });
