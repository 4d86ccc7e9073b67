/** What the checks can find. */
export const findingCodes = [
  'schema',
  'duplicate',
  'brokenReference',
  'unreachable',
  'missingLanguage',
  'notNormalised',
  'longSentence',
  'longText',
  'longInLift',
  'unprintable',
  'abbreviation',
  'forbiddenWord',
  'jargon',
  'gluedWords',
  'noteWithQuantity',
  'paperWithoutQuantity',
  'countAgainstName',
  'stale',
  'expired',
  'expiring',
  'neverChecked',
  'overdue',
  'feeDates',
  'feeOverlap',
  'staleTranslation',
  'noEnd',
  'endsBeforeBegin',
  'standsLong',
  'otherValues',
  'longWord',
  'altSaysNothing',
  'pictureMissing',
  'tooManyPictures',
  'tooManyDocuments',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** One thing that is wrong. An error keeps content from being published; a warning does not. */
export type Finding = {
  readonly severity: 'error' | 'warning';
  readonly code: FindingCode;
  /** Where: `services.1.001193.summary.vi`. */
  readonly where: string;
  /** What exactly, for the editor. */
  readonly detail: string;
};

type Report = (code: FindingCode, where: string, detail: string) => Finding;

export const error: Report = (code, where, detail) => ({ severity: 'error', code, where, detail });
export const warning: Report = (code, where, detail) => ({
  severity: 'warning',
  code,
  where,
  detail,
});
