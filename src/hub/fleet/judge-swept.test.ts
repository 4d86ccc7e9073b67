import { expect, it } from 'vitest';
import { testSite } from '../test-support.ts';
import { lookAt } from './judge-swept.ts';
import type { SweptKiosk } from './read-evidence.ts';

const nowMs = Date.UTC(2026, 10, 22, 3);

/** A kiosk that beats, with page and shell off by so much, ms. */
const kiosk = (pageMs: number, shellMs: number | null, paperLow: boolean): SweptKiosk => ({
  kiosk: 'k-7KQ2M9XR',
  site: testSite,
  state: 'active',
  heardMs: nowMs,
  before: undefined,
  evidence: {
    pageBeatMs: 0,
    shellBeatMs: 0,
    pageWakeMs: undefined,
    shellWakeMs: undefined,
    published: undefined,
    page: {
      contentVersion: 1,
      rejected: null,
      queueCount: 0,
      queueOldestMs: null,
      printer: 'ready',
      storage: 'ok',
      clockOffsetMs: pageMs,
    },
    shell: {
      printer: 'ready',
      paperLow,
      disk: 'ok',
      browser: 'running',
      showing: 'page',
      picture: 'drawn',
      pageBeatMs: 500,
      clockOffsetMs: shellMs,
    },
  },
});

it.each([
  [40, 30, 0, 'well'],
  [-14_000, null, -10_000, 'well'],
  [200, -600_000, -600_000, 'clock'],
  [59_000, 100, 60_000, 'well'],
  [100, 61_000, 70_000, 'clock'],
  [-61_000, 60_000, -70_000, 'clock'],
])(
  'a clock off by %i ms of the page and %s of the shell is said as %i, and %s',
  (page, shell, off, truth) => {
    const { line } = lookAt(kiosk(page, shell, false), nowMs);
    expect(line).toMatchObject({ off, truth });
    expect(line.paper).toBeUndefined();
  },
);

it('a roll that ends soon is told of a kiosk that is well', () => {
  expect(lookAt(kiosk(0, 0, true), nowMs).line).toMatchObject({ truth: 'well', paper: 'low' });
});
