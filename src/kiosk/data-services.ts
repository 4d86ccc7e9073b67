import type { Clock, FillRandom } from '../domain/basics/index.ts';
import type { Heartbeat } from '../domain/fleet/index.ts';
import { createReadings, idbReadingsStore, type KnownReadings } from './boards/index.ts';
import { createBridgePrinter } from './devices/printer/index.ts';
import { createShellLink, type RunningShellLink } from './devices/shell/index.ts';
import { type InstalledLibrary, tellSoon } from './library/index.ts';
import {
  type After,
  createHubLink,
  type Fetch,
  type HeartbeatFacts,
  type IdentityStore,
  joinHub,
  type RunningHubLink,
  settleAgain,
  startSelfEnrolment,
} from './link/index.ts';
import {
  createOutbox,
  type DurableOutbox,
  idbOutboxStore,
  probeHub,
  sendBatch,
  startCourier,
  webWriterLock,
} from './outbox/index.ts';
import { createReplies, idbReplyStore } from './replies/index.ts';
import type { HubLink, SlipPrinter } from './services.ts';

/** When the library is audited, ms after boot. */
const auditAfterMs = 60_000;

/** The outside world of the page, passed in. */
export interface DataWorld {
  readonly clock: Clock;
  /** `performance.now`. */
  readonly upMs: () => number;
  readonly after: After;
  readonly fillRandom: FillRandom;
  readonly fetch: Fetch;
  readonly locks: LockManager;
  /** `location.origin`. */
  readonly origin: string;
  /** Screens shown since load. */
  readonly progress: () => number;
  /** Sessions under the content shown; undefined before the first. */
  readonly use: () => Heartbeat['use'];
  /** Which of the installed pages is shown; undefined without a worker. */
  readonly page: () => Heartbeat['page'];
  /** A scanner at the shell read a text. */
  readonly onShellScan: (text: string, source: 'shell' | 'wedge') => void;
}

/** What was there before: a cold boot shows content and place first (first-services.ts). */
export interface FirstRooms {
  readonly library: InstalledLibrary;
  readonly identities: IdentityStore;
}

/** The rooms that keep and carry data, wired to each other. */
export interface DataServices {
  readonly outbox: DurableOutbox;
  readonly link: RunningHubLink;
  readonly shell: RunningShellLink;
  readonly printer: SlipPrinter;
  readonly readings: KnownReadings;
  /** Redeems a code at the hub it names (`HubLink.enrol`). */
  readonly enrol: HubLink['enrol'];
  /** Resolves once the identity is known and everything runs. */
  start(): Promise<void>;
}

