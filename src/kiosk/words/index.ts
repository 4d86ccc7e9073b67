export { frameWords } from './frame-words.ts';
export { isGuest } from './guest-language.ts';
export { languageNames } from './language-names.ts';
export type { WordKey, Words, WordValues } from './typed-key.ts';
export { loadLanguage, loadWords, putOwnWords, wordsFor } from './words-for.ts';
