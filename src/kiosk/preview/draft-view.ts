import { signal } from '@preact/signals';
import type { ShowPreview } from '../../domain/api/console/index.ts';
import {
  type PublicService,
  type ServiceDetails,
  type ServiceFacts,
  toServiceDetails,
  toServiceFacts,
} from '../../domain/service/index.ts';
import type { InstalledContent, KioskServices } from '../services.ts';
import {
  defaultSettings,
  nobody,
  nobodyOfStaff,
  type SessionView,
  unknownFacts,
} from '../session/index.ts';

/** A draft may have no English yet; the screens then show its Vietnamese, as a kiosk would. */
function contentOf({ service, notice, day }: ShowPreview): InstalledContent {
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

/** The session as a screen sees it when a resident has come as far as this draft. */
export function draftView(show: ShowPreview): SessionView {
  const { service, notice, screen, language, size, day } = show;
  const details: ServiceDetails | undefined = service && toServiceDetails(service as PublicService);
  return {
    screen,
    overlay: 'none',
    contentHidden: false,
    unmasked: false,
    paper: 'none',
    withdrawal: 'possible',
    speaking: false,
    outOfService: undefined,
    setup: undefined,
    context: {
      resident: {
        ...nobody,
        ...(service && { service: service.code }),
        ...(details && { details: { state: 'ready', details } }),
        ...(notice && { notice: notice.id }),
      },
      settings: { ...defaultSettings, language, textSize: size },
      facts: {
        ...unknownFacts,
        link: { ...unknownFacts.link, enrolment: 'enrolled', net: 'online', clock: 'confirmed' },
        content: contentOf(show),
        outbox: { ...unknownFacts.outbox, state: 'open' },
        shell: 'up',
        printer: { status: 'ready', paperLow: false },
        paper: true,
        time: { day, minute: 9 * 60 },
      },
      staff: nobodyOfStaff,
    },
  };
}

/** What screens may call: nothing happens, nothing is sent. */
export function idleServices(show: ShowPreview, nowMs: () => number): KioskServices {
  const content = signal(contentOf(show));
  const none = async () => undefined;
  return {
    clock: nowMs,
    library: {
      content,
      staged: signal(undefined),
      detailsMissing: signal(0),
      details: none,
      guide: none,
      search: () => undefined,
      knows: () => false,
      forgetSearches: () => undefined,
      swap: none,
    },
    printer: { available: signal(true) },
    // The screens of a draft read content; the other rooms are never asked by them.
  } as unknown as KioskServices;
}
