export { crockfordAlphabet, crockfordCheck, normaliseCrockford, toCrockford } from './base32.ts';
export {
  fromBase64,
  fromBase64Url,
  fromUtf8,
  sha256,
  toBase64,
  toBase64Url,
  toHex,
  toUtf8,
} from './bytes.ts';
export { canonicalJson, type Json } from './canonical-json.ts';
export { ownValue } from './own-value.ts';
export { assert, err, ok, type Result, throwIllegalValue } from './result.ts';
export {
  contentLanguage,
  isContentLanguage,
  type Language,
  type LocalText,
  languages,
  type ScreenLanguage,
  screenLanguages,
  wordsIn,
} from './text.ts';
export { newUuidV7, uuidV7Pattern } from './uuid.ts';
export type { KeyOf, ValuesOf } from './word-key.ts';
export type { Clock, FillRandom } from './world.ts';
