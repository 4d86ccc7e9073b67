import type { DocumentKind } from '../../domain/check/index.ts';
import type { PlainKey } from '../words/index.ts';
import { releaseStates, releaseStops } from '../words/index.ts';

/** What a detail of the log is called. */
export const titles = {
  name: 'audit.fName',
  by: 'audit.fBy',
  agent: 'audit.fAgent',
  key: 'audit.fKey',
  issuer: 'audit.fIssuer',
  expiresAt: 'audit.fUntil',
  revision: 'audit.fRevision',
  digest: 'audit.fDigest',
  sha256: 'audit.fDigest',
  before: 'audit.fBefore',
  warnings: 'audit.fWarnings',
  note: 'audit.fNote',
  count: 'audit.fCount',
  draft: 'emergency.draft',
  target: 'emergency.where',
  minutes: 'audit.fMinutes',
  reason: 'audit.fReason',
  contentVersion: 'audit.fContentVersion',
  documents: 'audit.fDocuments',
  reasons: 'audit.fReasons',
  state: 'audit.fState',
  published: 'audit.fPublished',
  words: 'audit.fWords',
  service: 'audit.fService',
  site: 'audit.fSite',
  from: 'audit.fFrom',
  to: 'audit.fTo',
  number: 'audit.fNumber',
  claim: 'audit.fClaim',
  result: 'audit.fResult',
  file: 'audit.fFile',
  kind: 'requests.kind',
  outcome: 'audit.fState',
  told: 'audit.fTold',
  day: 'requests.day',
  dueDay: 'audit.fDueDay',
  slot: 'requests.slot',
  branch: 'requests.branch',
  places: 'requests.places',
} as const;

/** What each role is called. */
export const roleNames = {
  viewer: 'people.roleViewer',
  editor: 'people.roleEditor',
  approver: 'people.roleApprover',
  operator: 'people.roleOperator',
  auditor: 'people.roleAuditor',
  buildingEditor: 'people.roleBuildingEditor',
} as const;

/** Values that stand in the log as words of a program: by the subject of the act, then by the detail. */
export const values = {
  people: { by: { passkey: 'people.wayPasskey', oidc: 'people.wayOidc' } },
  publish: {
    state: releaseStates,
    reason: releaseStops,
  },
  request: {
    kind: {
      feedback: 'requests.feedback',
      dossierQuestion: 'requests.dossierQuestion',
      appointment: 'requests.appointment',
      callForHelp: 'requests.callForHelp',
      cancellation: 'requests.cancellation',
    },
    outcome: {
      confirmed: 'requests.confirmed',
      moved: 'requests.moved',
      refused: 'requests.refused',
      cancelled: 'requests.withdrawn',
    },
    state: {
      received: 'requests.received',
      inProgress: 'requests.inProgress',
      waitingForPapers: 'requests.tDossierWaiting',
      waitingForPayment: 'audit.vWaitingForPayment',
      done: 'requests.done',
      returned: 'audit.vReturned',
      refused: 'requests.refused',
      notFound: 'requests.tDossierNotFound',
    },
    told: {
      guard: 'requests.tGuard',
      manager: 'requests.tManager',
      hotline: 'audit.vHotline',
      nobody: 'audit.vNobody',
    },
    reason: {
      full: 'requests.tFull',
      closed: 'requests.tClosed',
      notHere: 'requests.tNotHere',
      tooLate: 'requests.tTooLate',
      unclear: 'requests.tFeedbackUnclear',
      complaint: 'requests.tFeedbackComplaint',
      otherAuthority: 'requests.tFeedbackOther',
      duplicate: 'requests.tFeedbackDuplicate',
    },
  },
} as const;

/** What a document is, before its id. */
export const kindNames = {
  procedure: 'audit.kProcedure',
  place: 'audit.kPlace',
  notice: 'audit.kNotice',
  word: 'audit.kWord',
  flow: 'audit.kFlow',
  emergency: 'audit.kEmergency',
  synonym: 'audit.kSynonym',
  season: 'audit.kSeason',
  leaflet: 'audit.kLeaflet',
  building: 'audit.kBuilding',
  board: 'audit.kBoard',
} as const satisfies Readonly<Record<DocumentKind, PlainKey>>;
