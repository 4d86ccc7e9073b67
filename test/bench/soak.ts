/**
 * `npm run bench:soak -- --json`: a simulated day of one kiosk, 2,000 residents in one page load, with
 * look-ups, guides, slips, the camera, requests, news and bookings, a network that comes and goes and
 * content that changes; every so often everything that could grow is sampled, after a collection. What
 * grows faster than its bar is a leak, and the exit status says so.
 *
 * `--sessions 300` is a shorter day; `--leak` lets each resident leave something behind on purpose,
 * which must be found: the control of the measurement.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { killBrowser, newProfile, openBrowser } from '../support/browser.ts';
import { screens, sees } from './kiosk/place.ts';
import { serveDay, watchHandles } from './soak/day.ts';
import { type Bar, judge } from './soak/slope.ts';

const { values } = parseArgs({
  strict: false,
  options: {
    sessions: { type: 'string', default: '2000' },
    leak: { type: 'boolean', default: false },
  },
});
const sessions = Number(values.sessions);
const leak = values.leak === true;
const sessionsABatch = 50;
/** Caches fill and code is compiled in the first sessions; no slope begins there. */
const warmUpSessions = Math.min(300, sessions / 4);
/** How long "Đã xóa" stands (session/timers.ts), ms; the only wait that is cut short. */
const endedMs = 2_000;
const ports = { kiosk: 9620, hub: 9621, printer: 9622 } as const;

const mb = 1024 * 1024;
const bars: readonly Bar[] = [
  // The measurement of 500 sessions allows 1 MB (docs/testing.md); a day must not be worse.
  { name: 'heapBytes', maxPerThousand: mb },
  { name: 'nodes', maxPerThousand: 100 },
  { name: 'listeners', maxPerThousand: 50 },
  { name: 'documents', maxPerThousand: 1 },
  { name: 'databases', maxPerThousand: 0.5 },
  { name: 'workers', maxPerThousand: 0.5 },
  // Requests are kept until the hub has settled them, sealed (contracts.md): 4 KB each at most.
  { name: 'storageBytesARequest', maxPerThousand: 4_096 },
  { name: 'hubHeapBytes', maxPerThousand: 8 * mb },
  { name: 'hubHandles', maxPerThousand: 3 },
  { name: 'databaseBytesARequest', maxPerThousand: 8_192 },
  // Of a settled slip only id and state stay in the journal.
  { name: 'shellDiskBytes', maxPerThousand: mb },
];

const tell = (words: string) => process.stderr.write(`▸ ${words}\n`);
const directory = mkdtempSync(join(tmpdir(), 'motcham-soak-'));
const city = fork(
  join(import.meta.dirname, 'soak', 'city.ts'),
  [directory, ...Object.values(ports).map(String)],
  { execArgv: ['--expose-gc'], env: { ...process.env, MOTCHAM_LOG: 'off' } },
);
const answer = () =>
  new Promise<Record<string, number | string>>((resolve, reject) => {
    city.once('message', resolve as never);
    city.once('exit', () => reject(new Error('what stands behind the kiosk ended')));
  });
async function ask(what: string, turn = 0): Promise<Record<string, number>> {
  const told = answer();
  city.send({ ask: what, turn });
  return (await told) as Record<string, number>;
}

type Sample = Readonly<Record<string, number>> & { readonly sessions: number };

async function sample(page: Page, cdp: CDPSession, served: number, left: number): Promise<Sample> {
  // Twice: what the first collection finalises, the second frees.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners, documents } = await cdp.send('Memory.getDOMCounters');
  const kept = await page.evaluate(async () => {
    const { openDatabases } = globalThis as { openDatabases?: () => number };
    return { open: openDatabases?.() ?? 0, usage: (await navigator.storage.estimate()).usage ?? 0 };
  });
  const behind = await ask('measure');
  return {
    sessions: served,
    heapBytes: usedSize,
    nodes,
    listeners: jsEventListeners,
    documents,
    databases: kept.open,
    workers: page.workers().length,
    storageBytes: kept.usage,
    left,
    hubHeapBytes: behind['heapBytes'] ?? 0,
    hubHandles: behind['handles'] ?? 0,
    databaseBytes: behind['databaseBytes'] ?? 0,
    requests: behind['requests'] ?? 0,
    shellDiskBytes: behind['shellDiskBytes'] ?? 0,
    hubDiskBytes: behind['hubDiskBytes'] ?? 0,
    papers: behind['papers'] ?? 0,
  };
}

