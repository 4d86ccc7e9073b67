export {
  type ExaminedRelease,
  type ExamineFailure,
  type ExamineProblem,
  examineRelease,
  type SignedText,
} from './examine-release.ts';
export { isToldTruly } from './is-told-truly.ts';
export { type FetchNamed, NamedContent } from './read-content.ts';
export { tellContent } from './tell-content.ts';
