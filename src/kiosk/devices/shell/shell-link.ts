import { type ReadonlySignal, signal } from '@preact/signals';
import {
  type BridgeSession,
  type BridgeStatus,
  BridgeStatusSchema,
  bridgePaths,
  bridgeTokenHeader,
  type HubTarget,
  type PrintJob,
  PrintJobSchema,
  type ProvisionProbe,
  ProvisionProbeSchema,
  type ShellCar,
  ShellCarSchema,
  type ShellEnrolment,
  ShellEnrolmentSchema,
  ShellHeadsetSchema,
  type ShellScan,
  ShellScanSchema,
} from '../../../domain/api/index.ts';
import type { FillRandom } from '../../../domain/basics/index.ts';
import {
  type After,
  type Fetch,
  type Listeners,
  type Loop,
  newListeners,
  randomUnit,
  startLoop,
} from '../../link/index.ts';
import type { CarState, ShellLink, ShellState } from '../../services.ts';
import { type BridgeCaller, startBridgeCaller } from './bridge-caller.ts';
import { sseReader } from './sse.ts';

/** First and longest wait before the shell is asked again, ms: it is on the same machine. */
const retryFirstMs = 500;
const retryMaxMs = 5_000;
/** The status is asked for this often beside the stream, ms: a stream can die without a word. */
const statusMs = 5_000;
/** A page that a hub serves asks once an hour whether it has got a shell, ms. */
const noShellMs = 60 * 60_000;

/** Longest first look at a hub, ms: the shell gives it 10 s. */
const probeTimeoutMs = 12_000;

/** What the shell tells on its own. */
export interface ShellEvents {
  print: PrintJob;
  scan: ShellScan;
  /** The shell answers again: what it did meanwhile is not known yet. */
  up: undefined;
}

export interface RunningShellLink extends ShellLink {
  readonly caller: BridgeCaller;
  readonly on: Listeners<ShellEvents>['on'];
  /** An unused one-time code that the shell holds, and its half of the proof. */
  readonly enrolment: ReadonlySignal<BridgeSession['enrolment']>;
  readonly scanner: ReadonlySignal<BridgeStatus['scanner']>;
  /** What only the shell knows about the line to the hub. */
  readonly hub: ReadonlySignal<BridgeStatus['hub']>;
  readonly car: ReadonlySignal<CarState>;
  readonly headset: ReadonlySignal<boolean | undefined>;
  /** The hub that this machine belongs to, as the shell says; null: none, undefined: not said. */
  readonly hubTold: ReadonlySignal<BridgeSession['hub']>;
  /** A code was read: looks at its hub, and lets the redemption go there. Undefined: no answer. */
  provision(target: HubTarget): Promise<ProvisionProbe | undefined>;
  /** This page holds an identity of that hub. */
  settle(target: HubTarget): Promise<void>;
  /** The shell's half of the proof for a code; undefined when it does not answer. */
  prove(code: string): Promise<ShellEnrolment['shell'] | undefined>;
  /** Asks for a new session now: a new code may be waiting. */
  refresh(): void;
  start(): void;
  stop(): void;
}

export interface ShellLinkParts {
  readonly fetch: Fetch;
  readonly after: After;
  readonly fillRandom: FillRandom;
  /** Whether this page's origin is the one that only a shell serves (contracts.md, Origin). */
  readonly shellOrigin: boolean;
}

