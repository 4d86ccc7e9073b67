import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { log } from '../log.ts';
import type { Notify } from './notify.ts';

/** How often the shell looks at its own loops, ms: three looks fit into systemd's patience of 10 s. */
const lookMs = 2_500;
/** A bridge that takes longer for a refusal does not answer, ms. */
const answerMs = 2_000;
/** A page that beat within this is at work, ms: it beats each second. */
const beatMs = 10_000;

/** What the shell's loops say of themselves. */
export interface Vitals {
  readonly version: string;
  /** The loop that keeps the browser still turns; also true where no browser is wanted. */
  readonly supervisor: boolean;
  /** The print queue works on what it has, or has nothing. */
  readonly print: boolean;
  /** Age of the page's last beat, ms; undefined before the first. */
  readonly pageBeatMs: number | undefined;
  /** For people: what the screen shows, how the printer is, whether the hub answers. */
  readonly words: string;
}

export interface WatchdogParts {
  readonly port: number;
  readonly vitals: () => Vitals;
  readonly notify: Notify | undefined;
  /** Where an update finds out whether this version is well; absent outside a kiosk. */
  readonly healthFile?: string | undefined;
}

/**
 * Feeds systemd's watchdog, and only while every loop of the shell is alive: a process that runs
 * but serves, prints or supervises no more is ended and started again like one that hangs.
 */
export class Watchdog {
  readonly #parts: WatchdogParts;
  #timer: NodeJS.Timeout | undefined;
  #isReady = false;
  #isClosed = false;

  constructor(parts: WatchdogParts) {
    this.#parts = parts;
  }

  /** Looks until `close`; READY is said at the first look that finds the page served. */
  async start(): Promise<void> {
    await this.#look();
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.start(), lookMs);
  }

  /** An orderly end: systemd waits for it instead of counting. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#parts.notify?.('STOPPING=1', 'STATUS=closing');
  }

  async #look(): Promise<void> {
    const { notify, port, healthFile } = this.#parts;
    const [page, bridge] = await Promise.all([
      answers(port, '/', 200),
      // Refused for want of a token: the whole way through the bridge's guard was gone.
      answers(port, '/bridge/status', 403),
    ]);
    if (this.#isClosed) return;
    const vitals = this.#parts.vitals();
    const stuck = [
      ...(page ? [] : ['page']),
      ...(bridge ? [] : ['bridge']),
      ...(vitals.supervisor ? [] : ['supervisor']),
      ...(vitals.print ? [] : ['print']),
    ];
    if (stuck.length > 0) log('error', 'watchdog.stuck', { loops: stuck.join(' ') });
    const words = stuck.length > 0 ? `STUCK: ${stuck.join(', ')}` : vitals.words;
    const isFirst = !this.#isReady && page;
    this.#isReady ||= page;
    await notify?.(
      `STATUS=${words}`,
      ...(isFirst ? ['READY=1'] : []),
      ...(stuck.length === 0 ? ['WATCHDOG=1'] : []),
    );
    if (healthFile !== undefined) await writeHealth(healthFile, vitals, stuck);
  }
}

/** Lines of `name=value`, for a reader without JSON: `kiosk-update` is plain sh. */
async function writeHealth(path: string, vitals: Vitals, stuck: readonly string[]): Promise<void> {
  const beats = vitals.pageBeatMs !== undefined && vitals.pageBeatMs < beatMs;
  const lines = [
    `version=${vitals.version}`,
    `page=${beats ? 'beats' : 'silent'}`,
    `bridge=${stuck.length === 0 ? 'answers' : 'stuck'}`,
  ];
  // Not synced: it dies with the runtime directory anyway.
  await writeFile(path, `${lines.join('\n')}\n`, { mode: 0o644 }).catch(() =>
    log('warn', 'watchdog.healthFile'),
  );
}

/** Whether the shell's own door gives this answer in time. */
function answers(port: number, path: string, status: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        headers: { host: `localhost:${port}`, 'sec-fetch-site': 'same-origin' },
        agent: false,
        timeout: answerMs,
      },
      (response) => {
        response.resume();
        resolve(response.statusCode === status);
      },
    );
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(false));
    asked.end();
  });
}
