/**
 * What a check found in a code. A code, never a sentence: screens have the words.
 * `wrong`: the code contradicts itself. `doubtful`: it may be right, but someone must look.
 * `unknown`: it could not be checked, and nobody may pretend it was.
 */
const weights = {
  // any code
  hiddenCharacters: 'doubtful',
  dateUnchecked: 'unknown',
  formUnverified: 'unknown',
  // citizen card
  provinceUnknown: 'wrong',
  centuryImpossible: 'wrong',
  sexMismatch: 'wrong',
  birthYearMismatch: 'wrong',
  birthDateImpossible: 'wrong',
  birthDateInFuture: 'wrong',
  issuedDateImpossible: 'wrong',
  issuedInFuture: 'wrong',
  issuedBeforeBirth: 'wrong',
  oldNumberMalformed: 'doubtful',
  nameMissing: 'doubtful',
  nameDamaged: 'doubtful',
  nameByKeys: 'unknown',
  fieldsMissing: 'unknown',
  couldBeCitizenNumber: 'doubtful',
  // dossier
  receivedDateImpossible: 'wrong',
  receivedInFuture: 'wrong',
  // payment
  structureBroken: 'wrong',
  checksumWrong: 'wrong',
  checksumMissing: 'wrong',
  lengthOff: 'doubtful',
  bankMalformed: 'wrong',
  accountMalformed: 'wrong',
  amountMalformed: 'wrong',
  currencyNotDong: 'doubtful',
  countryNotVietnam: 'doubtful',
  notVietnamesePayment: 'doubtful',
  // product
  checkDigitWrong: 'wrong',
  gtinEmpty: 'wrong',
  gtinInStore: 'doubtful',
  partMalformed: 'wrong',
  partUnknown: 'unknown',
  productDateImpossible: 'wrong',
  producedInFuture: 'wrong',
  expired: 'wrong',
  bestBeforePassed: 'doubtful',
  // health insurance
  levelImpossible: 'wrong',
  validityEnded: 'wrong',
  // our own codes
  checkCharacterWrong: 'wrong',
  codeMalformed: 'wrong',
  // link
  schemeHostile: 'wrong',
  userInfoHostile: 'wrong',
  linkMalformed: 'wrong',
  hostInternational: 'doubtful',
  hostIsAddress: 'doubtful',
  hostLocal: 'doubtful',
  portUnusual: 'doubtful',
  notEncrypted: 'doubtful',
} as const;

export type Finding = keyof typeof weights;
export type FindingWeight = 'wrong' | 'doubtful' | 'unknown';

/** Every finding there is; for tests that each has its words. */
export const findings = Object.freeze(Object.keys(weights)) as readonly Finding[];

/** How much a finding counts. */
export function findingWeight(finding: Finding): FindingWeight {
  return weights[finding];
}

/** True when no check contradicted the code. Unknown and doubtful findings may remain. */
export function isWellFormed(code: { readonly findings: readonly Finding[] }): boolean {
  return code.findings.every((finding) => weights[finding] !== 'wrong');
}
