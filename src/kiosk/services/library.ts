import type { ReadonlySignal } from '@preact/signals';
import type { Language } from '../../domain/basics/index.ts';
import type { Flow } from '../../domain/guide/index.ts';
import type { SearchAnswer } from '../../domain/search/index.ts';
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
} from '../../domain/service/index.ts';

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
  /**
   * Where a browser finds a picture of what is shown; undefined when it is not here, or is broken: then
   * it is fetched again. A picture that cannot be drawn takes no text with it.
   */
  picture(sha256: string): Promise<string | undefined>;
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
