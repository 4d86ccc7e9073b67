/**
 * `npm run bench:scan -- --json`: the decoder in Chromium: speed of each engine at CPU 4×, the
 * worker's trip, the live path with a fake camera, memory and camera cycles; in Node: hard frames
 * and clean codes. One JSON object on standard output, words on standard error. `--quick` does a
 * tenth of it and says so; `--only speed,live` does those parts, `--widths 640,1280` those frames;
 * clips that leap as no hand does only by `--only liveHarder`. What is timed runs alone; what is
 * counted runs side by side: less than eight minutes in all on two quiet processors.
 */
import { availableParallelism, loadavg } from 'node:os';
import { generate } from 'lean-qr';
import type { Page } from 'playwright-core';
import { measurePage } from '../../src/cli/support/size.ts';
import { newProfile, openBrowser } from '../support/browser.ts';
import { heldClips, leapingClips, measureLive } from './scan/live.ts';
import { measureCycles, measureDecodes } from './scan/memory.ts';
import { serveScanPage } from './scan/place.ts';
import { measureCleanCodes, measureHardFrames } from './scan/quality.ts';
import { measureSpeed } from './scan/speed.ts';

const quick = process.argv.includes('--quick');
const [, only] = process.argv.join(' ').match(/--only ([\w,]+)/) ?? [];
const wanted = only?.split(',');
const [, widths] = process.argv.join(' ').match(/--widths ([\d,]+)/) ?? [];
const share = quick ? 0.1 : 1;
const some = (count: number) => Math.max(2, Math.round(count * share));

/** Bars of codes.md §Bars 3, 4 and 6. */
const decodes = 12_000;
const cycles = 500;
const cleanCodes = 849;
const hardFramesEach = 6;
const looks = 8;
const openings = 2;

const tell = (words: string) => process.stderr.write(`▸ ${words}\n`);

/** What the camera and its decoder add to the page, gzipped. */
function measureSize() {
  const { files } = measurePage();
  const ours = files.filter(({ file }) =>
    /decoder\.worker|zxing_reader|camera|index-.*wasm/.test(file),
  );
  return { files: ours, gzipBytes: ours.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) };
}

function rowsOf(text: string): string[] {
  const code = generate(text);
  return Array.from({ length: code.size }, (_, y) =>
    Array.from({ length: code.size }, (_, x) => (code.get(x, y) ? '1' : '0')).join(''),
  );
}

/** A part that breaks is told as broken; the others are measured all the same. */
async function part<T>(
  name: string,
  words: string,
  run: () => Promise<T> | T,
): Promise<T | { broken: string } | undefined> {
  if (wanted ? !wanted.includes(name) : name === 'liveHarder') return undefined;
  tell(words);
  try {
    return await run();
  } catch (error) {
    process.exitCode = 1;
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

async function inBrowser<T>(url: string, run: (page: Page) => Promise<T>): Promise<T> {
  const profile = newProfile();
  const { context, page } = await openBrowser(profile, {
    flags: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  });
  try {
    await page.goto(url);
    return await run(page);
  } finally {
    await context.close();
    profile.remove();
  }
}

/** Memory and cycles in a browser beside reading in Node: none of it is a time. */
async function measureCounted() {
  const rows = rowsOf('001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Hà Nội|12082021');
  const inPage = async () => ({
    memory: await part('memory', `${some(decodes)} decodes`, () =>
      inBrowser(place.url, (page) => measureDecodes(page, rows, some(decodes))),
    ),
    camera: await part('camera', `${some(cycles)} openings`, () =>
      inBrowser(place.url, (page) => measureCycles(page, some(cycles))),
    ),
  });
  const inNode = async () => ({
    cleanCodes: await part('cleanCodes', 'clean codes', () => measureCleanCodes(some(cleanCodes))),
    hardFrames: await part('hardFrames', 'hard frames', () =>
      measureHardFrames(4, some(hardFramesEach)),
    ),
  });
  const [ofPage, ofNode] = await Promise.all([inPage(), inNode()]);
  return { ...ofPage, ...ofNode };
}

const place = await serveScanPage();
try {
  const result = {
    machine: { processors: availableParallelism(), load: loadavg() },
    quick,
    size: await part('size', 'size', measureSize),
    speed: await part('speed', 'speed', () =>
      inBrowser(place.url, (page) =>
        measureSpeed(page, some(looks), widths?.split(',').map(Number), tell),
      ),
    ),
    live: await part('live', 'live, held still', () =>
      measureLive(place.url, heldClips, some(openings), tell),
    ),
    liveHarder: await part('liveHarder', 'live, leaping', () =>
      measureLive(place.url, leapingClips, some(openings), tell),
    ),
    ...(await measureCounted()),
    loadAtEnd: loadavg(),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await place.close();
}
