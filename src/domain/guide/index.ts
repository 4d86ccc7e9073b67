export type { Clips } from './check/audio.ts';
export {
  type CheckOptions,
  checkGuide,
  type GuideReport,
  schemaFindings,
} from './check/check-guide.ts';
export type { FindingCode, GuideFinding } from './check/finding.ts';
export type { CheckPorts, ShownText, TextFault } from './check/ports.ts';
export { type TextRole, type TextUse, textUsesOf } from './check/uses.ts';
export { diffGuides, type GuideChange, type GuideDiff } from './diff/diff-guides.ts';
export { toSvg } from './graph/to-svg.ts';
export { writeLinkCode } from './link/link-code.ts';
export { type OpenedLink, openLink, type PhoneContent } from './link/phone-content.ts';
export {
  type ChecklistLine,
  checklistOf,
  type Reason,
} from './machine/checklist.ts';
export { findOutcome } from './machine/next-state.ts';
export { isUnsure, type Options, optionsOf } from './machine/options.ts';
export { questionsLeft } from './machine/remaining.ts';
export { type Channel, shareableAnswers } from './machine/share.ts';
export { timeSince } from './machine/time-since.ts';
export {
  type GuideContext,
  type GuideEvent,
  stateOf,
  toMachine,
} from './machine/to-machine.ts';
export {
  type AnswerProblem,
  answer,
  answersOf,
  back,
  edit,
  questionNow,
  type ReviewRow,
  resume,
  reviewOf,
  startWalk,
  type Walk,
  walkOf,
} from './machine/walk.ts';
export type { Atom, Check, Condition } from './model/condition.ts';
export {
  type Answer,
  type Answers,
  type Flow,
  flowSchema,
  type Part,
  type WrittenFlow,
} from './model/flow.ts';
export type { Parts } from './model/inline-parts.ts';
export { guideFormats, guideJsonSchema } from './model/json-schema.ts';
export { guideLimits } from './model/limits.ts';
export type { Entry, Item } from './model/list.ts';
export { comparisonOf, isAtom } from './model/map-condition.ts';
export { unsure } from './model/names.ts';
export { flowOn } from './model/on-day.ts';
export type { GuideProblem } from './model/problem.ts';
export { readGuide, readPart } from './model/read-guide.ts';
export type { Option, Outcome, Question, Route, State } from './model/state.ts';
export { findText, sourceHash } from './model/text-of.ts';
export type { IntVariable, PrivacyClass, SetVariable, Variable } from './model/variable.ts';
export type { Remaining } from './space/distance.ts';
export type { Step } from './space/explore.ts';
export { type Goal, type WalkThrough, walkThroughs } from './walk/walk-throughs.ts';
