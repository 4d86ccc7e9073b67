import { afterEach, describe, expect, test, vi } from 'vitest';
import { BrowserRig, waitFor } from '../test-support/browser-rig.ts';
import { findBrowser } from './index.ts';

// Real processes on a shared machine: what is asserted is that the page comes back, not how fast.
// The times are measured by `npm run bench:shell`.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 60_000 });

const isPossible = findBrowser(process.env) !== undefined && process.platform === 'linux';
if (!isPossible) {
  process.stderr.write('SKIPPED: no Chromium here, its supervision was not tried.\n');
}

let rig: BrowserRig | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

describe.skipIf(!isPossible)('a real browser', () => {
  test('comes back after a crash, a hang, a stop and a foreign page, one after the other', async () => {
    rig = await BrowserRig.start();
    await rig.beatsAgain();
    const main = rig.pids('main');

    rig.kill('renderer');
    await waitFor(() => rig!.codes.includes('MC-41'));
    await rig.beatsAgain();

    rig.tell('loop');
    await waitFor(() => rig!.codes.includes('MC-42'));
    await rig.beatsAgain();

    rig.tell('leave');
    await waitFor(() => rig!.foreign > 0);
    await rig.beatsAgain();

    rig.tell('open');
    await waitFor(() => rig!.browser.facts().policed >= 2);
    await rig.beatsAgain();
    // All of it in one life of the browser. The spare renderer was killed with the page's, and a
    // new page that was given it before the browser noticed has crashed once more.
    expect(rig.pids('main')).toEqual(main);
    expect(rig.codes.filter((code, at) => code !== rig!.codes[at - 1])).toEqual(['MC-41', 'MC-42']);
  });

  test('is ended and started again when it is killed and when it freezes', async () => {
    rig = await BrowserRig.start();
    await rig.beatsAgain();
    const [first] = rig.pids('main');
    rig.kill('main');
    await waitFor(() => rig!.codes.includes('MC-44'));
    await rig.beatsAgain();
    const [second] = rig.pids('main');
    expect(second).not.toBe(first);
    rig.kill('main', 'SIGSTOP');
    await waitFor(() => rig!.codes.includes('MC-45'));
    await rig.beatsAgain();
    const [third] = rig.pids('main');
    expect(third).not.toBe(second);
  });

  test('that crashes again and again shows the rescue page, and then tries the page again', async () => {
    rig = await BrowserRig.start();
    await rig.beatsAgain();
    const isRescued = () => rig!.rescues.length > 0;
    while (!isRescued()) {
      const { beats, codes } = rig;
      const faults = codes.length;
      rig.kill('renderer');
      await waitFor(() => isRescued() || codes.length > faults);
      await waitFor(() => isRescued() || rig!.beats >= beats + 2);
    }
    expect(rig.codes.length).toBeGreaterThanOrEqual(4);
    expect(rig.rescues[0]).toBe('/bridge/rescue?code=MC-41&count=1');
    expect(rig.browser.facts().showing).toBe('rescue');
    await rig.beatsAgain();
    expect(rig.browser.facts().showing).toBe('page');
  });

  test('that holds too much starts afresh, but only while nobody uses it', async () => {
    let idle = false;
    rig = await BrowserRig.start({ idle: () => idle, memory: { lookMs: 200, maxBytes: 1 } });
    await rig.beatsAgain(6);
    expect(rig.browser.facts().memoryRestarts).toBe(0);
    const [first] = rig.pids('main');
    idle = true;
    await waitFor(() => rig!.browser.facts().memoryRestarts > 0);
    idle = false;
    await waitFor(() => rig!.pids('main').some((pid) => pid !== first));
    await rig.beatsAgain();
    expect(rig.codes).toEqual([]);
  });

  test('is taken out of service and back, with a page that says so', async () => {
    rig = await BrowserRig.start();
    await rig.beatsAgain();
    expect(rig.browser.facts().memoryBytes).toBeGreaterThan(0);
    await rig.browser.setOutOfService(true);
    await waitFor(() => rig!.rescues.length > 0);
    expect(rig.rescues[0]).toContain('MC-50');
    await rig.browser.setOutOfService(false);
    await rig.beatsAgain();
  });
});
