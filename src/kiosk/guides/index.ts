export { flowWords } from './own-papers.ts';
export { beginGuide, stepGuide } from './walk-guide.ts';
