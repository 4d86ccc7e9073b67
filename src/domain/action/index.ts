export { soundsLikeComplaint } from './complaint.ts';
export { countedWords, otherWords } from './counted-words.ts';
export {
  type ActionEnvelope,
  ActionEnvelopeSchema,
  type ActionPlace,
  batchBytesMax,
  batchCountMax,
  KioskIdSchema,
  type SealedPlace,
  sealedLengthMax,
} from './envelope.ts';
export { formatFollowCode, newFollowCode, readFollowCode } from './follow-code.ts';
export {
  type ActionStatus,
  type AppointmentResult,
  actionStatuses,
  BranchSchema,
  type CallForHelpResult,
  DaySchema,
  type DossierResult,
  dossierStates,
  type FeedbackResult,
  type FollowResult,
  FollowResultSchema,
  feedbackReasons,
  feedbackStates,
  helpersTold,
  InstantSchema,
  instantText,
  officeReasons,
  SlotSchema,
} from './follow-result.ts';
export { feedbackCategories, freeTextLengthMax } from './free-text.ts';
export { hourPlacesDefault, hourPlacesForOld, hourPlacesMax } from './hour-places.ts';
export {
  type ActionBody,
  ActionBodySchema,
  type ActionKind,
  type AppointmentBody,
  actionKinds,
  type CallForHelpBody,
  type DossierQuestionBody,
  type FeedbackBody,
  type TombstoneBody,
} from './kinds.ts';
export { replyHash } from './reply-hash.ts';
export { newSealingKeyPair, type OpenError, openBody, type SealingKey, sealBody } from './seal.ts';
export {
  type UsageCountsBody,
  UsageCountsBodySchema,
  usageBytesMax,
  usageNamesMax,
} from './usage-counts.ts';
