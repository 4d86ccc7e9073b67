import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { newProfile, type Profile } from '../../support/browser.ts';
import { type RunningCommand, startCommand } from '../../support/processes.ts';

/** Ports of its own, so that a trial may run beside the measurement. */
const ports = { kiosk: 9520, hub: 9521, printer: 9522, paper: 9523, office: 9524 } as const;

/** A kiosk, its hub and its printer as processes, and a browser profile that outlives both. */
export class Place {
  readonly profile: Profile = newProfile();
  readonly page = `http://localhost:${ports.kiosk}/`;
  readonly #state = mkdtempSync(join(tmpdir(), 'motcham-bench-kiosk-'));
  #trial: RunningCommand | undefined;
  #database: string | undefined;
  readonly #more: readonly string[];

  /** @param more further words for `motcham start` */
  constructor(...more: string[]) {
    this.#more = more;
  }

  async start(): Promise<void> {
    this.#trial = await startCommand(
      'start',
      '--no-browser',
      '--json',
      ...['--state', this.#state],
      ...this.#more,
      ...Object.entries(ports).flatMap(([name, port]) => [`--${name}-port`, String(port)]),
    );
    this.#database = String(this.#trial.ready['database']);
  }

  /** Pulls hub, shell and printer at once. */
  async stop(): Promise<void> {
    await this.#trial?.stop();
    this.#trial = undefined;
  }

  async close(): Promise<void> {
    await this.stop();
    this.profile.remove();
    // As root the database lies elsewhere, where its own user can reach it; never a DATABASE_URL.
    if (this.#database?.startsWith('/')) rmSync(this.#database, { recursive: true, force: true });
    rmSync(this.#state, { recursive: true, force: true });
  }
}

/** Longest wait for a screen, ms, on a busy machine. */
const screenWithinMs = 60_000;

/** Waits until a screen stands, with something of its own on it. */
export async function sees(page: Page, selector: string): Promise<void> {
  const found = await page.waitForSelector(selector, {
    state: 'visible',
    timeout: screenWithinMs,
  });
  // A handle that is kept keeps its whole screen in memory.
  await found.dispose();
}

/** What each screen has that no empty or half-loaded one has. */
export const screens = {
  attract: '[data-screen="attract"] .touch',
  home: '[data-screen="home"] .field',
} as const;

/** Waits until the page needs nobody any more: everything precached and loaded ahead. */
export async function isWhole(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const script = await (await fetch('/service-worker.js')).text();
    const wanted = new Set(script.match(/\/assets\/[\w.-]+/g)).size;
    for (;;) {
      const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const held = await Promise.all(caches_.map(async (cache) => (await cache.keys()).length));
      if (wanted > 0 && held.reduce((sum, one) => sum + one, 0) >= wanted) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  });
}
