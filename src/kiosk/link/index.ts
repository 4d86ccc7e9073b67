export { backoffFirstMs, backoffMaxMs, backoffMs, jitteredMs, randomUnit } from './backoff.ts';
export { type BelievedClock, type BelievedTime, startBelievedClock } from './believed-clock.ts';
export {
  type Call,
  type CallFailure,
  type CallLimits,
  callBounded,
  type Fetch,
  type RawAnswer,
} from './bounded-call.ts';
export type { EnrolError, ShellProof } from './enrol.ts';
export { abortTransaction, finishTransaction } from './finish-transaction.ts';
export type { HeartbeatFacts } from './heartbeat-loop.ts';
export { type HubAnswer, type ReadJson, readHubAnswer } from './hub-answer.ts';
export { type HubCaller, hubTimeoutMs, type SigningKey, startHubCaller } from './hub-caller.ts';
export { createHubLink, type HubLinkParts, type RunningHubLink } from './hub-link.ts';
export { type HubEvents, type Listeners, newListeners } from './hub-listeners.ts';
export { idbIdentityStore, identityDatabase } from './idb-identity-store.ts';
export {
  type ConfirmedTime,
  type Identity,
  type IdentityStore,
  lineOf,
  type StoredIdentity,
} from './identity.ts';
export { type Loop, startLoop } from './loop.ts';
export { type MemoryHubLink, memoryHubLink } from './memory-hub-link.ts';
export { memoryIdentityStore } from './memory-identity-store.ts';
export { type SelfEnrolmentParts, startSelfEnrolment } from './self-enrolment.ts';
export { type SimulatedTime, simulateTime } from './simulated-time.ts';
export { type After, browserAfter, pause } from './timers.ts';
