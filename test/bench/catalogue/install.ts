import type { CDPSession, Page } from 'playwright-core';
import { throttle } from '../../support/browser.ts';
import { slowdown } from '../kiosk/boot.ts';
import { screens, sees } from '../kiosk/place.ts';

/** Longest wait for all details, ms, on a busy machine at a quarter of its speed. */
const wholeWithinMs = 10 * 60_000;

/** Counts what comes from the hub, as it travels. */
async function countLine(cdp: CDPSession) {
  const line = { requests: 0, bytes: 0 };
  /** When each section had come, ms. */
  const sectionsMs: number[] = [];
  const hub = new Map<string, string>();
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/hub/')) hub.set(requestId, pathname);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const path = hub.get(requestId);
    if (path === undefined) return;
    hub.delete(requestId);
    line.requests += 1;
    line.bytes += encodedDataLength;
    if (path.includes('/sections/')) sectionsMs.push(performance.now());
  });
  return { line, sectionsMs };
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
 * @param sizes how many different sections the catalogue has, and how many its manifest names
 * @param wholeToo whether to wait for every detail
 */
export async function measureInstall(
  page: Page,
  url: string,
  sizes: { readonly files: number; readonly manifestEntries: number },
  wholeToo: boolean,
) {
  const cdp = await page.context().newCDPSession(page);
  const { line, sectionsMs } = await countLine(cdp);
  await throttle(page, slowdown);
  const startMs = performance.now();
  const since = () => Math.round(performance.now() - startMs);
  await page.goto(url);
  await sees(page, screens.attract);
  const at = (index: number) => Math.round((sectionsMs.at(index) ?? startMs) - startMs);
  const searchable = {
    ms: since(),
    ...line,
    /** First section, last one that the manifest names, last of the details that are awaited. */
    sectionsMs: [at(0), at(sizes.manifestEntries - 1), at(-1)],
  };
  if (!wholeToo) return { slowdown, searchable, whole: 'not asked for' };
  for (let stored = 0; stored < sizes.files; ) {
    if (since() > wholeWithinMs)
      return { slowdown, searchable, whole: { stored, of: sizes.files } };
    await page.waitForTimeout(250);
    stored = await page.evaluate(storedSections);
  }
  const whole = { ms: since(), ...line };
  await throttle(page, 1);
  return { slowdown, searchable, whole };
}
