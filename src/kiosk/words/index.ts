export { sayIn } from './say.ts';
export type { Say, WordKey, WordValues } from './typed-key.ts';
export { LanguageContext, useSay } from './use-say.ts';
