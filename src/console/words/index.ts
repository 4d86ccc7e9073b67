export { releaseStates, releaseStops } from './release-words.ts';
export { sayAuthor } from './say-author.ts';
export { sayBytes } from './say-bytes.ts';
export { sayDate, sayDateTime, sayDay, sayNumber, sayTime, timeZone } from './say-number.ts';
export { saySpan } from './say-span.ts';
export { tellApart } from './tell-apart.ts';
export type { PlainKey, Words } from './typed-key.ts';
export { importWhy } from './vi/import-why.ts';
export { language, useWords, wordsFor } from './words-for.ts';