/** Sessions against what a bar names; what belongs to requests is counted by requests. */
function seriesOf(name: string, samples: readonly Sample[]): (readonly [number, number])[] {
  const own = name.replace('ARequest', '');
  return samples.map((one) => [
    name.endsWith('ARequest') ? (one['left'] ?? 0) * 1_000 : one.sessions,
    one[own] ?? 0,
  ]);
}

const startedMs = performance.now();
const profile = newProfile();
let databaseRoot: string | undefined;
const trouble: string[] = [];
try {
  const { url, database } = await answer();
  databaseRoot = String(database);
  const { context, page } = await openBrowser(profile, {
    flags: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  await page.addInitScript(watchHandles, endedMs);
  await page.goto(String(url));
  await sees(page, screens.attract).catch(async (error: unknown) => {
    tell(`${trouble.join('; ')} ${await page.locator('body').textContent()}`);
    throw error;
  });
  await page.waitForTimeout(6_000);
  const cdp = await context.newCDPSession(page);
  const samples: Sample[] = [];
  const done = { left: 0, printed: 0, scanned: 0 };
  let published = 0;
  for (let served = 0; served < sessions; served += sessionsABatch) {
    // The line is away for every fourth batch; new content comes with every fifth.
    const batch = served / sessionsABatch;
    await context.setOffline(batch % 4 === 3);
    if (batch % 5 === 2) {
      published += 1;
      await ask('publish', published);
    }
    const told = await page.evaluate(serveDay, { from: served, count: sessionsABatch, leak });
    done.left += told.left;
    done.printed += told.printed;
    done.scanned += told.scanned;
    if (batch % 2 === 1) {
      const now = await sample(page, cdp, served + sessionsABatch, done.left);
      samples.push(now);
      tell(
        `${now.sessions}: heap ${now['heapBytes']}, nodes ${now['nodes']}, listeners ${now['listeners']}`,
      );
    }
  }
  await context.setOffline(false);
  // The last content that was published is what residents read.
  let isSwapped = false;
  for (let tries = 0; tries < 30 && !isSwapped; tries += 1) {
    await page.locator('[data-screen="attract"] .touch').click();
    await page.locator('[data-screen="home"] button', { hasText: 'Tòa nhà, thành phố' }).click();
    await page.locator('[data-screen="notices"] .option').first().waitFor();
    isSwapped = ((await page.locator('body').textContent()) ?? '').includes(`Tin lần ${published}`);
    await page.locator('[data-access="end"]').click();
    await sees(page, screens.attract);
    if (!isSwapped) await page.waitForTimeout(1_000);
  }
  const warm = samples.filter((one) => one.sessions >= warmUpSessions);
  const verdicts = bars.map((bar) => judge(bar, seriesOf(bar.name, warm)));
  const grown = verdicts.filter(({ isWell }) => !isWell).map(({ name }) => name);
  for (const { name, perThousand, maxPerThousand, isWell } of verdicts) {
    tell(`${isWell ? '✓' : '✗'} ${name}: ${perThousand} a thousand, ${maxPerThousand} at most`);
  }
  await killBrowser(context);
  const isWell = grown.length === 0 && trouble.length === 0 && isSwapped;
  process.stdout.write(
    `${JSON.stringify({
      isWell,
      leak,
      sessions,
      warmUpSessions,
      ...done,
      published,
      isSwapped,
      grown,
      trouble,
      verdicts,
      samples,
      wholeMs: Math.round(performance.now() - startedMs),
      load: loadavg(),
    })}\n`,
  );
  process.exitCode = isWell ? 0 : 1;
} finally {
  const gone = new Promise((resolve) => city.once('exit', resolve));
  if (city.connected) city.send({ ask: 'end' });
  else city.kill();
  await gone;
  profile.remove();
  if (databaseRoot?.startsWith('/')) rmSync(databaseRoot, { recursive: true, force: true });
  rmSync(directory, { recursive: true, force: true });
}
