import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { CommandResult, Result } from '../domain.ts';
import { log } from '../log.ts';
import type { FetchedUpdate, FetchFailure } from './fetch-update.ts';

/** How often the desk looks at what it waits for, ms. */
const lookMs = 2_000;
/** Root takes a request within seconds; one that lies this long has nobody to take it, ms. */
const takenMs = 60_000;
/** Fetches of one command, and the pauses between them, ms; the last one repeats. */
const triesMax = 8;
const retryMs = [30_000, 120_000, 600_000];
/** A kiosk that is never free for this long is updated on another day, ms. */
const patienceMs = 12 * 60 * 60_000;

const PendingSchema = z.strictObject({
  number: z.int(),
  /** `handed`: root has it, or is about to. */
  phase: z.enum(['fetching', 'handed']),
  sinceMs: z.number(),
});
type Pending = z.infer<typeof PendingSchema>;

export interface UpdateDeskParts {
  /** Below the shell's state: what it hands to root. */
  readonly spool: string;
  /** Root's own directory: `state` while it works, `result` after. */
  readonly rootDirectory: string;
  readonly fetch: (
    spool: string,
    signal: AbortSignal,
  ) => Promise<Result<FetchedUpdate, FetchFailure>>;
  /** Whether nobody uses the kiosk (R12: nothing changes under a resident's hand). */
  readonly idle: () => boolean;
  /** How the command ended, for the hub. */
  readonly end: (result: CommandResult) => Promise<void>;
  /** A number that was begun as an update by a shell that died before it wrote that down. */
  readonly begun: number | undefined;
  readonly nowMs: () => number;
  readonly lookMs?: number;
}

/**
 * The shell's half of an update: brings the package, waits for attract, asks root for it, and tells
 * the hub what came of it. It has no right to install anything, and survives its own replacement:
 * what is pending stands on disk, and whichever version comes up tells how it went.
 */
export class UpdateDesk {
  readonly #parts: UpdateDeskParts;
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #pending: Pending | undefined;
  #working: Promise<void> = Promise.resolve();
  #isTaking = false;
  #tries = 0;
  #nextFetchMs = 0;
  #fetched: FetchedUpdate | undefined;

  constructor(parts: UpdateDeskParts) {
    this.#parts = parts;
    mkdirSync(parts.spool, { recursive: true, mode: 0o700 });
    this.#pending = readPending(this.#path);
  }

  async start(): Promise<void> {
    const { begun, end } = this.#parts;
    if (begun !== undefined && this.#pending?.number !== begun) {
      await end({ number: begun, state: 'interrupted' });
    }
    this.#lookLater();
  }

  /** Takes an update; the result comes later, maybe from another version of this shell. */
  async take(number: number): Promise<boolean> {
    if (this.#pending !== undefined || this.#isTaking) return false;
    this.#isTaking = true;
    this.#tries = 0;
    this.#nextFetchMs = 0;
    try {
      await this.#keep({ number, phase: 'fetching', sinceMs: this.#parts.nowMs() });
    } finally {
      this.#isTaking = false;
    }
    return true;
  }

  async close(): Promise<void> {
    this.#abort.abort();
    clearTimeout(this.#timer);
    await this.#working;
  }

  get #path(): string {
    return join(this.#parts.spool, 'pending.json');
  }

  #lookLater(): void {
    this.#timer = setTimeout(() => {
      this.#working = this.#look().catch((error: unknown) =>
        log('error', 'update.broke', { name: error instanceof Error ? error.name : 'unknown' }),
      );
      void this.#working.then(() => {
        if (!this.#abort.signal.aborted) this.#lookLater();
      });
    }, this.#parts.lookMs ?? lookMs);
  }

  async #look(): Promise<void> {
    const pending = this.#pending;
    if (pending === undefined) return;
    if (pending.phase === 'handed') return this.#await(pending);
    const { idle, nowMs } = this.#parts;
    if (Math.abs(nowMs() - pending.sinceMs) > patienceMs) return this.#end(pending, 'neverFree');
    if (this.#fetched === undefined) return this.#fetch(pending);
    if (idle()) await this.#hand(pending, this.#fetched);
  }

  async #fetch(pending: Pending): Promise<void> {
    const { fetch, nowMs, spool } = this.#parts;
    if (nowMs() < this.#nextFetchMs) return;
    const fetched = await fetch(spool, this.#abort.signal);
    if (this.#abort.signal.aborted) return;
    if (fetched.ok) {
      this.#fetched = fetched.value;
      log('info', 'update.fetched', { number: pending.number, version: fetched.value.version });
      return;
    }
    this.#tries += 1;
    // Only the road may be better later: what was not signed will not be.
    if (fetched.error !== 'notFetched' || this.#tries >= triesMax) {
      return this.#end(pending, fetched.error);
    }
    this.#nextFetchMs = nowMs() + (retryMs[Math.min(this.#tries, retryMs.length) - 1] ?? 0);
  }

  /** Written down first: the request itself may be the last that this version does. */
  async #hand(pending: Pending, { version, sha256 }: FetchedUpdate): Promise<void> {
    const { nowMs, spool } = this.#parts;
    await this.#keep({ ...pending, phase: 'handed', sinceMs: nowMs() });
    const text = `number=${pending.number}\nversion=${version}\nsha256=${sha256}\n`;
    await writeDurably(join(spool, 'request'), text);
    log('info', 'update.handed', { number: pending.number, version });
  }

  async #await(pending: Pending): Promise<void> {
    const { rootDirectory, spool, nowMs } = this.#parts;
    const result = fieldsOf(join(rootDirectory, 'result'));
    if (result.get('number') === String(pending.number)) {
      const state = result.get('state') === 'done' ? 'done' : 'failed';
      return this.#end(pending, result.get('reason') ?? 'unknown', state, result);
    }
    if (exists(join(rootDirectory, 'state'))) return;
    // The wall clock may have jumped at boot: then only how long this shell has looked counts.
    if (Math.abs(nowMs() - pending.sinceMs) < takenMs) return;
    rmSync(join(spool, 'request'), { force: true });
    await this.#end(pending, 'notTaken');
  }

  async #end(
    { number }: Pending,
    reason: string,
    state: 'done' | 'failed' = 'failed',
    result?: ReadonlyMap<string, string>,
  ): Promise<void> {
    const facts = { reason, from: result?.get('from'), to: result?.get('to') };
    await this.#parts.end({ number, state, report: JSON.stringify(facts) });
    log(state === 'done' ? 'info' : 'warn', 'update.ended', { number, state, reason });
    this.#pending = undefined;
    this.#fetched = undefined;
    rmSync(join(this.#parts.spool, 'package.deb'), { force: true });
    rmSync(this.#path, { force: true });
  }

  /** Stands on disk before anybody acts on it: two writers of one file would lose one of them. */
  async #keep(pending: Pending): Promise<void> {
    await writeDurably(this.#path, JSON.stringify(pending));
    this.#pending = pending;
  }
}

function readPending(path: string): Pending | undefined {
  try {
    return PendingSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // None, or torn by a power cut before root was asked: the command is told as interrupted.
    return undefined;
  }
}

/** Lines of `name=value` as `kiosk-update` writes them. */
function fieldsOf(path: string): ReadonlyMap<string, string> {
  try {
    const lines = readFileSync(path, 'utf8').slice(0, 4096).split('\n');
    return new Map(
      lines.flatMap((line) => {
        const at = line.indexOf('=');
        return at > 0 ? [[line.slice(0, at), line.slice(at + 1)] as const] : [];
      }),
    );
  } catch {
    return new Map();
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
