export { type ImportFailure, type ImportOptions, importCatalogue } from './import-catalogue.ts';
export { type ImportProblem, ImportStop } from './import-problem.ts';
export type { ImportTotals, Outcome } from './outcome.ts';
export { readCatalogue } from './read-catalogue.ts';
export { readForReview, readSheetHead } from './read-for-review.ts';
export type { Change } from './store/merge.ts';
