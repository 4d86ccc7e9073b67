import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ReadingsAnswer } from '../domain/api/index.ts';
import type { DataServices, DataWorld } from './data-services.ts';
import { createLibrary, type InstalledLibrary, idbLibraryStore } from './library/index.ts';
import { idbIdentityStore } from './link/index.ts';
import type {
  CarState,
  HubLink,
  HubLinkState,
  Outbox,
  OutboxStatus,
  ShellLink,
  ShellState,
  SlipPrinter,
} from './services.ts';
import type { StaffLines } from './staff/index.ts';

const unknownLink: HubLinkState = {
  enrolment: 'unknown',
  net: 'unknown',
  kiosk: undefined,
  site: undefined,
  trial: false,
  clock: 'unconfirmed',
  clockOffsetMs: 0,
};
const openingOutbox: OutboxStatus = {
  state: 'opening',
  count: 0,
  bytes: 0,
  waiting: 0,
  quarantined: 0,
  refusals: [],
  lastSeq: 0,
  oldestAtMs: undefined,
  accepted: 0,
};
const silentCar: CarState = { arrivals: 0, alarm: false };
const unknownShell: ShellState = { shell: 'unknown', printer: undefined };

/** The data services of the page, of which only content and place are there from the first file. */
export interface FirstServices {
  readonly library: InstalledLibrary;
  readonly outbox: Outbox;
  readonly link: HubLink;
  readonly shell: ShellLink;
  readonly printer: SlipPrinter;
  readonly readings: ReadonlySignal<ReadingsAnswer | undefined>;
  /** The lines that staff mode speaks over, once they are there. */
  readonly lines: () => Promise<StaffLines>;
  /** Resolves when installed content and identity are shown, as far as there are any. */
  show(): Promise<void>;
  /** Fetches and starts the rest. Rejects when it cannot be had: the page is of no use then. */
  startRest(): Promise<void>;
  /** Loads the sealing code ahead of the first request. */
  warm(): Promise<void>;
}

/**
 * A cold boot must show home within 330 ms on a quarter of a core: it reads content and identity
 * and nothing else. Outbox, hub, shell and printer answer as `opening` and `unknown` until they are
 * here, and what is asked of them before waits for them.
 */
export function createFirstServices(world: DataWorld): FirstServices {
  const rest = signal<DataServices | undefined>();
  const shown = signal(unknownLink);
  const arrived = Promise.withResolvers<DataServices>();
  const identities = idbIdentityStore();
  const library = createLibrary({
    store: idbLibraryStore(),
    fetch: world.fetch,
    after: world.after,
    fillRandom: world.fillRandom,
    trust() {
      const who = rest.peek()?.link.identity.peek();
      return who && { root: who.hub.root, kiosk: who.kiosk };
    },
    nowMs() {
      const now = rest.peek()?.link.now();
      return now?.trust === 'confirmed' ? now.ms : undefined;
    },
  });

  async function showPlace(): Promise<void> {
    const { current } = await identities.load();
    if (current === undefined) return;
    const { kiosk, site, trial, kit } = current;
    shown.value = { ...unknownLink, enrolment: 'enrolled', kiosk, site, trial, kit };
  }

  return {
    library,
    outbox: {
      status: computed(() => rest.value?.outbox.status.value ?? openingOutbox),
      leave: async (wish) => (await arrived.promise).outbox.leave(wish),
      withdraw: async (request) => (await arrived.promise).outbox.withdraw(request),
      keptApart: async () => (await arrived.promise).outbox.keptApart(),
    },
    link: {
      state: computed(() => {
        const state = rest.value?.link.state.value;
        // It reads the identity once more: what is shown already is not taken back meanwhile.
        return state === undefined || state.enrolment === 'unknown' ? shown.value : state;
      }),
      follow: async (code) => (await arrived.promise).link.follow(code),
      emergencies: computed(() => rest.value?.link.emergencies.value),
      reportEmergencies: async (report) => (await arrived.promise).link.reportEmergencies(report),
      replied: computed(() => rest.value?.link.replied.value ?? 0),
      kept: async (code) => (await arrived.promise).link.kept(code),
      async enrol(code, at) {
        const enrolled = await (await arrived.promise).enrol(code, at);
        // Another identity may hang on another root.
        if (enrolled.ok) library.look();
        return enrolled;
      },
      lookUp: async (query) => (await arrived.promise).link.lookUp(query),
    },
    shell: {
      state: computed(() => rest.value?.shell.state.value ?? unknownShell),
      car: computed(() => rest.value?.shell.car.value ?? silentCar),
      headset: computed(() => rest.value?.shell.headset.value),
      beat: (screen, idle, progress) => rest.peek()?.shell.beat(screen, idle, progress),
    },
    printer: {
      available: computed(() => rest.value?.printer.available.value ?? false),
      print(jobId, document, onState) {
        const { printer } = rest.peek() ?? {};
        if (printer) return printer.print(jobId, document, onState);
        onState({ state: 'failed', reason: 'printerError' });
        return () => undefined;
      },
      answer: async (jobId, answer) => (await arrived.promise).printer.answer(jobId, answer),
    },
    readings: computed(() => rest.value?.readings.last.value),
    async lines() {
      const { link, shell } = await arrived.promise;
      return { bridge: shell.caller, hub: link.caller, key: () => link.identity.peek() };
    },
    async show() {
      // A storage that does not answer is asked again by the link, for as long as it takes.
      await Promise.all([library.boot(), showPlace().catch(() => undefined)]);
    },
    async startRest() {
      const { createDataServices } = await import('./data-services.ts');
      const services = createDataServices(world, { library, identities });
      rest.value = services;
      arrived.resolve(services);
      await services.start();
    },
    warm: async () => (await arrived.promise).outbox.warm(),
  };
}