/** Loaded behind the first screen, with every schema of the wire: half of the page's data code. */
export function createDataServices(
  world: DataWorld,
  { library, identities }: FirstRooms,
): DataServices {
  const { clock, upMs, after, fillRandom, fetch, origin } = world;
  const shell = createShellLink({
    fetch,
    after,
    fillRandom,
    // 8420 in every kiosk (contracts.md); tests stand on ports of their own.
    shellOrigin: new URL(origin).hostname === 'localhost',
  });
  const printer = createBridgePrinter({
    after,
    upMs,
    caller: shell.caller,
    state: shell.state,
    on: shell.on,
  });
  const link: RunningHubLink = createHubLink({
    clock,
    upMs,
    after,
    fillRandom,
    fetch,
    identities,
    openLine: (kiosk, incarnation) => outbox.openLine(kiosk, incarnation),
    facts,
    replies: createReplies({ store: idbReplyStore(), clock }),
    proveShell: shell.prove,
  });
  const outbox: DurableOutbox = createOutbox({
    clock,
    after,
    fillRandom,
    store: idbOutboxStore(after),
    lock: webWriterLock(world.locks),
    // What the hub refuses to hear from must not promise anything.
    who: () => (link.state.value.enrolment === 'refused' ? undefined : link.identity.value),
    time: () => link.now(),
    loadSeal: async () => (await import('./outbox/sealing.ts')).sealBody,
  });

  const readings = createReadings({
    fetch,
    after,
    store: idbReadingsStore(),
    wanted: () => (library.content.peek()?.boards ?? []).length > 0,
  });

  function facts(): HeartbeatFacts {
    const status = outbox.status.peek();
    const use = world.use();
    const page = world.page();
    const { oldestAtMs } = status;
    const believed = link.now().trust === 'confirmed';
    const sealsTo = link.identity.peek()?.hub.sealing.keyId;
    const held = outbox.keysHeld();
    const keys = held && sealsTo !== undefined ? new Set(held).add(sealsTo) : undefined;
    return {
      content: library.report(),
      outbox: {
        count: status.count,
        oldestMs:
          believed && oldestAtMs !== undefined
            ? Math.max(0, Math.round(link.now().ms - oldestAtMs))
            : null,
        quarantined: status.quarantined,
        lastSeq: status.lastSeq,
        // Said whole or not at all: the hub destroys a key that nobody says to need.
        ...(keys !== undefined && keys.size <= 16 && { keys: [...keys] }),
      },
      health: { printer: printerFact(), shell: shellFact(), storage: storageFact(status.state) },
      progress: world.progress(),
      ...(use && { use }),
      ...(page && { page }),
    };
  }

  function printerFact(): Heartbeat['health']['printer'] {
    return shell.state.peek().printer?.status ?? 'none';
  }

  function shellFact(): Heartbeat['health']['shell'] {
    const state = shell.state.peek().shell;
    return state === 'unknown' ? 'down' : state;
  }

  function startCarrying(): void {
    const past = (line: string) => link.past.peek().find((one) => one.line === line);
    const courier = startCourier({
      after,
      upMs,
      fillRandom,
      queue: outbox.queue,
      current: () => link.identity.peek()?.line,
      keyOf(line) {
        const current = link.identity.peek();
        return current?.line === line ? current : past(line);
      },
      send: sendBatch(link.caller),
      reachable: probeHub(link.caller, () => link.state.peek().net),
      askWatermark: () => link.kick(),
      onRefused(line, why) {
        if (link.identity.peek()?.line === line) link.refuse(why);
      },
      onEmpty(line) {
        if (past(line)) void link.forget(line).catch(() => undefined);
      },
    });
    outbox.onLeft = () => courier.kick();
    // Its answer tells where the line stands: "Thử lại" then works, within seconds and not minutes.
    outbox.onLineLost = () => link.kick();
    link.on('online', () => courier.kick());
    link.on('wake', (version) => library.hear(version));
    link.on('answer', ({ watermark, contentVersion }) => {
      const line = link.identity.peek()?.line;
      if (line !== undefined) void outbox.queue.notice(line, watermark).then(() => courier.kick());
      library.hear(contentVersion);
      library.judgeAge();
      // With every heartbeat: numbers change by the quarter of an hour at most.
      void readings.look();
    });
  }

  /** Content that came after the heartbeat brings its boards: nobody waits five minutes for a number. */
  function watchBoards(): void {
    library.content.subscribe(() => void readings.look());
  }

  const joining = { link, shell, held: () => outbox.status.peek().count, origin };
  async function heal(): Promise<void> {
    await link.resume();
    await settleAgain(joining);
  }

  return {
    outbox,
    link,
    shell,
    printer,
    readings,
    enrol: (code, at) => joinHub(joining, code, at),
    async start() {
      shell.on('scan', ({ text, byKeys }) => world.onShellScan(text, byKeys ? 'wedge' : 'shell'));
      outbox.start();
      shell.start();
      void readings.start();
      await link.start();
      // What a power cut broke off is finished as soon as the shell answers.
      shell.on('up', () => void heal());
      if (shell.state.peek().shell !== 'unknown') void heal();
      library.judgeAge();
      startCarrying();
      watchBoards();
      const { problem, content } = library;
      tellSoon({ after, fillRandom, problem, content, tell: () => link.kick() });
      startSelfEnrolment({
        after,
        fillRandom,
        link,
        offered: shell.enrolment,
        askAgain: () => shell.refresh(),
        onEnrolled: () => library.look(),
      });
      library.start();
      after(auditAfterMs, () => void library.audit());
    },
  };
}

function storageFact(state: string): Heartbeat['health']['storage'] {
  if (state === 'full') return 'full';
  return state === 'closed' ? 'closed' : 'ok';
}
