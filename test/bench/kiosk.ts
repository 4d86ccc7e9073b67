/**
 * `npm run bench:kiosk -- --json`: the built page in Chromium, with hub, shell and printer as
 * processes: size, cold boots with the plug pulled, every tap of the main job, memory after 500
 * residents. One JSON object on standard output, words on standard error. What misses is printed.
 */
import { availableParallelism, loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { initialScriptBytesMax, measurePage } from '../../src/cli/support/size.ts';
import { killBrowser, openBrowser } from '../support/browser.ts';
import { measureBoots, measuredSlowdown } from './kiosk/boot.ts';
import { measureHeap } from './kiosk/heap.ts';
import { isWhole, Place, screens, sees } from './kiosk/place.ts';
import { measureTaps } from './kiosk/taps.ts';

/** The whole measurement, ms. */
const deadlineMs = 6 * 60_000;

const tell = (words: string) => process.stderr.write(`▸ ${words}\n`);

function measureSize() {
  const { initialScriptBytes, initialStyleBytes, totalBytes } = measurePage();
  return {
    initialJsGzipBytes: initialScriptBytes,
    initialJsGzipBytesMax: initialScriptBytesMax,
    initialCssGzipBytes: initialStyleBytes,
    precachedGzipBytes: totalBytes,
  };
}

/** A part that breaks is told as broken; the others are measured all the same. */
async function part<T>(
  place: Place,
  words: string,
  run: (page: Page) => Promise<T>,
): Promise<T | { readonly broken: string }> {
  tell(words);
  const { context, page } = await openBrowser(place.profile);
  try {
    return await run(page);
  } catch (error) {
    process.exitCode = 1;
    return { broken: error instanceof Error ? error.message : String(error) };
  } finally {
    await killBrowser(context);
  }
}

async function measure(place: Place) {
  tell('size of the page');
  const size = measureSize();
  await place.start();
  const machine = await part(place, 'enrolling a kiosk, installing its content', async (page) => {
    await page.goto(place.page);
    await sees(page, screens.attract);
    await isWhole(page);
    await page.waitForTimeout(3_000);
    return {
      processors: availableParallelism(),
      load: loadavg(),
      chromium: page.context().browser()?.version(),
      measuredSlowdown: await measuredSlowdown(page),
    };
  });
  tell('hub and shell pulled: cold boots');
  await place.stop();
  const coldOfflineBoot = await measureBoots(place.profile, place.page);
  await place.start();
  const tapToNextPaint = await part(place, 'everything back: the main job, tap by tap', (page) =>
    measureTaps(page, place.page),
  );
  const heap = await part(place, '500 sessions', (page) => measureHeap(page, place.page, tell));
  return { machine, size, coldOfflineBoot, tapToNextPaint, heap };
}

const place = new Place();
const watchdog = setTimeout(() => {
  tell(`not done within ${deadlineMs / 60_000} minutes`);
  void place.close().finally(() => process.exit(1));
}, deadlineMs);
try {
  process.stdout.write(`${JSON.stringify(await measure(place))}\n`);
} finally {
  clearTimeout(watchdog);
  await place.close();
}
