import { fromCallback, fromPromise } from 'xstate';
import type { LookUpAnswer, LookUpQuery } from '../../domain/api/index.ts';
import type { Result } from '../../domain/basics/index.ts';
import type { ReceiptDocument } from '../../domain/receipt/index.ts';
import type { ServiceDetails } from '../../domain/service/index.ts';
import type { Utterance } from '../../domain/speech/index.ts';
import type { GuidePlace, OpenGuide } from '../guides/index.ts';
import type {
  FollowFacts,
  LeaveError,
  LeftRequest,
  PinAnswer,
  StaffEntry,
  Wish,
} from '../services.ts';
import type { SessionEvent } from './events.ts';
import type { SpeechRate, Volume } from './settings.ts';

/** How the voice says something. */
export interface Manner {
  /** Percent of the plain rate. */
  readonly rate: SpeechRate;
  readonly volume: Volume;
  /** Into a headset, and not into the room. */
  readonly headset: boolean;
}

/** What a print actor hears from the session. */
export type PrintCommand = Extract<SessionEvent, { type: 'PRINT_ANSWER' }>;

const notGiven = (): never => {
  throw new Error('broken invariant: this actor is given by session-actors.ts');
};

/**
 * The session's view of the world, as shapes: the chart names them, `session-actors.ts` gives
 * the real ones. A chart that is only explored never starts any.
 */
export const actorShapes = {
  /** Sends FACTS whenever a service says something new, and CODE_READ. */
  watchServices: fromCallback<SessionEvent>(notGiven),
  loadDetails: fromPromise<ServiceDetails | undefined, { readonly code: string }>(notGiven),
  /** The first question of a service's flow; undefined when it cannot be had. */
  openGuide: fromPromise<
    GuidePlace | undefined,
    { readonly service: string; readonly day: string | undefined }
  >(notGiven),
  stepGuide: fromPromise<GuidePlace, { readonly guide: OpenGuide }>(notGiven),
  leaveRequest: fromPromise<Result<LeftRequest, LeaveError>, { readonly wish: Wish }>(notGiven),
  withdrawRequest: fromPromise<
    Result<void, 'alreadySent' | 'storageClosed'>,
    { readonly request: LeftRequest }
  >(notGiven),
  followRequest: fromPromise<Result<FollowFacts, 'offline' | 'unknown'>, { readonly code: string }>(
    notGiven,
  ),
  /** Sends REPLIED whenever an answer to this request lies on the kiosk. */
  awaitReply: fromCallback<SessionEvent, { readonly follow: string }>(notGiven),
  lookUpRequest: fromPromise<Result<LookUpAnswer, 'offline'>, { readonly query: LookUpQuery }>(
    notGiven,
  ),
  swapContent: fromPromise<void>(notGiven),
  /** Sends PRINT_STATE; hears PRINT_ANSWER. */
  printSlip: fromCallback<PrintCommand, { readonly document: ReceiptDocument }>(notGiven),
  /** Lock and badge, before the PIN is asked. */
  enterStaff: fromPromise<StaffEntry, { readonly badge: string | undefined }>(notGiven),
  tryPin: fromPromise<PinAnswer, { readonly pin: string }>(notGiven),
  /** Ends when the voice ends. `unsaid`: there was no voice for it, or nobody else may hear it. */
  speak: fromPromise<'said' | 'unsaid', { readonly utterance: Utterance; readonly manner: Manner }>(
    notGiven,
  ),
};
