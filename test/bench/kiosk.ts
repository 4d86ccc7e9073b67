/**
 * `npm run bench:kiosk -- --json`: the built page in Chromium, with hub, shell and printer as
 * processes: size, cold boots with the plug pulled, every tap of the main job, memory after 500
 * residents. One JSON object on standard output, words on standard error. What misses is printed.
 */
import { availableParallelism, loadavg } from 'node:os';
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

async function measure(place: Place) {
  tell('size of the page');
  const size = measureSize();
  tell('enrolling a kiosk and installing its content');
  await place.start();
  const first = await openBrowser(place.profile);
  await first.page.goto(place.page);
  await sees(first.page, screens.attract);
  await isWhole(first.page);
  await first.page.waitForTimeout(3_000);
  const slowdown = await measuredSlowdown(first.page);
  await killBrowser(first.context);

  tell('hub and shell pulled: cold boots');
  await place.stop();
  const coldOfflineBoot = await measureBoots(place.profile, place.page);

  tell('everything back: the main job, tap by tap');
  await place.start();
  const second = await openBrowser(place.profile);
  const tapToNextPaint = await measureTaps(second.page, place.page);
  await killBrowser(second.context);

  tell('500 sessions');
  const third = await openBrowser(place.profile);
  const heap = await measureHeap(third.page, place.page, tell);
  const chromium = third.context.browser()?.version() ?? 'unknown';
  await killBrowser(third.context);
  const machine = { processors: availableParallelism(), load: loadavg(), chromium, slowdown };
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
