export type { WordKey, Words, WordValues } from './typed-key.ts';
export { loadWords, wordsFor } from './words-for.ts';
