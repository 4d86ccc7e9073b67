/**
 * `npm run walk -- --walks 500 --seed 1`: residents who press anything anywhere on the built kiosk, with
 * a real hub, shell and printer behind it; test/walk says what they do and what must hold afterwards.
 * One JSON object on standard output, words on standard error; exit status 1 when anything was wrong.
 * `--only SEED` walks one walk again, step by step; `--minutes 5` ends sooner.
 */
import { parseArgs } from 'node:util';
import { killBrowser, openBrowser } from '../support/browser.ts';
import { giveVirtualTime } from '../walk/virtual-time.ts';
import { walkOf } from '../walk/walk.ts';
import { Walker } from '../walk/walker.ts';
import { Place, screens, sees } from './kiosk/place.ts';

const { values } = parseArgs({
  strict: false,
  options: {
    walks: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    minutes: { type: 'string', default: '60' },
  },
});
const tell = (words: string) => process.stderr.write(`${words}\n`);
const from = Number(values.only ?? values.seed);
const count = values.only === undefined ? Number(values.walks) : 1;

const place = new Place();
const failures: { seed: number; wrong: readonly string[] }[] = [];
const startedMs = performance.now();
let walkedMs = 0;
let steps = 0;
let walked = 0;
// When its time is over it ends after the walk under way, and says what it has seen.
const endsMs = startedMs + Number(values.minutes) * 60_000;
let seen: Record<string, number> = {};
try {
  await place.start();
  const { context, page } = await openBrowser(place.profile, {
    flags: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
  await giveVirtualTime(page);
  await page.goto(place.page);
  await sees(page, screens.attract);
  const walker = new Walker(page);
  const walkingMs = performance.now();
  for (let seed = from; seed < from + count && performance.now() < endsMs; seed += 1) {
    const walk = walkOf(seed);
    if (values.only !== undefined) tell(JSON.stringify(walk, null, 1));
    steps += walk.steps.length;
    walked += 1;
    const wrong = await walker.walk(walk);
    if ((seed - from) % 25 === 0) tell(`▸ walk ${seed}`);
    if (wrong.length === 0) continue;
    failures.push({ seed, wrong });
    for (const one of wrong) tell(`✗ walk ${seed}: ${one}`);
    await page.goto(place.page);
    await sees(page, screens.attract);
  }
  walkedMs = Math.round(performance.now() - walkingMs);
  seen = Object.fromEntries([...walker.seen].sort((a, b) => b[1] - a[1]));
  await killBrowser(context);
} finally {
  await place.close();
}
process.stdout.write(
  `${JSON.stringify({
    walks: walked,
    seeds: [from, from + walked - 1],
    steps,
    walkedMs,
    wholeMs: Math.round(performance.now() - startedMs),
    screens: seen,
    failures,
  })}\n`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
