export type { WordKey, Words, WordValues } from './typed-key.ts';
export { LanguageContext, useWords } from './use-words.ts';
export { loadWords, wordsFor } from './words-for.ts';
