import type { Language, LocalText } from '../basics/index.ts';

/** What the index knows of one procedure. Texts are plain, NFC. */
export interface SearchDocument {
  readonly code: string;
  readonly title: LocalText;
  readonly shortTitle: LocalText;
  readonly summary: LocalText;
  readonly keywords: readonly string[];
  /** Other ways in which residents ask for it, either language. */
  readonly aliases: readonly string[];
  readonly field: string;
  readonly lifeEvents: readonly string[];
  /** How often it is asked for, 0..1. */
  readonly popularity: number;
  /** Whether it is done in Hanoi, at ward or city level. */
  readonly hanoi: boolean;
  /** Whether only another province does it: a twin that is done here stands before it. */
  readonly elsewhere?: boolean;
}

/** An index as bytes: one content section. The same documents and lexicon give the same bytes. */
export type PackedIndex = Uint8Array<ArrayBuffer>;

/** UTF-16 offsets, end exclusive. */
export type Mark = readonly [start: number, end: number];

export interface SearchHit {
  readonly code: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** Into `shortTitle[answer.language]`, or into the title where the short title is empty. */
  readonly marks: { readonly title: readonly Mark[] };
}

/** A question back: choosing means searching for the choice's query. */
export interface FamilyQuestion {
  readonly family: string;
  readonly question: LocalText;
  readonly choices: readonly { readonly label: LocalText; readonly query: string }[];
}

/**
 * `show`: results; `ask`: results, and a question that separates them; `none`: outside what
 * the kiosk knows; an intent: another door (a banner above the results, never instead).
 */
export type SearchAction = 'show' | 'ask' | 'none' | { readonly intent: string };

/**
 * Why nothing is offered: a greeting, no office's work, another office's, about the kiosk
 * itself (how to use it, a person to talk to), not understood.
 */
export type NoneReason = 'greeting' | 'outside' | 'elsewhere' | 'help' | 'unknown';

export interface SearchAnswer {
  readonly action: SearchAction;
  /** Present when the action is `none`. */
  readonly reason?: NoneReason;
  readonly hits: readonly SearchHit[];
  readonly ask?: FamilyQuestion;
  /** The query as it was read: decoded, repaired. */
  readonly understood: string;
  readonly language: Language;
}

export interface SearchOptions {
  readonly limit?: number;
}
