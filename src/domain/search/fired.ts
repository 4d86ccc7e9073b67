import type { Rule } from './knowledge.ts';

/** What the lexicon says about a query. */
export interface Fired {
  readonly meanings: readonly { readonly rule: Rule; readonly weight: number }[];
  readonly actions: number;
  readonly qualifiers: number;
  /** Names of intents, and the share of the query that speaks for each. */
  readonly intents: readonly {
    readonly name: string;
    readonly from: number;
    readonly to: number;
  }[];
  /** Names of doors that are near, if the wish is no procedure. */
  readonly nearby: readonly string[];
  readonly families: readonly {
    readonly bit: number;
    readonly from: number;
    readonly to: number;
  }[];
  /** 1 for each word of a wish that no office serves. */
  readonly outside: Uint8Array;
}
