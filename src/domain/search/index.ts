export { buildIndex } from './build.ts';
export {
  type Evaluation,
  type EvaluationQueries,
  type EvaluationQuery,
  type EvaluationWish,
  evaluate,
  measureQuality,
  nameAction,
  type Quality,
  type RankedLine,
  rankQueries,
  readQueries,
} from './evaluate.ts';
export { featureNames } from './feature-names.ts';
export type { Lexicon, LexiconFamily } from './lexicon.ts';
export { loadIndex } from './loaded.ts';
export type {
  FamilyQuestion,
  Mark,
  NoneReason,
  PackedIndex,
  SearchAction,
  SearchAnswer,
  SearchDocument,
  SearchHit,
  SearchOptions,
} from './model.ts';
export { describeQuery, describeWish, forgetQueries, search, type WishWords } from './search.ts';
export type { SearchIndex } from './search-index.ts';
