/**
 * The console's table with 10,000 rows against a plain one in the same browser (P14: scrolls at
 * ≥ 55 frames a second, sorts and filters in ≤ 100 ms). One JSON object on standard output.
 */
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const root = join(import.meta.dirname, '..', '..');
const server = await createServer({
  configFile: false,
  appType: 'custom',
  root,
  plugins: [preact({ devToolsEnabled: false })],
  logLevel: 'error',
  server: { host: '127.0.0.1', port: 0 },
  optimizeDeps: {
    include: ['preact', 'preact/hooks', '@preact/signals', 'i18next', 'uplot', 'zod/mini'],
  },
});
await server.listen();
const url = server.resolvedUrls?.local[0];
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const measure = async () => {
    // Any page of this origin that runs nothing.
    await page.goto(new URL('/biome.json', url).href);
    return page.evaluate(async () => {
      const path = '/test/bench/console/page.ts';
      const bench = (await import(path)) as typeof import('./console/page.ts');
      return { table: await bench.measureTable(), plain: await bench.measurePlain() };
    });
  };
  // A library that Vite finds late makes it start anew, once.
  const measured = await measure().catch(measure);
  const { table, plain } = measured;
  console.log(
    JSON.stringify({
      bench: 'console',
      rows: 10_000,
      table,
      plain,
      ratio: {
        draw: table.drawMs / plain.drawMs,
        sort: table.sortMs / plain.sortMs,
        filter: table.filterMs / plain.filterMs,
      },
      holds: {
        sortAndFilterWithin100ms: table.sortMsMax <= 100 && table.filterMsMax <= 100,
        scrollsAt55: table.framesPerSecond >= 55,
      },
    }),
  );
} finally {
  await browser.close();
  await server.close();
}
