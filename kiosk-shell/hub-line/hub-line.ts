import {
  commandsMax,
  heartbeatIntervalMs,
  heartbeatJitter,
  hubPaths,
  keyThumbprint,
  type ShellBeat,
  type ShellBeatAnswer,
  ShellBeatAnswerSchema,
  type SiteKit,
  shellWakeName,
  signRequest,
  wakeHoldMs,
} from '../domain.ts';
import type { ShellKey } from '../identity/index.ts';
import { log } from '../log.ts';
import type { HubProxy } from '../proxy/index.ts';
import type { CommandJournal } from './command-journal.ts';
import { type DoCommand, doCommands } from './do-commands.ts';

/** Longest answer to a beat, bytes: eight commands and two keys are some kilobytes. */
const answerBytesMax = 64 * 1024;
const answerMs = 15_000;
/** Waits after a beat that failed, ms; the last one repeats until the hub is back. */
const retryMs = [5_000, 15_000, 60_000];
/** A hub that has no commands to ring for is not asked again at once, ms. */
const wakePauseMs = 1_000;
const wakeRetryMs = 60_000;
/** A version that is never published: this poll waits for commands only. */
const noVersion = 999_999_999_999_999;

export interface HubLineParts {
  readonly proxy: Pick<HubProxy, 'call'>;
  readonly key: ShellKey;
  readonly journal: CommandJournal;
  /** Everything of a beat but its counter and its commands. */
  readonly facts: () => Promise<
    Pick<ShellBeat, 'version' | 'uptimeMs' | 'health' | 'faults' | 'kit'>
  >;
  /** Another site kit than the beat said. */
  readonly onKit: (kit: SiteKit) => Promise<void>;
  readonly doCommand: DoCommand;
  readonly nowMs: () => number;
  /** From 0 to 1, for jitter. */
  readonly chance: () => number;
  /** The hub's time less ours, ms. */
  readonly onOffset: (offsetMs: number) => void;
}

/** The shell's own line to the hub: it beats for itself, is woken for commands, and answers them. */
export class HubLine {
  readonly #parts: HubLineParts;
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #counter = 0;
  #offsetMs = 0;
  #failures = 0;
  #kiosk: string | undefined;
  #beating = false;
  #again = false;
  #isPolling = false;
  /** When the hub last answered, by this machine's clock; null before it did. */
  heardAtMs: number | null = null;

  constructor(parts: HubLineParts) {
    this.#parts = parts;
  }

  start(): void {
    void this.beat();
  }

