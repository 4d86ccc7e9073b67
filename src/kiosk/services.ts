import type { ReadonlySignal } from '@preact/signals';
import type { ActionBody, ActionKind, ActionStatus, FollowResult } from '../domain/action/index.ts';
import type {
  HubTarget,
  LookUpAnswer,
  LookUpQuery,
  PrintAnswer,
  ProvisionProbe,
  ReadingsAnswer,
  Site,
  SiteKit,
} from '../domain/api/index.ts';
import type { Clock, FillRandom, Language, Result } from '../domain/basics/index.ts';
import type { BadgeRefusal } from '../domain/codes/index.ts';
import type { EmergencyReport, SignedEmergency } from '../domain/emergency/index.ts';
import type {
  ClockTrust,
  PrinterStatus,
  PrintState,
  ReadinessLine,
  ReadinessReport,
} from '../domain/fleet/index.ts';
import type { Flow } from '../domain/guide/index.ts';
import type { PaperWidthDots, ReceiptDocument } from '../domain/receipt/index.ts';
import type { SearchAnswer } from '../domain/search/index.ts';
import type {
  AppointmentOffer,
  BuildingPage,
  CityBoard,
  FeedbackGuide,
  FrameWord,
  Issuer,
  Leaflet,
  LifeEvent,
  Notice,
  Place,
  Season,
  ServiceDetails,
  ServiceFacts,
} from '../domain/service/index.ts';

/**
 * What the kiosk's rooms promise each other. `main.tsx` builds the real ones; tests and the
 * statechart's model exploration use the memory ones that stand beside each room.
 */
export interface KioskServices {
  readonly clock: Clock;
  readonly fillRandom: FillRandom;
  readonly library: Library;
  readonly outbox: Outbox;
  readonly link: HubLink;
  readonly shell: ShellLink;
  readonly printer: SlipPrinter;
  readonly scanner: CodeScanner;
  /** Last readings of the city's boards (boards/); absent in services that have none. */
  readonly readings?: ReadonlySignal<ReadingsAnswer | undefined>;
  /** Fetched when staff knock. */
  readonly staff: () => Promise<StaffDesk>;
}

/** The facts of services by code; opened as they are asked for. */
export interface ServiceShelf {
  get(code: string): ServiceFacts | undefined;
  has(code: string): boolean;
}

/** Places by kind (`PlaceKind`), read when they are first asked for. */
export interface NearbyShelf {
  /** Kinds of which there are any. */
  readonly kinds: readonly string[];
  of(kind: string): readonly Place[];
  /** Reads one more piece ahead of a wish for it. False: everything is read. */
  readAhead(): boolean;
}

/** Which services have a guided flow. */
export interface GuideShelf {
  has(code: string): boolean;
}

/** Content that is installed and verified: what the screens may show. */
export interface InstalledContent {
  readonly version: number;
  /** ISO date of the facts: "Thông tin ngày …" (R72). */
  readonly factsDate: string;
  readonly trial: boolean;
  /** Past its expiry by a believed clock: still shown, marked with its age. */
  readonly stale: boolean;
  readonly services: ServiceShelf;
  readonly lifeEvents: readonly LifeEvent[];
  readonly places: readonly Place[];
  readonly notices: readonly Notice[];
  readonly feedback: FeedbackGuide;
  readonly appointments: AppointmentOffer;
  /** Who gives product numbers; empty in content of before they were published. */
  readonly issuers: readonly Issuer[];
  /** The guided flow that is offered at a service, by its code. */
  readonly guides: GuideShelf;
  /** Texts of the screens in place of the shipped ones; absent: none. */
  readonly words?: readonly FrameWord[];
  /** Languages that clips of the voice are there for; absent: none. */
  readonly clips?: readonly Language[];
  /** Boards of the city; absent: none. */
  readonly boards?: readonly CityBoard[];
  /** Places that are no offices; absent: none. */
  readonly nearby?: NearbyShelf;
  /** What opens and closes by itself; absent: nothing. */
  readonly seasons?: readonly Season[];
  /** What is explained and not done here; absent: nothing. */
  readonly leaflets?: readonly Leaflet[];
  /** Pages of buildings; absent: none. */
  readonly buildings?: readonly BuildingPage[];
}

export interface Found {
  readonly query: string;
  readonly hits: number;
}

