import type { PlainKey, Words } from '../words/index.ts';

const keys = {
  // Why an answer was not taken (src/hub/back-office/judge-answer.ts).
  contradicts: 'requests.pContradicts',
  otherKind: 'requests.pOtherKind',
  otherHour: 'requests.pOtherHour',
  pastHour: 'requests.pPastHour',
  movedNowhere: 'requests.pMovedNowhere',
  otherDay: 'requests.pOtherDay',
  closedDay: 'requests.pClosedDay',
  noReason: 'requests.pNoReason',
  reasonForYes: 'requests.pReasonForYes',
  dueButNotFound: 'requests.pDueButNotFound',
  schema: 'requests.pSchema',
  otherRequest: 'requests.pOtherRequest',
  // Why a request was not handed over, or did not open.
  timeout: 'requests.pTimeout',
  unreachable: 'requests.pUnreachable',
  sealingKeyLost: 'requests.pSealingKeyLost',
  purged: 'requests.pPurged',
  notSealedToThisKey: 'requests.pNotOpened',
  malformedBody: 'requests.pMalformed',
  unknown: 'requests.pUnknown',
  notForOffice: 'requests.pNotForOffice',
} as const satisfies Readonly<Record<string, PlainKey>>;
const isKnown = (problem: string): problem is keyof typeof keys => Object.hasOwn(keys, problem);

/** What hindered an answer or a request, in words; a word of another program keeps its name. */
export function sayProblem(t: Words, problem: string): string {
  const status = /^http(\d{3})$/.exec(problem)?.[1];
  if (status !== undefined) return t('requests.pHttp', { status });
  return isKnown(problem) ? t(keys[problem]) : problem;
}
