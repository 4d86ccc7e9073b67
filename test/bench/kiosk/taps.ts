import type { CDPSession, Locator, Page } from 'playwright-core';
import { throttle } from '../../support/browser.ts';
import { slowdown } from './boot.ts';
import { screens, sees } from './place.ts';
import { ofEvents } from './spread.ts';

/** R37: from the finger to the glass. */
const targetMs = 100;
/** A second tap on the same spot within 500 ms is a tremble (R12): the next one comes after it. */
const betweenTapsMs = 560;
const betweenKeysMs = 120;

interface Tap {
  readonly step: string;
  /** From the finger leaving the glass to the end of the next frame. */
  readonly paintMs: number;
  /** The same until what was asked for stands on the screen. */
  readonly thereMs: number;
  /** Event Timing's word for the same interaction; under 16 ms it says nothing. */
  readonly eventTimingMs: number | null;
  /** Work of the page's main thread for it: what a machine busy with other things does not change. */
  readonly mainThreadMs: number;
}

interface Noted {
  readonly atMs: number;
  paintMs?: number;
  thereMs?: number;
}

/** In the page: notes for each click when the next frame, and what was waited for, were painted. */
function watchTaps(): void {
  const taps: Noted[] = [];
  const timings: { startTime: number; duration: number }[] = [];
  Object.assign(window, { taps, timings, wanted: '' });
  const painted = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(0);
    });
  const onClick = ({ timeStamp }: MouseEvent) => {
    const tap: Noted = { atMs: timeStamp };
    taps.push(tap);
    const since = () => performance.now() - timeStamp;
    const look = () => {
      const wanted: string = Reflect.get(window, 'wanted');
      tap.paintMs ??= since();
      if (wanted === '' || document.querySelector(wanted)) tap.thereMs = since();
      else painted(look);
    };
    painted(look);
  };
  addEventListener('click', onClick, { capture: true });
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (name === 'pointerup' || name === 'click') timings.push({ startTime, duration });
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

/** A resident whose taps are measured. */
class MeasuredFinger {
  readonly taps: Tap[] = [];
  readonly #page: Page;
  readonly #cdp: CDPSession;

  constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  async #workMs(): Promise<number> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  }

  /** @param wanted a selector of what the tap asks for; without it the next frame is enough */
  async tap(step: string, target: Locator, wanted = ''): Promise<void> {
    await target.waitFor({ state: 'visible' });
    const box = await target.boundingBox();
    if (box === null) throw new Error(`nothing to touch for ${step}`);
    const before = await this.#page.evaluate((selector) => {
      Object.assign(window, { wanted: selector });
      return (Reflect.get(window, 'taps') as Noted[]).length;
    }, wanted);
    const workBeforeMs = await this.#workMs();
    await this.#page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await this.#page
      .waitForFunction(
        (count) => (Reflect.get(window, 'taps') as Noted[])[count]?.thereMs !== undefined,
        before,
        { timeout: 15_000 },
      )
      .catch(() => {
        throw new Error(`${step}: ${wanted || 'a frame'} did not come`);
      });
    const mainThreadMs = (await this.#workMs()) - workBeforeMs;
    await this.#page.waitForTimeout(wanted === '' ? betweenKeysMs : betweenTapsMs);
    const noted = await this.#noted(step, before);
    this.taps.push({ ...noted, mainThreadMs: Math.round(mainThreadMs * 10) / 10 });
  }

  async #noted(step: string, at: number): Promise<Omit<Tap, 'mainThreadMs'>> {
    const { tap, timing } = await this.#page.evaluate((index) => {
      const noted = (Reflect.get(window, 'taps') as Noted[])[index];
      const all: { startTime: number; duration: number }[] = Reflect.get(window, 'timings');
      const near = all.filter(({ startTime }) => Math.abs(startTime - (noted?.atMs ?? 0)) < 8);
      return { tap: noted, timing: Math.max(0, ...near.map(({ duration }) => duration)) };
    }, at);
    const round = (value = 0) => Math.round(value * 10) / 10;
    return {
      step,
      paintMs: round(tap?.paintMs),
      thereMs: round(tap?.thereMs),
      eventTimingMs: timing > 0 ? timing : null,
    };
  }

  async type(step: string, text: string, wanted: string): Promise<void> {
    for (const [at, letter] of [...text].entries()) {
      const key = this.#page.locator(`.board [data-key="${letter === ' ' ? 'space' : letter}"]`);
      const last = at === text.length - 1;
      await this.tap(`${step}: key ${letter === ' ' ? 'space' : letter}`, key, last ? wanted : '');
    }
  }
}

