import type { Page } from 'playwright-core';
import { killBrowser, openBrowser, type Profile, throttle } from '../../support/browser.ts';
import { screens } from './place.ts';
import { ofRuns } from './spread.ts';

const runs = 7;
export const slowdown = 4;
/** What the competing kiosk page needs until it is drawn, ms (issue of the first resident). */
const referenceMs = 330;

interface Boot {
  /** Ms of the navigation at which each was painted and the page could answer. */
  readonly firstPaintMs: number;
  readonly attractMs: number;
  readonly homeMs: number;
  /** Work of the page's main thread until then: what a machine busy with other things does not change. */
  readonly mainThreadMs: number;
}

/** In the page: taps attract in the frame after it stands, and notes when each was on the glass. */
function watchBoot({ attract, home }: typeof screens): void {
  const times: Record<string, number> = {};
  Object.assign(window, { bootTimes: times });
  /** After the frame is painted, in a task of its own: a page that is busy is not usable. */
  const onceSeen = (selector: string, name: string, then: (element: HTMLElement) => void) => {
    const look = () => {
      const element = document.querySelector<HTMLElement>(selector);
      if (element === null) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        times[name] = performance.now();
        then(element);
      };
      port2.postMessage(0);
    };
    requestAnimationFrame(look);
  };
  onceSeen(attract, 'attractMs', (wall) => {
    onceSeen(home, 'homeMs', () => undefined);
    wall.click();
  });
}

async function bootOnce(profile: Profile, url: string): Promise<Boot> {
  const { context, page } = await openBrowser(profile);
  try {
    await page.addInitScript(watchBoot, screens);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await throttle(page, slowdown);
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => 'homeMs' in Reflect.get(window, 'bootTimes'));
    const { metrics } = await cdp.send('Performance.getMetrics');
    const times = await page.evaluate(() => ({
      firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      ...Reflect.get(window, 'bootTimes'),
    }));
    const work = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    return { ...times, mainThreadMs: work * 1000 };
  } finally {
    await killBrowser(context);
  }
}

/** Checks that the processor is as slow as asked: the same work with and without the brake. */
export async function measuredSlowdown(page: Page): Promise<number> {
  const work = () =>
    page.evaluate(() => {
      const startMs = performance.now();
      let sum = 0;
      for (let at = 0; at < 2e7; at += 1) sum += at % 7;
      return sum > 0 ? performance.now() - startMs : 0;
    });
  await work();
  const fastMs = await work();
  await throttle(page, slowdown);
  const slowMs = await work();
  await throttle(page, 1);
  return Math.round((slowMs / fastMs) * 10) / 10;
}

/** Cold boots of an enrolled kiosk in new browser processes, with nobody on the other end. */
export async function measureBoots(profile: Profile, url: string) {
  const boots: Boot[] = [];
  for (let run = 0; run < runs; run += 1) boots.push(await bootOnce(profile, url));
  const homeMs = ofRuns(boots.map((boot) => boot.homeMs));
  return {
    slowdown,
    runs,
    firstContentfulPaintMs: ofRuns(boots.map((boot) => boot.firstPaintMs)),
    attractUsableMs: ofRuns(boots.map((boot) => boot.attractMs)),
    homeUsableMs: homeMs,
    mainThreadMs: ofRuns(boots.map((boot) => boot.mainThreadMs)),
    referenceMs,
    homeToReference: Math.round((homeMs.median / referenceMs) * 100) / 100,
  };
}