export function createShellLink(parts: ShellLinkParts): RunningShellLink {
  const { after, fetch, fillRandom } = parts;
  const caller = startBridgeCaller(fetch, after);
  const listeners = newListeners<ShellEvents>();
  const state = signal<ShellState>({ shell: 'unknown', printer: undefined });
  const enrolment = signal<BridgeSession['enrolment']>(null);
  const hubTold = signal<BridgeSession['hub']>(undefined);
  const scanner = signal<BridgeStatus['scanner']>('none');
  const hub = signal<BridgeStatus['hub']>('unknown');
  const car = signal<CarState>({ arrivals: 0, alarm: false });
  const headset = signal<boolean | undefined>(undefined);
  let failures = 0;
  let loop: Loop | undefined;
  let stream: AbortController | undefined;
  let beating = false;

  function show(next: ShellState): void {
    if (JSON.stringify(next) === JSON.stringify(state.peek())) return;
    const up = next.shell === 'up' && state.peek().shell !== 'up';
    state.value = next;
    if (up) listeners.tell('up', undefined);
  }

  function lost(): void {
    stream?.abort();
    stream = undefined;
    headset.value = undefined;
    show({ shell: parts.shellOrigin ? 'down' : 'none', printer: undefined });
  }

  function hear(status: BridgeStatus): void {
    scanner.value = status.scanner;
    hub.value = status.hub;
    show({ shell: 'up', printer: status.printer, paperDots: status.paperDots });
  }

  function hearCar({ arrived, alarm }: ShellCar): void {
    const before = car.peek();
    if (!arrived && alarm === before.alarm) return;
    car.value = { arrivals: before.arrivals + (arrived ? 1 : 0), alarm };
  }

  async function openSession(): Promise<boolean | undefined> {
    const answer = await caller.session();
    if (answer.kind === 'ok') {
      enrolment.value = answer.value.enrolment;
      hubTold.value = answer.value.hub;
      return true;
    }
    // Somebody answers who knows no bridge: a hub serves this page.
    return answer.kind === 'problem' && answer.status === 404 ? undefined : false;
  }

  async function watch(): Promise<number> {
    if (caller.token() === undefined) {
      const opened = await openSession();
      if (opened === undefined) {
        show({ shell: 'none', printer: undefined });
        return noShellMs;
      }
    }
    const answer =
      caller.token() === undefined
        ? undefined
        : await caller.call(
            { method: 'GET', path: bridgePaths.status },
            (json) => BridgeStatusSchema.safeParse(json).data,
          );
    if (answer?.kind !== 'ok') {
      failures += 1;
      lost();
      const waitMs = Math.min(retryMaxMs, retryFirstMs * 2 ** Math.min(failures - 1, 8));
      return waitMs * (0.75 + randomUnit(fillRandom) / 2);
    }
    failures = 0;
    hear(answer.value);
    if (stream === undefined) void listen();
    return statusMs;
  }

  /** Reads the stream until it ends; the loop opens the next one. */
  async function listen(): Promise<void> {
    const mine = new AbortController();
    stream = mine;
    try {
      const response = await fetch(bridgePaths.events, {
        headers: { accept: 'text/event-stream', [bridgeTokenHeader]: caller.token() ?? '' },
        cache: 'no-store',
        credentials: 'omit',
        signal: mine.signal,
      });
      if (!response.ok || response.body === null) throw new Error('no stream');
      const read = sseReader(({ name, data }) => receive(name, data));
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        read(value);
      }
    } catch {
      // Ended by us, by the shell's death, or by a stream that made no sense: asked for again.
    }
    mine.abort();
    if (stream === mine) {
      stream = undefined;
      if (state.peek().shell === 'up') loop?.kick();
    }
  }

  function receive(name: string, data: string): void {
    let json: unknown;
    try {
      json = JSON.parse(data);
    } catch {
      return;
    }
    if (name === 'status') {
      const status = BridgeStatusSchema.safeParse(json);
      if (status.success) hear(status.data);
    } else if (name === 'print') {
      const job = PrintJobSchema.safeParse(json);
      if (job.success) listeners.tell('print', job.data);
    } else if (name === 'scan') {
      const scan = ShellScanSchema.safeParse(json);
      if (scan.success) listeners.tell('scan', scan.data);
    } else if (name === 'car') {
      const said = ShellCarSchema.safeParse(json);
      if (said.success) hearCar(said.data);
    } else if (name === 'headset') {
      const said = ShellHeadsetSchema.safeParse(json);
      if (said.success) headset.value = said.data.plugged;
    }
  }

  async function sendBeat(screen: string, idle: boolean, progress: number): Promise<void> {
    beating = true;
    const body = { screen: screen.slice(0, 64), idle, progress };
    await caller.call({ method: 'POST', path: bridgePaths.beat, body }, () => true);
    beating = false;
  }

  return {
    state,
    caller,
    enrolment,
    hubTold,
    scanner,
    hub,
    car,
    headset,
    on: listeners.on,
    refresh() {
      void openSession().then(() => loop?.kick());
    },
    async provision(target) {
      const answer = await caller.call(
        { method: 'POST', path: bridgePaths.provision, body: target, timeoutMs: probeTimeoutMs },
        (json) => ProvisionProbeSchema.safeParse(json).data,
      );
      return answer.kind === 'ok' ? answer.value : undefined;
    },
    async settle(target) {
      const body = target;
      await caller.call({ method: 'POST', path: bridgePaths.provisionDone, body }, () => true);
      hubTold.value = target;
    },
    async prove(code) {
      if (state.peek().shell !== 'up') return undefined;
      const answer = await caller.call(
        { method: 'POST', path: bridgePaths.enrolment, body: { code } },
        (json) => ShellEnrolmentSchema.safeParse(json).data,
      );
      return answer.kind === 'ok' ? answer.value.shell : undefined;
    },
    beat(screen, idle, progress) {
      // One at a time: beats are worth nothing late, and must not pile up at a slow shell.
      if (state.peek().shell === 'up' && !beating) void sendBeat(screen, idle, progress);
    },
    start() {
      loop = startLoop(after, 0, watch);
    },
    stop() {
      loop?.stop();
      stream?.abort();
      stream = undefined;
    },
  };
}
