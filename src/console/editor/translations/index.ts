export { stateShapes, stateWords } from './states.ts';
export { Translations } from './translations.tsx';
