/**
 * `npm run bench:shell`: from a fault of the browser to a page that renders again, on a real
 * Chromium that the shell's supervisor watches through its pipe. `smallPage` is a page of one
 * script; `kioskPage` is the built product, with its own start in the figure. No speed is judged
 * here: devices.md §9 wants crash ≤ 1 s, hang ≤ 4 s, browser ≤ 2 s, frozen ≤ 6 s, policed ≤ 0.5 s.
 */
import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { BrowserRig, waitFor } from '../../kiosk-shell/test-support/browser-rig.ts';
import { pageDirectory } from '../../src/cli/support/build.ts';

process.env['MOTCHAM_LOG'] ??= 'off';

/** Trials a fault: below the four in a minute that bring the rescue page. */
const trials = 3;

type Fault = (rig: BrowserRig) => Promise<void>;

const hurt = {
  rendererKilled: async (rig: BrowserRig) => rig.kill('renderer'),
  rendererLoops: async (rig: BrowserRig) => ordered(rig, () => rig.tell('loop')),
  rendererStopped: async (rig: BrowserRig) => rig.kill('renderer', 'SIGSTOP'),
  browserKilled: async (rig: BrowserRig) => rig.kill('main'),
  browserStopped: async (rig: BrowserRig) => rig.kill('main', 'SIGSTOP'),
  sentAway: async (rig: BrowserRig) => ordered(rig, () => rig.tell('leave')),
} as const satisfies Record<string, Fault>;

async function ordered(rig: BrowserRig, order: () => void): Promise<void> {
  const before = rig.hurtMs;
  order();
  await waitFor(() => rig.hurtMs !== before);
}

/** Times of one fault, ms: each on a browser of its own that has beaten for a while. */
async function measure(fault: Fault, page?: string): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < trials; i += 1) {
    const rig = await BrowserRig.start({}, page);
    try {
      await rig.beatsAgain(3);
      const sessions = rig.sessions;
      await fault(rig);
      // The page's own load, from the server or from its service worker, and then a frame of it.
      await waitFor(() => rig.sessions > sessions);
      await rig.beatsAgain(1);
      times.push(Math.round(performance.now() - rig.hurtMs));
    } finally {
      await rig.close();
    }
  }
  return times.sort((a, b) => a - b);
}

async function measureExtraTab(): Promise<number[]> {
  const rig = await BrowserRig.start();
  const times: number[] = [];
  try {
    await rig.beatsAgain(3);
    for (let i = 0; i < trials; i += 1) {
      const before = rig.browser.facts().policed;
      await ordered(rig, () => rig.tell('open'));
      await waitFor(() => rig.browser.facts().policed > before);
      times.push(Math.round(performance.now() - rig.hurtMs));
      await rig.beatsAgain(3);
    }
  } finally {
    await rig.close();
  }
  return times.sort((a, b) => a - b);
}

const spread = (times: readonly number[]) => ({
  medianMs: times[Math.floor(times.length / 2)] ?? null,
  minMs: times[0] ?? null,
  maxMs: times.at(-1) ?? null,
  n: times.length,
});

const smallPage: Record<string, unknown> = {};
for (const [name, fault] of Object.entries(hurt)) smallPage[name] = spread(await measure(fault));
smallPage['extraTabClosed'] = spread(await measureExtraTab());

const kioskPage: Record<string, unknown> = {};
const isBuilt = existsSync(join(pageDirectory, 'index.html'));
if (isBuilt) {
  for (const name of ['rendererKilled', 'browserKilled'] as const) {
    kioskPage[name] = spread(await measure(hurt[name], pageDirectory));
  }
}

process.stdout.write(
  `${JSON.stringify({
    bench: 'shell',
    at: new Date().toISOString(),
    cores: availableParallelism(),
    load: loadavg()[0],
    smallPage,
    kioskPage: isBuilt ? kioskPage : 'the page is not built (npm run build)',
  })}\n`,
);