  close(): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
  }

  /** Beats now; when it beats already, once more after that. */
  async beat(): Promise<void> {
    if (this.#beating) {
      this.#again = true;
      return;
    }
    this.#beating = true;
    clearTimeout(this.#timer);
    let isHeard = false;
    try {
      do {
        this.#again = false;
        const answer = await this.#send();
        isHeard = answer !== undefined;
        if (answer !== undefined) await this.#hear(answer);
      } while (this.#again && isHeard && !this.#abort.signal.aborted);
    } finally {
      this.#beating = false;
    }
    if (this.#abort.signal.aborted) return;
    this.#failures = isHeard ? 0 : this.#failures + 1;
    const jitter = 1 + heartbeatJitter * (2 * this.#parts.chance() - 1);
    const waitMs = isHeard
      ? heartbeatIntervalMs
      : (retryMs[Math.min(this.#failures, retryMs.length) - 1] ?? heartbeatIntervalMs);
    this.#timer = setTimeout(() => void this.beat(), waitMs * jitter);
    if (isHeard && !this.#isPolling) void this.#poll();
  }

  async #send(): Promise<ShellBeatAnswer | undefined> {
    const { journal, nowMs } = this.#parts;
    const facts = await this.#parts.facts();
    // The hub's time rises through restarts, where a count in memory would begin anew.
    for (let tries = 0; tries < 3; tries += 1) {
      this.#counter = Math.max(this.#counter + 1, nowMs() + this.#offsetMs);
      const beat: ShellBeat = {
        ...facts,
        counter: this.#counter,
        commands: { upTo: journal.upTo, results: journal.results.slice(0, commandsMax) },
      };
      const askedMs = nowMs();
      const answer = await this.#post(beat);
      if (answer === undefined) return undefined;
      const json = parse(answer.text);
      if (answer.status === 200) {
        const parsed = ShellBeatAnswerSchema.safeParse(json);
        if (!parsed.success) return undefined;
        this.#setOffset(parsed.data.nowMs - (askedMs + nowMs()) / 2);
        return parsed.data;
      }
      // A wrong clock or an old count is told by the hub: once more with what it said.
      const { nowMs: hubMs, lastCounter } = numbersOf(json);
      if (hubMs !== undefined) this.#setOffset(hubMs - nowMs());
      else if (lastCounter !== undefined) this.#counter = lastCounter;
      else return undefined;
    }
    return undefined;
  }

  async #post(beat: ShellBeat) {
    const { key, nowMs, proxy } = this.#parts;
    const body = new TextEncoder().encode(JSON.stringify(beat));
    const signed = await signRequest(
      { method: 'POST', path: hubPaths.shellBeat, query: '', body },
      { keyId: await keyThumbprint(key.publicKey), privateKey: key.privateKey },
      (nowMs() + this.#offsetMs) / 1000,
    );
    const headers = { 'content-type': 'application/json', ...signed };
    const signal = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(answerMs)]);
    const limits = { signal, bytesMax: answerBytesMax };
    return proxy.call('POST', hubPaths.shellBeat, headers, body, limits);
  }

  async #hear(answer: ShellBeatAnswer): Promise<void> {
    const { journal, doCommand, nowMs } = this.#parts;
    this.heardAtMs = nowMs();
    this.#kiosk = answer.kiosk;
    await journal.confirmed(answer.resultsTaken);
    if (answer.kit !== undefined) await this.#parts.onKit(answer.kit);
    const { trust } = journal;
    if (trust === null || trust.kiosk !== answer.kiosk) {
      // First word of the hub over the pinned road. A kiosk that moved starts anew with its key.
      await journal.setTrust(answer.kiosk, answer.commandKey);
    } else if (JSON.stringify(trust.key) !== JSON.stringify(answer.commandKey)) {
      log('error', 'command.otherKey');
      return;
    }
    const before = journal.results.length;
    const hubNow = () => nowMs() + this.#offsetMs;
    const believed = journal.trust;
    if (believed === null) return;
    await doCommands(answer.commands, journal, believed, hubNow, doCommand);
    // A result is told at once: somebody waits for it.
    if (journal.results.length > before) this.#again = true;
  }

  /** Held by the hub until a command is given; then the next beat fetches it. */
  async #poll(): Promise<void> {
    this.#isPolling = true;
    const { signal } = this.#abort;
    while (!signal.aborted && this.#kiosk !== undefined) {
      const name = encodeURIComponent(shellWakeName(this.#kiosk));
      const path = `${hubPaths.wake}?version=${noVersion}&kiosk=${name}&replies=${this.#parts.journal.upTo}`;
      const answer = await this.#parts.proxy.call('GET', path, {}, new Uint8Array(), {
        signal: AbortSignal.any([signal, AbortSignal.timeout(wakeHoldMs + answerMs)]),
        bytesMax: answerBytesMax,
      });
      if (signal.aborted) break;
      if (answer?.status === 200) await this.beat();
      const isHeld = answer?.status === 200 || answer?.status === 204;
      await pause(isHeld ? wakePauseMs : wakeRetryMs, signal);
    }
    this.#isPolling = false;
  }

  #setOffset(offsetMs: number): void {
    this.#offsetMs = Math.round(offsetMs);
    this.#parts.onOffset(this.#offsetMs);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function numbersOf(json: unknown): { nowMs?: number; lastCounter?: number } {
  if (typeof json !== 'object' || json === null) return {};
  const { nowMs, lastCounter }: Readonly<Record<string, unknown>> = { ...json };
  return {
    ...(typeof nowMs === 'number' && Number.isFinite(nowMs) && { nowMs }),
    ...(typeof lastCounter === 'number' && Number.isSafeInteger(lastCounter) && { lastCounter }),
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
