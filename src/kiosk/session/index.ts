export type { Manner } from './actors.ts';
export {
  initialContext,
  languageOf,
  noAudio,
  nobodyOfStaff,
  type SessionContext,
  type StaffMember,
  screenLanguageOf,
} from './context.ts';
export type { ResidentEvent, SessionEvent } from './events.ts';
export { type BelievedTime, type Facts, unknownFacts } from './facts.ts';
export { isLift, needsNewKey } from './guards.ts';
export { mayBeCancelled } from './may-be-cancelled.ts';
export { noticesNow } from './notices-now.ts';
export {
  hanoiTime,
  type OfferedDay,
  offeredDays,
  offeredSlots,
} from './offered-hours.ts';
export { placesOfKind } from './places-of-kind.ts';
export { phoneFits } from './remember-booking.ts';
export {
  type BookingDraft,
  type CardUse,
  type DetailsState,
  type FeedbackDraft,
  type FollowState,
  type LeaveProblem,
  type LookUpState,
  nobody,
  type PrintJobView,
  type Resident,
} from './resident.ts';
export { type ReviewStep, type ScreenName, screenNames } from './screen-name.ts';
export type { ScreenProps } from './screen-props.ts';
export { type PageParts, sessionOf } from './session-actors.ts';
export {
  type PaperProgress,
  personalScreens,
  type SessionSnapshot,
  type SessionView,
} from './session-view.ts';
export {
  defaultSettings,
  offeredLanguages,
  offersLanguage,
  type Reach,
  type Settings,
  type SpeechRate,
  speakerVolumeMax,
  speechRates,
  type TextSize,
  type Theme,
  textSizes,
  themes,
  type Volume,
  volumes,
} from './settings.ts';
export { tellTouches } from './tell-touches.ts';
export { timers } from './timers.ts';
export { type RunningSession, startSession } from './use-session.ts';
