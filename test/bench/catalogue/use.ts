import type { CDPSession, Page } from 'playwright-core';
import { throttle } from '../../support/browser.ts';
import { slowdown } from '../kiosk/boot.ts';
import { screens, sees } from '../kiosk/place.ts';
import { ofEvents } from '../kiosk/spread.ts';

/** Typed letter by letter: a common wish, a rare one, and one in a sentence. */
const queries = ['dang ky ket hon', 'cap lai giay phep', 'con toi sap vao lop mot'];
/** A tap on the same spot within 500 ms is a tremble (R12); keys are pressed in the page here. */
const settleMs = 6_000;

/** In the page: presses a key and waits until the frame after it is painted. */
async function pressKey(key: string): Promise<number> {
  const button = document.querySelector<HTMLElement>(`.board [data-key="${key}"]`);
  if (button === null) throw new Error(`no key ${key}`);
  const startMs = performance.now();
  button.click();
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(0);
    });
  });
  return performance.now() - startMs;
}

async function heapMB(
  cdp: CDPSession,
): Promise<{ readonly usedMB: number; readonly buffersMB: number }> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const usage = await cdp.send('Runtime.getHeapUsage');
  const toMB = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10;
  // Shards and index are bytes outside the heap of scripts; newer protocols tell them.
  const buffers: unknown = Reflect.get(usage, 'backingStorageSize');
  return {
    usedMB: toMB(usage.usedSize),
    buffersMB: toMB(typeof buffers === 'number' ? buffers : 0),
  };
}

/** A kiosk that is booted and whole: memory, and every key of some searches at CPU 4×. */
export async function measureUse(page: Page, url: string) {
  await page.goto(url);
  await sees(page, screens.attract);
  await page.waitForTimeout(settleMs);
  const cdp = await page.context().newCDPSession(page);
  const idle = await heapMB(cdp);
  await throttle(page, slowdown);
  const keys: { readonly query: string; readonly key: string; readonly ms: number }[] = [];
  const results: number[] = [];
  for (const query of queries) {
    await page.locator(screens.attract).click();
    await page.locator(screens.home).click();
    await page.waitForSelector('[data-screen="search"] .board');
    await page.waitForTimeout(600);
    for (const letter of query) {
      const key = letter === ' ' ? 'space' : letter;
      keys.push({ query, key, ms: await page.evaluate(pressKey, key) });
      await page.waitForTimeout(60);
    }
    results.push(await page.locator('[data-screen="search"] .results .option').count());
    await page.getByRole('button', { name: 'Kết thúc' }).first().click();
    await sees(page, screens.attract);
    await page.waitForTimeout(2_600);
  }
  await throttle(page, 1);
  const used = await heapMB(cdp);
  const slow = keys
    .filter(({ ms }) => ms > 100)
    .map(({ query, key, ms }) => `${query}: ${key} ${Math.round(ms)}`);
  return {
    heap: { idle, afterSearches: used },
    keyToPaintMs: { slowdown, ...ofEvents(keys.map(({ ms }) => ms)), slow },
    results,
  };
}
