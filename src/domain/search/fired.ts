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
  readonly families: readonly {
    readonly bit: number;
    readonly from: number;
    readonly to: number;
  }[];
  /** How much the words speak for each door, log-odds; a door that nothing speaks for is absent. */
  readonly doors: ReadonlyMap<string, number>;
}
