export type { GuidePlace, OpenGuide, OwnPapers } from './open-guide.ts';
export { flowWords } from './own-papers.ts';
export { beginGuide, stepGuide } from './walk-guide.ts';
