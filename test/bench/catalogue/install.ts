import type { CDPSession, Page } from 'playwright-core';
import { throttle } from '../../support/browser.ts';
import { slowdown } from '../kiosk/boot.ts';
import { screens, sees } from '../kiosk/place.ts';

/** Longest wait for all details, ms, on a busy machine at a quarter of its speed. */
const wholeWithinMs = 10 * 60_000;

/** Counts what comes from the hub, as it travels. */
async function countLine(cdp: CDPSession) {
  const line = { requests: 0, bytes: 0 };
  const hub = new Set<string>();
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (new URL(request.url).pathname.startsWith('/hub/')) hub.add(requestId);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!hub.delete(requestId)) return;
    line.requests += 1;
    line.bytes += encodedDataLength;
  });
  return line;
}

/** In the page: how many sections lie in storage. */
async function storedSections(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('motcham-library');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const count = await new Promise<number>((resolve, reject) => {
    const counting = database.transaction('sections').objectStore('sections').count();
    counting.onsuccess = () => resolve(counting.result);
    counting.onerror = () => reject(counting.error);
  });
  database.close();
  return count;
}

/**
 * A first load at a quarter of a processor: until the kiosk can be searched, and until every
 * detail is in storage.
 *
 * @param sections how many different ones the catalogue has
 */
export async function measureInstall(page: Page, url: string, sections: number) {
  const cdp = await page.context().newCDPSession(page);
  const line = await countLine(cdp);
  await throttle(page, slowdown);
  const startMs = performance.now();
  const since = () => Math.round(performance.now() - startMs);
  await page.goto(url);
  await sees(page, screens.attract);
  const searchable = { ms: since(), ...line };
  for (let stored = 0; stored < sections; ) {
    if (since() > wholeWithinMs) return { slowdown, searchable, whole: { stored, of: sections } };
    await page.waitForTimeout(250);
    stored = await page.evaluate(storedSections);
  }
  const whole = { ms: since(), ...line };
  await throttle(page, 1);
  return { slowdown, searchable, whole };
}
