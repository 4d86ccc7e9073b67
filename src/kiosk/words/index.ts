export { frameWords } from './frame-words.ts';
export type { WordKey, Words, WordValues } from './typed-key.ts';
export { loadWords, putOwnWords, wordsFor } from './words-for.ts';
