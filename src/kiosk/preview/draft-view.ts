import { signal } from '@preact/signals';
import {
  type PreviewPlace,
  pictureAddress,
  type ShowPreview,
} from '../../domain/api/console/index.ts';
import {
  type PublicService,
  type ServiceFacts,
  toServiceDetails,
  toServiceFacts,
} from '../../domain/service/index.ts';
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
type Draft = Pick<ShowPreview, 'service' | 'notice' | 'day'>;

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
  /** The session as a screen sees it when a resident has come as far as this. */
  readonly view: (look: Look) => SessionView;
}

/** A draft may have no English yet; the screens then show its Vietnamese, as a kiosk would. */
function contentOf({ service, notice, day }: Draft): InstalledContent {
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
  };
}

/** Opens a draft for any number of looks at it. */
export function openDraft(draft: Draft, nowMs: () => number): OpenDraft {
  const { service, notice, day } = draft;
  const content = contentOf(draft);
  const resident = {
    ...nobody,
    ...(service && {
      service: service.code,
      details: { state: 'ready' as const, details: toServiceDetails(service as PublicService) },
    }),
    ...(notice && { notice: notice.id }),
  };
  const facts = {
    ...unknownFacts,
    link: {
      ...unknownFacts.link,
      enrolment: 'enrolled' as const,
      net: 'online' as const,
      clock: 'confirmed' as const,
    },
    content,
    outbox: { ...unknownFacts.outbox, state: 'open' as const },
    shell: 'up' as const,
    printer: { status: 'ready' as const, paperLow: false },
    paper: true,
    time: { day, minute: 9 * 60 },
  };
  return {
    services: idleServices(content, nowMs),
    view: ({ place: { screen, topic, caseKey }, page, language, size }) => ({
      screen,
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