/** The installed content: IndexedDB store, download, verify, swap. */
export interface Library {
  /** Undefined until something is installed. Changes only through `swap`. */
  readonly content: ReadonlySignal<InstalledContent | undefined>;
  /** Version that is downloaded and verified and waits for attract. */
  readonly staged: ReadonlySignal<number | undefined>;
  details(code: string): Promise<ServiceDetails | undefined>;
  /** The guided flow of a service; undefined when it has none, or when it cannot be had now. */
  guide(code: string): Promise<Flow | undefined>;
  /** Details of what is shown that are not here yet; undefined while nobody has counted them. */
  readonly detailsMissing: ReadonlySignal<number | undefined>;
  /**
   * On the main thread, ≤ 3 ms at CPU 4× (search.md). Undefined in the first moments after boot,
   * while the engine is being fetched; whoever draws the answer is drawn again when it is here.
   */
  search(query: string): SearchAnswer | undefined;
  /** What was looked for last, and how many services it has; undefined once it is forgotten. */
  readonly found: ReadonlySignal<Found | undefined>;
  /** Whether published content has this folded syllable; false while the index is on its way. */
  knows(syllable: string): boolean;
  /** Forgets what was typed into search: every wipe calls it (R63). */
  forgetSearches(): void;
  /** Installs what is staged. The session calls it in attract only (P10). */
  swap(): Promise<void>;
}

/** Why a request could not be written down. Nothing was promised to the resident then. */
export type LeaveError =
  | 'notEnrolled'
  | 'full'
  | 'silent'
  | 'storageClosed'
  | 'secondTab'
  | 'tooLarge';

/** A request that is safely in the outbox: only now may its number be shown. */
export interface LeftRequest {
  readonly id: string;
  readonly seq: number;
  readonly kind: ActionKind;
  readonly follow: string;
}

/** A body before the outbox gives it its follow code. */
export type Wish =
  Exclude<ActionBody, { readonly kind: 'withdrawn' }> extends infer B
    ? B extends { readonly follow: string }
      ? Omit<B, 'follow'>
      : never
    : never;

export interface OutboxStatus {
  /** `silent`: a request has waited for the hub for so long that no new one is promised. */
  readonly state: 'opening' | 'open' | 'full' | 'silent' | 'closed' | 'secondTab';
  /** Requests not yet settled. */
  readonly count: number;
  /** Their size, bytes. */
  readonly bytes: number;
  /** Requests not yet accepted by the hub. */
  readonly waiting: number;
  readonly quarantined: number;
  /** Why, for staff: the hub's codes, and `forked` for what stands on a forked line. */
  readonly refusals: readonly { readonly code: string; readonly count: number }[];
  readonly lastSeq: number;
  /** When the oldest unsettled request was written, ms. */
  readonly oldestAtMs: number | undefined;
  /** Highest sequence the hub has accepted: at or below it, a request has arrived. */
  readonly accepted: number;
}

/** A request that cannot be sent, as staff see it: its place and why, never what it says. */
export interface KeptApart {
  readonly id: string;
  readonly seq: number;
  /** Undefined for what stands on a forked line: its envelope is not read for this. */
  readonly kind: ActionKind | undefined;
  /** When it was set aside, or written on a forked line, ms. */
  readonly atMs: number;
  /** The hub's code, or `forked`. */
  readonly code: string;
}

/** The resident's requests: durable before they are promised. */
export interface Outbox {
  readonly status: ReadonlySignal<OutboxStatus>;
  /**
   * Seals, then puts with strict durability; resolves only when the write is on disk. The same
   * wish object again is the same request: it asks what became of it, and writes nothing twice.
   */
  leave(wish: Wish): Promise<Result<LeftRequest, LeaveError>>;
  /** Replaces the body by a tombstone at the same sequence, while it was not sent. */
  withdraw(request: LeftRequest): Promise<Result<void, 'alreadySent' | 'storageClosed'>>;
  /** For staff: what cannot be sent, newest first; undefined while the storage does not answer. */
  keptApart(): Promise<readonly KeptApart[] | undefined>;
}

/** A kiosk that was refused by one of these is enrolled again, and its requests go along. */
export type HubRefusal = 'forked' | 'superseded' | 'revoked' | 'unknown-kiosk' | 'bad-signature';

