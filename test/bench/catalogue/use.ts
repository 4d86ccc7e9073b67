import type { Page } from 'playwright-core';
import { throttle } from '../../support/browser.ts';
import { heapParts } from '../../support/heap.ts';
import { slowdown } from '../kiosk/boot.ts';
import { screens, sees } from '../kiosk/place.ts';
import { ofEvents, ofRuns } from '../kiosk/spread.ts';

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

/** In the page: presses what is there, and waits until the frame after what follows it is painted. */
async function pressUntil([pressed, wanted]: readonly [string, string]): Promise<number> {
  const element = document.querySelector<HTMLElement>(pressed);
  if (element === null) throw new Error(`nothing to press: ${pressed}`);
  const startMs = performance.now();
  element.click();
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (performance.now() - startMs > 20_000) return reject(new Error(`${wanted} did not come`));
      if (document.querySelector(wanted) === null) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(0);
    };
    requestAnimationFrame(look);
  });
  return performance.now() - startMs;
}

/** A press on the same spot within 500 ms is a tremble (R12). */
const pressApartMs = 600;

const rounded = ({ usedMB, buffersMB }: Awaited<ReturnType<typeof heapParts>>) => ({
  usedMB: Math.round(usedMB * 10) / 10,
  buffersMB: Math.round(buffersMB * 10) / 10,
});

/** A kiosk that is booted and whole: memory, and every key of some searches at CPU 4×. */
export async function measureUse(page: Page, url: string) {
  await page.goto(url);
  await sees(page, screens.attract);
  await page.waitForTimeout(settleMs);
  const idle = rounded(await heapParts(page));
  await throttle(page, slowdown);
  const keys: { readonly query: string; readonly key: string; readonly ms: number }[] = [];
  const results: number[] = [];
  /** From a result to its page, and from a question about it to what its details say, ms. */
  const procedureMs: number[] = [];
  const detailMs: number[] = [];
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
    await page.waitForTimeout(pressApartMs);
    procedureMs.push(
      await page.evaluate(pressUntil, [
        '[data-screen="search"] .results .option',
        '[data-screen="procedure"] h1',
      ] as const),
    );
    await page.waitForTimeout(pressApartMs);
    await page.getByRole('button', { name: 'Xem đầy đủ' }).click();
    await sees(page, '[data-screen="about"] .option');
    await page.waitForTimeout(pressApartMs);
    detailMs.push(
      await page.evaluate(pressUntil, [
        '[data-screen="about"] .option',
        '[data-screen="aboutTopic"] h1',
      ] as const),
    );
    await page.getByRole('button', { name: 'Kết thúc' }).first().click();
    await sees(page, screens.attract);
    await page.waitForTimeout(2_600);
  }
  await throttle(page, 1);
  const used = rounded(await heapParts(page));
  const slow = keys
    .filter(({ ms }) => ms > 100)
    .map(({ query, key, ms }) => `${query}: ${key} ${Math.round(ms)}`);
  return {
    heap: { idle, afterSearches: used },
    keyToPaintMs: { slowdown, ...ofEvents(keys.map(({ ms }) => ms)), slow },
    results,
    procedureMs: ofRuns(procedureMs),
    detailMs: ofRuns(detailMs),
  };
}