const on = (screen: string, rest: string) => `[data-screen="${screen}"] ${rest}`;

/** The whole main job, tap by tap, on a quarter of a processor, with hub and shell there. */
export async function measureTaps(page: Page, url: string) {
  await page.addInitScript(watchTaps);
  await page.goto(url);
  await sees(page, screens.attract);
  // A resident comes to a kiosk that stands: all of it is loaded, and the clock is confirmed.
  await page.waitForTimeout(6_000);
  await throttle(page, slowdown);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const finger = new MeasuredFinger(page, cdp);
  const button = (screen: string, text: string | RegExp) =>
    page.locator(on(screen, 'button')).filter({ hasText: text }).first();

  await finger.tap('attract', page.locator(screens.attract), screens.home);
  await finger.tap('home: search', page.locator(screens.home), on('search', '.board'));
  await finger.type('search', 'dang ky ket hon', on('search', '.results .option'));
  const hit = page.locator(on('search', '.results .option')).first();
  await finger.tap('search: result', hit, on('procedure', '.facts'));
  await finger.tap(
    'procedure: take away',
    button('procedure', 'Mang về'),
    on('takeaway', '.code svg'),
  );
  await finger.tap(
    'takeaway: portal',
    page.locator(on('takeaway', '.chip')).nth(1),
    on('takeaway', '.code.link svg'),
  );
  await finger.tap(
    'takeaway: slip',
    page.locator(on('takeaway', '.chip')).nth(2),
    on('takeaway', '.chip.is-selected:nth-child(3)'),
  );
  await finger.tap('takeaway: done', button('takeaway', 'lấy xong'), screens.home);
  await finger.tap('home: scan', button('home', 'Quét mã'), on('scanConsent', '.scan-step'));
  await finger.tap('scan: back', button('scanConsent', 'Quay lại'), screens.home);

  await finger.tap('home: feedback', button('home', 'Góp ý'), on('feedbackCategory', '.option'));
  const environment = page.locator(on('feedbackCategory', '.option')).first();
  await finger.tap('feedback: category', environment, on('feedbackDetails', '.board'));
  await finger.type('feedback', 'rac day', on('feedbackDetails', '.board'));
  await finger.tap(
    'feedback: next',
    button('feedbackDetails', 'Tiếp tục'),
    on('feedbackReview', '.review'),
  );
  await finger.tap('feedback: send', button('feedbackReview', 'Gửi'), on('left', '.number-card'));
  await finger.tap('feedback: done', button('left', 'Xong'), screens.home);

  // The subject is known from the procedure that was looked up: it is not asked again (R44).
  await finger.tap('home: book', button('home', 'Đặt lịch'), on('bookPlace', '.option'));
  const option = (screen: string) => page.locator(on(screen, '.option')).first();
  await finger.tap('book: place', option('bookPlace'), on('bookDay', 'button.chip'));
  const day = page.locator(on('bookDay', 'button.chip')).last();
  await finger.tap('book: day', day, on('bookSlot', 'button.chip'));
  const slot = page.locator(on('bookSlot', 'button.chip')).first();
  await finger.tap('book: hour', slot, on('bookContact', '.push'));
  await finger.tap(
    'book: no phone',
    button('bookContact', 'Không để số'),
    on('bookReview', '.review'),
  );
  await finger.tap('book: send', button('bookReview', 'Gửi'), on('left', '.number-card'));
  await finger.tap(
    'end',
    page.locator('button').filter({ hasText: 'Kết thúc' }).first(),
    on('ending', 'h1'),
  );
  await throttle(page, 1);

  const { taps } = finger;
  const slow = taps.filter(({ paintMs }) => paintMs > targetMs).map(({ step }) => step);
  return {
    slowdown,
    taps: taps.length,
    targetP95Ms: targetMs,
    toNextPaintMs: ofEvents(taps.map(({ paintMs }) => paintMs)),
    toWhatWasAskedMs: ofEvents(taps.map(({ thereMs }) => thereMs)),
    mainThreadMs: ofEvents(taps.map(({ mainThreadMs }) => mainThreadMs)),
    eventTimingMs: ofEvents(taps.map(({ eventTimingMs }) => eventTimingMs ?? 0)),
    slow,
    steps: taps,
  };
}