export interface HubLinkState {
  readonly enrolment: 'unknown' | 'notEnrolled' | 'enrolling' | 'enrolled' | 'refused';
  /** Why the hub refuses this kiosk, where it does. */
  readonly refusal?: HubRefusal | undefined;
  /** `online`: the hub answered the last call; `offline`: it did not. */
  readonly net: 'unknown' | 'online' | 'offline';
  readonly kiosk: string | undefined;
  readonly site: Site | undefined;
  readonly trial: boolean;
  /** Who opens staff mode, and where residents go while this kiosk cannot serve. */
  readonly kit?: SiteKit | undefined;
  readonly clock: ClockTrust;
  /** Hub time minus local clock, ms; 0 until a signed time was seen. */
  readonly clockOffsetMs: number;
}

/** What became of a request, and who says so. */
export interface FollowFacts {
  readonly status: ActionStatus;
  /** ISO date-time of the last change, UTC. */
  readonly changedAt: string;
  /** Undefined while nobody has answered. */
  readonly result: FollowResult | undefined;
  /** `kiosk`: what this kiosk heard last; the hub could not be asked now. */
  readonly source: 'hub' | 'kiosk';
}

/**
 * Why a machine did not become a kiosk, each with its words (`staff.enrol_…`).
 * - `badCode`: it does not look like one, or the hub does not say why it is not taken;
 * - `code…`: the hub never gave it, it was used, its 15 minutes are over, its kiosk was revoked;
 * - `badProof`: the hub does not believe the keys: something on the way changed them;
 * - `offline`: the hub was not reached, or its answer made no sense;
 * - `storageClosed`: the identity could not be kept;
 * - `requestsHeld`: another hub, while requests for the present one are not handed over;
 * - `noHub`: typed by hand on a machine that knows no hub;
 * - `noShell`, `shellSilent`: nothing here can go to another hub, or does not answer;
 * - `unreachable`, `wrongPin`, `certificate`, `clockWrong`, `notAHub`: a first look at the hub.
 */
export type EnrolError =
  | 'badCode'
  | 'codeUnknown'
  | 'codeUsed'
  | 'codeExpired'
  | 'codeRevoked'
  | 'badProof'
  | 'offline'
  | 'storageClosed'
  | 'requestsHeld'
  | 'noHub'
  | 'noShell'
  | 'shellSilent'
  | Exclude<ProvisionProbe['outcome'], 'ok'>;

/** The line to the hub: identity, heartbeat, wake, signed calls. */
export interface HubLink {
  readonly state: ReadonlySignal<HubLinkState>;
  /** What became of a request: from the hub, or from this kiosk when the hub cannot be asked. */
  follow(code: string): Promise<Result<FollowFacts, 'offline' | 'unknown'>>;
  /** Rises whenever an answer to some request came: whoever waits for one looks again. */
  readonly replied: ReadonlySignal<number>;
  /** An answer that lies on this kiosk already. */
  kept(code: string): Promise<FollowFacts | undefined>;
  /**
   * Redeems a one-time code that staff typed or scanned. What is held goes along to the new key.
   *
   * @param at the hub that a scanned code names; undefined: the one this machine knows
   */
  enrol(code: string, at?: HubTarget): Promise<Result<void, EnrolError>>;
  /** Orders of emergencies as they came, believed by nobody yet (emergency/); undefined: none came. */
  readonly emergencies: ReadonlySignal<readonly SignedEmergency[] | undefined>;
  /** Tells the hub what was done with them; false when it did not hear. */
  reportEmergencies(report: EmergencyReport): Promise<boolean>;
  /** What another system says of a dossier or a product, through the hub. */
  lookUp(query: LookUpQuery): Promise<Result<LookUpAnswer, 'offline'>>;
}

export interface ShellState {
  /** `none`: the page was not served by a shell. */
  readonly shell: 'unknown' | 'up' | 'down' | 'none';
  readonly printer: PrinterStatus | undefined;
  /** Width that slips are laid out for, dots; undefined: not told, as of 80 mm paper. */
  readonly paperDots?: PaperWidthDots | undefined;
}

/** What the car of a lift has said in this page load (L8, L9). */
export interface CarState {
  /** How often it has stood at a floor. */
  readonly arrivals: number;
  readonly alarm: boolean;
}

/** The link to the shell on this machine. */
export interface ShellLink {
  readonly state: ReadonlySignal<ShellState>;
  /** Absent where no car can say anything. */
  readonly car?: ReadonlySignal<CarState>;
  /** Called each second from an animation frame, with the name of the screen, never content. */
  beat(screen: string, idle: boolean, progress: number): void;
}

