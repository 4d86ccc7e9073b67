export {
  type ExportedAction,
  type ExportOptions,
  exportActions,
  notePersonalView,
} from './export-actions.ts';
export { findFollow } from './find-follow.ts';
export { hashFollowCode } from './follow-hash.ts';
export { followRoute } from './follow-route.ts';
export { takeHourPlace } from './hour-places.ts';
export { type ListedAction, type ListOptions, listActions } from './list-actions.ts';
export { type ClosedReason, openAction, type SealedRow } from './open-action.ts';
export { giveTurnBack } from './quota.ts';
export { keptBack, redactBody } from './redact.ts';
export {
  type NewState,
  nudgeKiosk,
  type RequestPlace,
  readReplies,
  replyChannel,
  writeReply,
} from './replies.ts';
export { ReplyBell } from './reply-bell.ts';
export {
  readUsage,
  type UsageLine,
  type UsageOptions,
  type UsageReport,
  usageLock,
  usageShownMin,
} from './usage.ts';
export { HandoverWorker } from './worker.ts';
