export { checkContent } from './check-content.ts';
export { type CheckContext, checkDocument } from './check-document.ts';
export { type DocumentKind, documentKinds } from './document-kind.ts';
export { fieldOf } from './field-of.ts';
export { type Finding, type FindingCode, findingCodes } from './finding.ts';
export { guidePorts, layoutPorts } from './guide-ports.ts';
export type { Synonym } from './synonym.ts';
export {
  type Translation,
  type TranslationState,
  translationStates,
  translationsOf,
} from './translations.ts';
export { turnDaysOf } from './turn-days.ts';
export { type WordDocument, wordSchema, wordState } from './word.ts';