/** Prints slips and tells the truth about each. */
export interface SlipPrinter {
  /** Whether paper may be offered at all now. */
  readonly available: ReadonlySignal<boolean>;
  /**
   * Starts or rejoins a job; calls back with every state, the present one first. An unreachable
   * shell is `failed` within 5 s (R71). Returns a function that stops listening, not the job.
   */
  print(jobId: string, document: ReceiptDocument, onState: (state: PrintState) => void): () => void;
  /** What the resident says about an unconfirmed slip. */
  answer(jobId: string, answer: PrintAnswer['answer']): Promise<void>;
}

export type ScannerStatus = 'idle' | 'opening' | 'live' | 'noCamera' | 'denied' | 'busy' | 'lost';

/** What is wrong with the light. */
export type LightAdvice = 'dark' | 'glare';

/** A text that some scanner read. Nothing in it is ever navigated to, executed or kept. */
export interface CodeRead {
  readonly text: string;
  readonly source: 'camera' | 'wedge' | 'shell';
  /** What kind of symbol it was, where the source knows: tells a product from a personal number. */
  readonly symbology?: string | undefined;
}

/** A camera as the browser tells it; id and label are empty before the first consent. */
export interface CameraChoice {
  readonly deviceId: string;
  readonly label: string;
}

/** For staff: which camera scans. Their choice outlives the page, and is kept on this machine. */
export interface CameraDesk {
  /** The camera opened last; `chosenMissing`: staff chose another one, which is not there. */
  readonly inUse: ReadonlySignal<(CameraChoice & { readonly chosenMissing: boolean }) | undefined>;
  list(): Promise<readonly CameraChoice[]>;
  chosen(): Promise<CameraChoice | undefined>;
  /** From the next opening on; undefined: the one whose label fits best. */
  choose(camera: CameraChoice | undefined): Promise<void>;
}

/** Camera on consent; wedge and shell scanners always. */
export interface CodeScanner {
  readonly cameras: CameraDesk;
  readonly status: ReadonlySignal<ScannerStatus>;
  /** While the camera is open and the light hides the code. */
  readonly light: ReadonlySignal<LightAdvice | undefined>;
  /** The camera's lamp; undefined where there is none. */
  readonly torch: ReadonlySignal<'off' | 'on' | undefined>;
  switchTorch(on: boolean): Promise<void>;
  /** Before it is known whether the camera will be wanted: makes its opening quick; opens nothing. */
  prepareCamera(): void;
  /** Where the live view is drawn while the camera is open. */
  openCamera(video: HTMLVideoElement): Promise<void>;
  closeCamera(): void;
  /** Every read, from any source. Returns a function that stops listening. */
  onRead(listener: (read: CodeRead) => void): () => void;
}

/** What staff measured on this unit with a bank card and a rule (S2). */
export interface Calibration {
  /** CSS pixels of one millimetre. */
  readonly pxPerMm: number;
  /** From the floor to the lower edge of the picture, mm. */
  readonly bottomMm: number;
}

/** Who stands at the door of staff mode. */
export interface StaffEntry {
  /** Left of the lock, ms; 0 when it is open. */
  readonly lockedMs: number;
  readonly wrongPins: number;
  /** Why the badge that was shown does not open here. */
  readonly refusal: BadgeRefusal | undefined;
  /** Id on the badge. */
  readonly person: string | undefined;
}

/** `noPin`: this kiosk was given none, or cannot read it. */
export interface PinAnswer {
  readonly outcome: 'right' | 'wrong' | 'locked' | 'noPin';
  readonly wrongPins: number;
}

/** A fault that the shell noted, `MC-41`. */
export interface NotedFault {
  readonly code: string;
  readonly atMs: number;
}

/** What staff do at the kiosk itself. Everything of it comes in a file of its own. */
export interface StaffDesk {
  /** Looks at the lock and at the badge, if one was shown. */
  enter(badge: string | undefined): Promise<StaffEntry>;
  /** A try is written down before it is judged: pulling the plug gives no further one. */
  tryPin(pin: string): Promise<PinAnswer>;
  calibration(): Promise<Calibration | undefined>;
  calibrate(calibration: Calibration): Promise<void>;
  /** Last faults of the machine, newest last; undefined where no shell answers. */
  faults(): Promise<readonly NotedFault[] | undefined>;
  /**
   * What page and shell know of this kiosk now, with what staff just found; kept by the shell.
   *
   * @param found lines of the self-test, none to look only
   */
  readiness(found: readonly ReadinessLine[]): Promise<ReadinessReport>;
  /** Sends a report to the hub. False: not there; it can be sent again. */
  send(report: ReadinessReport): Promise<boolean>;
}
