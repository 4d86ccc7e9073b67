/**
 * `npm run bench:catalogue`: the starter catalogue and the whole national one, built, installed by
 * a kiosk, booted without anybody on the other end, searched. One JSON object on standard output,
 * words on standard error. The national one is read from ../shared/data or $MOTCHAM_DATA.
 * `--only starter` or `--only national` does one of them; `--searchable` does not wait until every
 * detail has followed, and says so.
 */
import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { killBrowser, openBrowser } from '../support/browser.ts';
import { measureBuild } from './catalogue/build.ts';
import { measureInstall } from './catalogue/install.ts';
import { measureUse } from './catalogue/use.ts';
import { measureBoots } from './kiosk/boot.ts';
import { Place } from './kiosk/place.ts';

/** The whole measurement, ms. */
const deadlineMs = 25 * 60_000;

const [, only] = process.argv.join(' ').match(/--only (starter|national)/) ?? [];
const wanted = (name: string) => only === undefined || only === name;
const wholeToo = !process.argv.includes('--searchable');

const tell = (words: string) => process.stderr.write(`▸ ${words}\n`);
const directory = process.env['MOTCHAM_DATA'] ?? join(process.cwd(), '../shared/data');
const national = join(directory, 'tthc-full.jsonl.gz');

/** A part that breaks is told as broken; the others are measured all the same. */
async function part<T>(words: string, run: () => Promise<T>): Promise<T | { broken: string }> {
  tell(words);
  try {
    return await run();
  } catch (error) {
    process.exitCode = 1;
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

async function inBrowser<T>(
  place: Place,
  run: (page: Awaited<ReturnType<typeof openBrowser>>['page']) => Promise<T>,
): Promise<T> {
  const { context, page } = await openBrowser(place.profile);
  try {
    return await run(page);
  } finally {
    await killBrowser(context);
  }
}

async function measure(name: string, catalogue: string | undefined) {
  const build = await part(`${name}: building it twice`, () => measureBuild(catalogue));
  const sizes = 'files' in build ? build : { files: 0, manifestEntries: 0 };
  const place = new Place(...(catalogue === undefined ? [] : ['--catalogue', catalogue]));
  open.push(place);
  const publish = await part(`${name}: a hub that publishes it`, async () => {
    const startMs = performance.now();
    await place.start();
    return { readyMs: Math.round(performance.now() - startMs) };
  });
  const install = await part(`${name}: a kiosk that installs it`, () =>
    inBrowser(place, (page) => measureInstall(page, place.page, sizes, wholeToo)),
  );
  const use = await part(`${name}: memory and keys`, () =>
    inBrowser(place, (page) => measureUse(page, place.page)),
  );
  await place.stop();
  const coldOfflineBoot = await part(`${name}: cold boots, nobody on the other end`, () =>
    measureBoots(place.profile, place.page),
  );
  await place.close();
  return { build, publish, install, use, coldOfflineBoot };
}

const before = loadavg();
const open: Place[] = [];
const watchdog = setTimeout(() => {
  tell(`not done within ${deadlineMs / 60_000} minutes`);
  void Promise.allSettled(open.map((place) => place.close())).finally(() => process.exit(1));
}, deadlineMs);
try {
  const starter = wanted('starter') ? await measure('starter', undefined) : 'not asked for';
  if (!existsSync(national)) {
    tell(`NOT MEASURED: the national catalogue is not at ${national} (set MOTCHAM_DATA).`);
  }
  const whole = !wanted('national')
    ? 'not asked for'
    : existsSync(national)
      ? await measure('national', national)
      : 'absent';
  const machine = { processors: availableParallelism(), load: [before, loadavg()] };
  process.stdout.write(`${JSON.stringify({ machine, starter, national: whole })}\n`);
} finally {
  clearTimeout(watchdog);
  await Promise.allSettled(open.map((place) => place.close()));
}
