import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserOptions } from '../browser/browser-options.ts';
import { Browser, findBrowser } from '../browser/index.ts';
import { realWorld } from '../world.ts';

/** What the page does at its next beat. */
type Order = 'loop' | 'leave' | 'open';

/** A page that beats from its animation frames, as the kiosk's does, and does as it is told. */
const pageScript = `
fetch('/bridge/session');
const beat = async () => {
  const order = await (await fetch('/bridge/beat', { method: 'POST' })).text();
  if (order === 'loop') for (;;);
  if (order.startsWith('leave ')) location.href = order.slice(6);
  if (order.startsWith('open ')) window.open(order.slice(5));
};
const frame = () => { void beat(); setTimeout(() => requestAnimationFrame(frame), 200); };
requestAnimationFrame(frame);
`;

const startedWithinMs = 60_000;

/** A supervised real browser over a page of its own, and the means to hurt it. */
export class BrowserRig {
  readonly browser: Browser;
  readonly codes: string[] = [];
  beats = 0;
  /** Loads of the page: each asks for a session. */
  sessions = 0;
  rescues: string[] = [];
  foreign = 0;
  /** When the page was last given an order, or a process was last hurt, ms. */
  hurtMs = 0;
  readonly directory: string;
  readonly #server: Server;
  readonly port: number;
  /** A built page, in place of the rig's own. */
  readonly #pageDirectory: string | undefined;
  #order = '';

  private constructor(
    server: Server,
    port: number,
    directory: string,
    options: Partial<BrowserOptions>,
    pageDirectory?: string,
  ) {
    this.#pageDirectory = pageDirectory;
    this.#server = server;
    this.port = port;
    this.directory = directory;
    this.browser = new Browser({
      mode: 'kiosk',
      url: `http://localhost:${port}/`,
      stateDirectory: directory,
      environment: { PATH: process.env['PATH'], DISPLAY: process.env['DISPLAY'] ?? ':0' },
      path: findBrowser(process.env),
      root: process.getuid?.() === 0,
      world: realWorld,
      missingPolicies: () => [],
      onFault: (code) => this.codes.push(code),
      extraFlags: ['--headless', '--disable-gpu', '--disable-popup-blocking'],
      ...options,
    });
  }

  /** @param wantedPort the port of a rig before it, whose page left something in its profile */
  static async start(
    options: Partial<BrowserOptions> = {},
    pageDirectory?: string,
    wantedPort = 0,
  ): Promise<BrowserRig> {
    const directory = mkdtempSync(join(tmpdir(), 'motcham-rig-'));
    const holder: { rig?: BrowserRig } = {};
    const server = createServer((request, response) => {
      holder.rig?.answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(wantedPort, resolve));
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const rig = new BrowserRig(server, port, directory, options, pageDirectory);
    holder.rig = rig;
    rig.browser.start();
    return rig;
  }

  /** Gives the page an order; it does it at its next beat. */
  tell(order: Order): void {
    const orders: Readonly<Record<Order, string>> = {
      loop: 'loop',
      leave: `leave http://127.0.0.1:${this.port}/foreign`,
      open: 'open /',
    };
    this.#order = orders[order];
  }

  /** Waits until the page beats again: `beats` more than now. */
  async beatsAgain(more = 2): Promise<void> {
    const wanted = this.beats + more;
    await waitFor(() => this.beats >= wanted);
  }

  /** Process ids of the browser (`main`) or of its renderers. */
  pids(what: 'main' | 'renderer'): number[] {
    const profile = `--user-data-dir=${join(this.directory, 'browser-profile')}`;
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => {
        const words = commandOf(name);
        if (!words.includes(profile)) return false;
        const type = words.find((word) => word.startsWith('--type='));
        return what === 'main' ? type === undefined : type === '--type=renderer';
      })
      .map(Number);
  }

  kill(what: 'main' | 'renderer', signal: NodeJS.Signals = 'SIGKILL'): void {
    this.hurtMs = performance.now();
    for (const pid of this.pids(what)) {
      try {
        process.kill(pid, signal);
      } catch {
        // It ended meanwhile.
      }
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  private answer({ headers, url: target = '/' }: IncomingMessage, response: ServerResponse): void {
    const { host = '' } = headers;
    if (host.startsWith('127.')) {
      this.foreign += 1;
      response.end('foreign');
    } else if (target.startsWith('/bridge/rescue')) {
      this.rescues.push(target);
      response.end('rescue');
    } else if (target === '/bridge/session') {
      this.sessions += 1;
      this.browser.pageLoads();
      sendJson(response, { token: 'x'.repeat(40), bootId: 'rig', trial: true, enrolment: null });
    } else if (target === '/bridge/status') {
      const shell = { version: 'rig', uptimeMs: 1 };
      sendJson(response, { printer: { status: 'absent' }, scanner: 'none', hub: 'unknown', shell });
    } else if (target === '/bridge/beat') {
      this.beats += 1;
      this.browser.beat();
      if (this.#order !== '') this.hurtMs = performance.now();
      response.end(this.#order);
      this.#order = '';
    } else if (target === '/') {
      response.setHeader('content-type', 'text/html');
      if (this.#pageDirectory !== undefined) sendFile(response, this.#pageDirectory, '/index.html');
      else response.end(`<!doctype html><body>kiosk<script>${pageScript}</script>`);
    } else if (this.#pageDirectory !== undefined && !target.startsWith('/bridge/')) {
      sendFile(response, this.#pageDirectory, target);
    } else {
      response.statusCode = 404;
      response.end();
    }
  }
}

/** Polls until `holds`, or throws after a minute: no test measures time by it. */
export async function waitFor(holds: () => boolean, withinMs = startedWithinMs): Promise<void> {
  const deadlineMs = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadlineMs) throw new Error('waited too long');
    await sleep(10);
  }
}

function commandOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/); // A zygote's children show theirs as one text.
  } catch {
    return [];
  }
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

function sendFile(response: ServerResponse, directory: string, target: string): void {
  const path = join(directory, normalize(target.split('?', 1)[0] ?? '/'));
  try {
    const bytes = readFileSync(path);
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    response.end(bytes);
  } catch {
    response.statusCode = 404;
    response.end();
  }
}
