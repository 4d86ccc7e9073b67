import { signal } from '@preact/signals';
import {
  type PreviewDraft,
  type PreviewPlace,
  pictureAddress,
  type ShowPreview,
} from '../../domain/api/console/index.ts';
import type { ReadingsAnswer } from '../../domain/api/index.ts';
import { hanoiInstant } from '../../domain/calendar/index.ts';
import type { ToldEmergency } from '../../domain/emergency/index.ts';
import {
  type PublicService,
  type ServiceFacts,
  toServiceDetails,
  toServiceFacts,
} from '../../domain/service/index.ts';
import { nearbyOf } from '../library/index.ts';
import type { InstalledContent, KioskServices } from '../services.ts';
import {
  defaultSettings,
  noAudio,
  nobody,
  nobodyOfStaff,
  type SessionView,
  unknownFacts,
} from '../session/index.ts';

/** What an editor writes, read once. */
type Draft = PreviewDraft & Pick<ShowPreview, 'day'>;

/** How a resident looks at it: where, on which page, with which settings. */
export interface Look {
  readonly place: PreviewPlace;
  readonly page: number;
  readonly language: ShowPreview['language'];
  readonly size: ShowPreview['size'];
}

/** A draft that is open: its content is made once for all looks at it. */
export interface OpenDraft {
  readonly services: KioskServices;
  /** An emergency, as if it had been sent: it lies over any screen. */
  readonly told: ToldEmergency | undefined;
  /** The session as a screen sees it when a resident has come as far as this. */
  readonly view: (look: Look) => SessionView;
}

/** A draft may have no English yet; the screens then show its Vietnamese, as a kiosk would. */
function contentOf(draft: Draft): InstalledContent {
  const { service, notice, nearby, season, leaflet, building, board, day } = draft;
  const facts = new Map<string, ServiceFacts>();
  if (service !== undefined) facts.set(service.code, toServiceFacts(service as PublicService));
  const nothing = { vi: '–', en: '–' };
  return {
    version: 1,
    factsDate: service?.source.snapshotDate ?? day,
    trial: false,
    stale: false,
    services: facts,
    lifeEvents: [],
    places: [],
    notices: notice === undefined ? [] : [notice],
    feedback: { categories: [], notHere: [] },
    appointments: {
      provisional: true,
      daysAhead: 0,
      closedWeekdays: [],
      hours: [],
      slotMinutes: 30,
      perPersonPerDayMax: 1,
      perFieldPerDayMax: 1,
      fields: [],
      places: [],
      note: nothing,
    },
    issuers: [],
    guides: new Set<string>(),
    nearby: nearbyOf(nearby === undefined ? [] : [nearby]),
    seasons: season === undefined ? [] : [season],
    leaflets: leaflet === undefined ? [] : [leaflet],
    buildings: building === undefined ? [] : [building],
    boards: board === undefined ? [] : [board],
  };
}

/** The house that a page is of, as a kiosk in it names its place; none for other drafts. */
function siteIn({ building }: Draft) {
  if (building === undefined) return undefined;
  const [ward = '', ...name] = building.building.split('/');
  const isCode = /^\d{5}$/.test(ward);
  return {
    plate: '',
    building: name.join('/'),
    ward: isCode ? '' : ward,
    wardCode: isCode ? ward : '',
    mode: 'lobby' as const,
  };
}

/** Minutes since the made-up numbers of a board that is drawn were measured. */
const measuredMinutes = 5;

/** Numbers for a board that is drawn, marked as made up: each level of its scale comes up in turn. */
function readingsFor({ board }: Draft, nowMs: number): ReadingsAnswer | undefined {
  if (board === undefined) return undefined;
  const { range, scale, stations } = board;
  const inLevel = (at: number): number => {
    const from = scale[at - 1]?.upTo ?? range.min;
    const to = scale[at]?.upTo ?? range.max;
    return Math.min(range.max, Math.max(range.min, (from + to) / 2));
  };
  const at = nowMs - measuredMinutes * 60_000;
  return {
    v: 1,
    boards: [
      {
        board: board.key,
        stations: stations.map(({ key }, n) => ({
          station: key,
          trial: true,
          readings: [{ at, value: inLevel(scale.length === 0 ? 0 : n % scale.length) }],
        })),
      },
    ],
  };
}

/** How long an emergency stands that is looked at, minutes, where it may stand so long. */
const toldMinutes = 60;

/** The message that somebody would send of it at this moment. */
function toldOf({ emergency }: Draft, nowMs: number): ToldEmergency | undefined {
  if (emergency === undefined) return undefined;
  const stands = Math.min(toldMinutes, emergency.minutesMax) * 60_000;
  return {
    draft: emergency,
    send: {
      v: 1,
      do: 'show',
      id: 'preview',
      draft: emergency.id,
      sha256: '',
      target: { all: true },
      sentAtMs: nowMs,
      endsAtMs: nowMs + stands,
    },
  };
}

/** Opens a draft for any number of looks at it. */
export function openDraft(draft: Draft, nowMs: () => number): OpenDraft {
  const { service, notice, nearby, season, leaflet, board, day } = draft;
  const time = { day, minute: 9 * 60 };
  const site = siteIn(draft);
  const content = contentOf(draft);
  const resident = {
    ...nobody,
    ...(service && {
      service: service.code,
      details: { state: 'ready' as const, details: toServiceDetails(service as PublicService) },
    }),
    ...(notice && { notice: notice.id }),
    ...(nearby && { placeKind: nearby.kind, place: nearby.key }),
    ...(season && { season: season.key }),
    ...(leaflet && { leaflet: leaflet.key }),
    ...(board && { board: board.key }),
  };
  const facts = {
    ...unknownFacts,
    link: {
      ...unknownFacts.link,
      enrolment: 'enrolled' as const,
      net: 'online' as const,
      clock: 'confirmed' as const,
      ...(site && { site }),
    },
    content,
    outbox: { ...unknownFacts.outbox, state: 'open' as const },
    shell: 'up' as const,
    printer: { status: 'ready' as const, paperLow: false },
    paper: true,
    time,
    readings: readingsFor(draft, hanoiInstant(time)),
  };
  return {
    services: idleServices(content, nowMs),
    told: toldOf(draft, hanoiInstant(time)),
    view: ({ place: { screen, topic, caseKey }, page, language, size }) => ({
      screen: screen === 'emergency' ? 'attract' : screen,
      overlay: 'none',
      contentHidden: false,
      contentPersonal: false,
      unmasked: false,
      liftWarned: false,
      paper: 'none',
      withdrawal: 'possible',
      audio: 'idle',
      outOfService: undefined,
      setup: undefined,
      context: {
        resident: { ...resident, topic, caseKey, page },
        settings: { ...defaultSettings, language, textSize: size },
        facts,
        staff: nobodyOfStaff,
        audio: noAudio,
      },
    }),
  };
}

/** What screens may call: nothing happens, nothing is sent. */
function idleServices(installed: InstalledContent, nowMs: () => number): KioskServices {
  const content = signal(installed);
  const none = async () => undefined;
  return {
    clock: nowMs,
    library: {
      content,
      staged: signal(undefined),
      detailsMissing: signal(0),
      details: none,
      guide: none,
      // The hub's own, which only who is signed in is given: the frame may fetch nothing else.
      picture: async (sha256: string) => pictureAddress(sha256),
      search: () => undefined,
      found: signal(undefined),
      knows: () => false,
      forgetSearches: () => undefined,
      swap: none,
    },
    printer: { available: signal(true) },
    // The screens of a draft read content; the other rooms are never asked by them.
  } as unknown as KioskServices;
}
