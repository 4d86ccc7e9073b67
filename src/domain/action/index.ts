export {
  type ActionEnvelope,
  ActionEnvelopeSchema,
  batchBytesMax,
  batchCountMax,
  KioskIdSchema,
  sealedLengthMax,
} from './envelope.ts';
export { formatFollowCode, newFollowCode, readFollowCode } from './follow-code.ts';
export { feedbackCategories, freeTextLengthMax } from './free-text.ts';
export {
  type ActionBody,
  ActionBodySchema,
  type ActionKind,
  type AppointmentBody,
  type CallForHelpBody,
  type DossierQuestionBody,
  type FeedbackBody,
  type TombstoneBody,
} from './kinds.ts';
export { newSealingKeyPair, type OpenError, openBody, type SealingKey, sealBody } from './seal.ts';
