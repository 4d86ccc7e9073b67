import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Lets time pass at once, ms; every longer timer of the page that is due by then runs, in order. */
    passTime?: (ms: number) => Promise<void>;
  }
}

/** Timers of the session are all longer; shorter ones are the page's own animations and beats, ms. */
const virtualFromMs = 1_500;

/** In the page, before its own scripts: long timers can be run ahead of their time. */
function installTime(fromMs: number): void {
  const realSet = window.setTimeout.bind(window);
  const realClear = window.clearTimeout.bind(window);
  const due = new Map<number, { readonly atMs: number; readonly run: () => void }>();
  let passedMs = 0;
  const nowMs = () => performance.now() + passedMs;
  const set = (run: TimerHandler, ms = 0, ...args: unknown[]): number => {
    const go = () => {
      due.delete(id);
      if (typeof run === 'function') run(...args);
    };
    const id: number = realSet(go, ms);
    if (ms >= fromMs) due.set(id, { atMs: nowMs() + ms, run: go });
    return id;
  };
  window.setTimeout = set as typeof window.setTimeout;
  window.clearTimeout = ((id?: number) => {
    if (id !== undefined) due.delete(id);
    realClear(id);
  }) as typeof window.clearTimeout;
  const frame = () => new Promise((resolve) => realSet(resolve, 0));
  window.passTime = async (ms) => {
    const untilMs = nowMs() + ms;
    for (;;) {
      const [next] = [...due].sort((a, b) => a[1].atMs - b[1].atMs);
      if (!next || next[1].atMs > untilMs) break;
      const [id, { atMs, run }] = next;
      passedMs += Math.max(0, atMs - nowMs());
      realClear(id);
      run();
      await frame();
    }
    passedMs += Math.max(0, untilMs - nowMs());
  };
}

/** From its next load on, the page's long timers can be run ahead (`passTime`). */
export async function giveVirtualTime(page: Page): Promise<void> {
  await page.addInitScript(installTime, virtualFromMs);
}

/** Lets time pass in the page at once, ms. */
export async function passTime(page: Page, ms: number): Promise<void> {
  await page.evaluate((howLong) => window.passTime?.(howLong), ms);
}
