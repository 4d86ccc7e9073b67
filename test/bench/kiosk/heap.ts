import type { CDPSession, Page } from 'playwright-core';
import { screens, sees } from './place.ts';

const sessions = 500;
const sessionsABatch = 50;
/** Caches fill and code is compiled in the first sessions. */
const warmUpSessions = 100;
const growthMaxBytes = 1024 * 1024;

/** How long "Đã xóa" stands (session/timers.ts), ms; the only wait that is cut short. */
const endedMs = 2_000;

/** In the page: 500 residents would wait 17 minutes for their goodbye. */
function shortenGoodbye(wholeMs: number): void {
  const real = window.setTimeout.bind(window);
  const short = (run: TimerHandler, ms?: number, ...args: unknown[]) =>
    real(run, ms === wholeMs ? 0 : ms, ...args);
  window.setTimeout = short as typeof window.setTimeout;
}

/** In the page: residents who look up, browse, begin a report, begin to book, and walk away. */
async function serve(count: number): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  async function press(selector: string, text = ''): Promise<void> {
    for (let frames = 0; frames < 600; frames += 1) {
      const found = [...document.querySelectorAll<HTMLElement>(selector)].find((element) =>
        (element.textContent ?? '').includes(text),
      );
      if (found) return found.click();
      await frame();
    }
    const { screen } = document.querySelector<HTMLElement>('.stage')?.dataset ?? {};
    throw new Error(`nothing like ${selector} ${text} on ${screen}`);
  }
  const ways: readonly (() => Promise<void>)[] = [
    async () => {
      await press('[data-screen="home"] .field');
      for (const key of 'hon') await press(`[data-screen="search"] [data-key="${key}"]`);
      await press('[data-screen="search"] .results .option');
      await press('[data-screen="procedure"] .do button', 'Mang về');
      await press('[data-screen="takeaway"] .chip:nth-child(2)');
    },
    async () => {
      await press('[data-screen="home"] button', 'Chọn theo việc');
      await press('[data-screen="lifeEvents"] .tile');
      await press('[data-screen="lifeEvent"] .option');
      await press('[data-screen="procedure"] .do button:last-child');
    },
    async () => {
      await press('[data-screen="home"] button', 'Góp ý');
      await press('[data-screen="feedbackCategory"] .option');
      for (const key of 'rac') await press(`[data-screen="feedbackDetails"] [data-key="${key}"]`);
      await press('[data-screen="feedbackDetails"] button', 'Tiếp tục');
    },
    async () => {
      await press('[data-screen="home"] button', 'Đặt lịch');
      await press('[data-screen="bookField"] .option');
      await press('[data-screen="bookPlace"] .option');
    },
  ];
  for (let at = 0; at < count; at += 1) {
    await press('[data-screen="attract"] .touch');
    await ways[at % ways.length]?.();
    await frame();
    await press('.kiosk button', 'Kết thúc');
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
}

async function heapNow(cdp: CDPSession) {
  // Twice: what the first collection finalises, the second frees.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}

/** 500 residents one after the other in one page load; nothing is left, so nothing may stay. */
export async function measureHeap(page: Page, url: string, tell: (words: string) => void) {
  await page.addInitScript(shortenGoodbye, endedMs);
  await page.goto(url);
  await sees(page, screens.attract);
  await page.waitForTimeout(6_000);
  const cdp = await page.context().newCDPSession(page);
  const samples = [{ sessions: 0, ...(await heapNow(cdp)) }];
  for (let served = sessionsABatch; served <= sessions; served += sessionsABatch) {
    await page.evaluate(serve, sessionsABatch);
    await sees(page, screens.attract);
    samples.push({ sessions: served, ...(await heapNow(cdp)) });
    tell(`${served} sessions: ${samples.at(-1)?.bytes} bytes`);
  }
  const after = samples.filter((sample) => sample.sessions >= warmUpSessions);
  const bytes = after.map((sample) => sample.bytes);
  const first = bytes[0] ?? 0;
  return {
    sessions,
    warmUpSessions,
    growthMaxBytes,
    growthBytes: (bytes.at(-1) ?? 0) - first,
    rangeBytes: Math.max(...bytes) - Math.min(...bytes),
    samples,
  };
}
