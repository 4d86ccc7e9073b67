import type { FeedbackBody } from '../../domain/action/index.ts';
import type { LookUpAnswer } from '../../domain/api/index.ts';
import type { ScannedCode } from '../../domain/codes/index.ts';
import type { PrintState } from '../../domain/fleet/index.ts';
import type { ReceiptDocument } from '../../domain/receipt/index.ts';
import type { AboutTopic, PlaceKind, ServiceDetails } from '../../domain/service/index.ts';
import type { OwnPapers } from '../guides/index.ts';
import type { FollowFacts, LeaveError, LeftRequest, Wish } from '../services.ts';
import type { GuideState } from './guide-state.ts';
import type { ScreenName } from './screen-name.ts';

/** Why a request could not be left. `noAnswer`: the store did not say within its time. */
export type LeaveProblem = LeaveError | 'noAnswer';

/** Details of the service that is open: read from the library when its page is opened. */
export type DetailsState =
  | { readonly state: 'none' }
  | { readonly state: 'ready'; readonly details: ServiceDetails }
  | { readonly state: 'missing' };

/** What the hub says of a follow code that was scanned. */
export type FollowState =
  | { readonly state: 'none' | 'asking' | 'offline' | 'unknown' }
  | { readonly state: 'known'; readonly facts: FollowFacts };

/**
 * What another system says of the code that was read. `offline`: nobody could be asked, for want of a
 * network; it is asked as soon as there is one. `failed`: with a network, and yet without an answer.
 */
export type LookUpState =
  | { readonly state: 'none' | 'asking' | 'offline' | 'failed' }
  | { readonly state: 'told'; readonly answer: LookUpAnswer };

/** From a citizen card, only after the resident pressed "Dùng" (law 91/2025: explicit consent). */
export interface CardUse {
  readonly name: string;
  readonly personalNumber: string;
}

export interface BookingDraft {
  /** Empty when the resident did not come from a service. */
  readonly serviceCode: string;
  readonly field: string | undefined;
  readonly place: string | undefined;
  /** ISO day in Hanoi. */
  readonly day: string | undefined;
  /** Start, `HH:MM`. */
  readonly slot: string | undefined;
  /** As typed: validated on leaving the screen only (R55). */
  readonly phone: string;
  readonly card: CardUse | undefined;
  /** 75 or older, by the card or as stated: served first. */
  readonly priority: boolean;
}

export interface FeedbackDraft {
  readonly category: FeedbackBody['category'] | undefined;
  readonly place: string;
  readonly text: string;
  readonly urgent: boolean;
}

/** A slip on its way; undefined state until the printer first answers. */
export interface PrintJobView {
  readonly document: ReceiptDocument;
  readonly state: PrintState | undefined;
}

/** Where a service page was opened from: its "Quay lại" goes there. */
export type CameFrom = 'home' | 'search' | 'lifeEvent';

/** Everything that belongs to the resident in front of the kiosk. A wipe drops it whole (law 2). */
export interface Resident {
  readonly query: string;
  readonly lifeEvent: string | undefined;
  readonly service: string | undefined;
  readonly details: DetailsState;
  /** The chosen case of what to bring. */
  readonly caseKey: string | undefined;
  /** The question about the service that is being answered. */
  readonly topic: AboutTopic | undefined;
  /** The guided flow of the service. */
  readonly guide: GuideState;
  /** The own checklist that is taken along in place of the papers of a case. */
  readonly ownPapers: OwnPapers | undefined;
  readonly cameFrom: CameFrom;
  readonly notice: string | undefined;
  readonly board: string | undefined;
  readonly placeKind: PlaceKind | undefined;
  readonly place: string | undefined;
  readonly season: string | undefined;
  readonly leaflet: string | undefined;
  /** Page of the present list, from 0. */
  readonly page: number;
  readonly cameraConsent: boolean;
  readonly typedCode: string;
  readonly code: ScannedCode | undefined;
  readonly follow: FollowState;
  readonly lookUp: LookUpState;
  readonly booking: BookingDraft;
  readonly feedback: FeedbackDraft;
  /** True while a row of a review is being changed: the next choice returns there (R57). */
  readonly editing: boolean;
  /** True after "Tiếp tục" was pressed on an unfinished form: the screen says what is missing. */
  readonly incomplete: boolean;
  /** The screen where help was asked for. */
  readonly helpFrom: ScreenName | undefined;
  /** What is being left now, or failed to be. */
  readonly wish: Wish | undefined;
  readonly left: LeftRequest | undefined;
  /** What the office has said of it meanwhile. */
  readonly reply: FollowFacts | undefined;
  readonly leaveProblem: LeaveProblem | undefined;
  readonly print: PrintJobView | undefined;
}

/** Nobody yet. Compared with after every wipe, in tests and by the exploration. */
export const nobody: Resident = Object.freeze<Resident>({
  query: '',
  lifeEvent: undefined,
  service: undefined,
  details: { state: 'none' },
  caseKey: undefined,
  topic: undefined,
  guide: { state: 'none' },
  ownPapers: undefined,
  cameFrom: 'home',
  notice: undefined,
  board: undefined,
  placeKind: undefined,
  place: undefined,
  season: undefined,
  leaflet: undefined,
  page: 0,
  cameraConsent: false,
  typedCode: '',
  code: undefined,
  follow: { state: 'none' },
  lookUp: { state: 'none' },
  booking: {
    serviceCode: '',
    field: undefined,
    place: undefined,
    day: undefined,
    slot: undefined,
    phone: '',
    card: undefined,
    priority: false,
  },
  feedback: { category: undefined, place: '', text: '', urgent: false },
  editing: false,
  incomplete: false,
  helpFrom: undefined,
  wish: undefined,
  left: undefined,
  reply: undefined,
  leaveProblem: undefined,
  print: undefined,
});
