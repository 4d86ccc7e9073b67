export { type ComposeKey, composeKey } from './compose.ts';
export { type DecodeOptions, decodeTelex, decodeVni, decodeWord } from './decode.ts';
export { fold, isPlain, normalise } from './fold.ts';
export type { Tone } from './letters.ts';
export { normaliseTonePlacement, type ToneStyle } from './placement.ts';
export { isFoldedSyllable, isSyllable, listSyllables } from './syllable.ts';
