/**
 * Lighthouse over every page of the console, behind its sign-in, on a running hub with a synthetic
 * fleet: accessibility and best practices have to be 100, performance is told. One JSON object on
 * standard output; `PAGES=fleet,people` audits some of them.
 */
import { createServer } from 'node:net';
import lighthouse, { desktopConfig } from 'lighthouse';
import { makeSyntheticFleet } from '../../src/hub/index.ts';
import { openDesk } from '../support/console-desk.ts';

/** A port that nobody has now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const kiosks = 2_000;
const categories = ['accessibility', 'best-practices', 'performance'] as const;
const port = await freePort();
const desk = await openDesk({ args: [`--remote-debugging-port=${port}`] });
try {
  await makeSyntheticFleet(desk.hub.store, { kiosks, days: 1, nowMs: Date.now() });
  const wanted = process.env['PAGES']?.split(',');
  const pages = [];
  // Pages of the navigation, and what opens from them.
  const deep = ['fleet/k-SYN00001', 'fleet/new'].map((path) => `/console/${path}`);
  for (const path of [...(await desk.pages()), ...deep]) {
    const name = path.replace('/console/', '');
    if (wanted !== undefined && !wanted.includes(name)) continue;
    process.stderr.write(`${name}…\n`);
    const result = await lighthouse(
      desk.address + path,
      // Storage stays: the session is in it.
      { port, disableStorageReset: true, onlyCategories: [...categories], logLevel: 'error' },
      desktopConfig,
    );
    if (result === undefined) throw new Error(`Lighthouse said nothing of ${name}`);
    const { lhr } = result;
    if (new URL(lhr.finalDisplayedUrl).pathname !== path)
      throw new Error(`Lighthouse was led from ${path} to ${lhr.finalDisplayedUrl}`);
    const scoreOf = (id: string) => Math.round((lhr.categories[id]?.score ?? 0) * 100);
    const failed = ['accessibility', 'best-practices'].flatMap((id) =>
      (lhr.categories[id]?.auditRefs ?? [])
        .filter((ref) => ref.weight > 0 && (lhr.audits[ref.id]?.score ?? 1) < 1)
        .map((ref) => `${ref.id}: ${JSON.stringify(lhr.audits[ref.id]?.details).slice(0, 600)}`),
    );
    pages.push({
      page: name,
      accessibility: scoreOf('accessibility'),
      bestPractices: scoreOf('best-practices'),
      performance: scoreOf('performance'),
      firstPaintMs: Math.round(lhr.audits['first-contentful-paint']?.numericValue ?? 0),
      largestPaintMs: Math.round(lhr.audits['largest-contentful-paint']?.numericValue ?? 0),
      blockedMs: Math.round(lhr.audits['total-blocking-time']?.numericValue ?? 0),
      shift: lhr.audits['cumulative-layout-shift']?.numericValue ?? 0,
      failed,
    });
  }
  const holds =
    pages.length > 0 &&
    pages.every(({ accessibility, bestPractices }) => accessibility + bestPractices === 200);
  console.log(JSON.stringify({ bench: 'console-audit', kiosks, pages, holds }));
  if (!holds) process.exitCode = 1;
} finally {
  await desk.close();
}
