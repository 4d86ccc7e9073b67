import type { Finding, FindingCode } from '../../../domain/check/index.ts';
import type { Words } from '../../words/index.ts';
import { sayDetail } from './say-detail.ts';

const words = {
  schema: 'editor.findingSchema',
  duplicate: 'editor.findingDuplicate',
  brokenReference: 'editor.findingBrokenReference',
  longSentence: 'editor.findingLongSentence',
  longText: 'editor.findingLongText',
  unprintable: 'editor.findingUnprintable',
  abbreviation: 'editor.findingAbbreviation',
  forbiddenWord: 'editor.findingForbiddenWord',
  jargon: 'editor.findingJargon',
  gluedWords: 'editor.findingGluedWords',
  countAgainstName: 'editor.findingCountAgainstName',
  stale: 'editor.findingStale',
  expired: 'editor.findingExpired',
  expiring: 'editor.findingExpiring',
  overdue: 'editor.findingOverdue',
  feeDates: 'editor.findingFeeDates',
  feeOverlap: 'editor.findingFeeOverlap',
  staleTranslation: 'editor.findingStaleTranslation',
  endsBeforeBegin: 'editor.findingEndsBeforeBegin',
  standsLong: 'editor.findingStandsLong',
  otherValues: 'editor.findingOtherValues',
  longWord: 'editor.findingLongWord',
  longInLift: 'editor.findingLongInLift',
  altSaysNothing: 'editor.findingAltSaysNothing',
  tooManyPictures: 'editor.findingTooManyPictures',
  tooManyDocuments: 'editor.findingTooManyDocuments',
} as const;
const plainWords = {
  unreachable: 'editor.findingUnreachable',
  missingLanguage: 'editor.findingMissingLanguage',
  notNormalised: 'editor.findingNotNormalised',
  noteWithQuantity: 'editor.findingNoteWithQuantity',
  paperWithoutQuantity: 'editor.findingPaperWithoutQuantity',
  neverChecked: 'editor.findingNeverChecked',
  noEnd: 'editor.findingNoEnd',
  pictureMissing: 'editor.findingPictureMissing',
} as const;

const isPlain = (code: FindingCode): code is keyof typeof plainWords =>
  Object.hasOwn(plainWords, code);

/** A finding as a sentence. */
export function sayFinding(t: Words, { code, detail }: Finding): string {
  return isPlain(code) ? t(plainWords[code]) : t(words[code], { detail: sayDetail(t, detail) });
}
