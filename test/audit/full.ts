/**
 * `npm run audit:full`: every screen on every profile × text size × theme × language, all audits.
 * Themes are colours and nothing else, which is measured: at size M in Vietnamese every screen of
 * every profile stands in each theme to a tenth of a pixel where it stands in the light one, and
 * there the colours are audited. Sizes, places, glyphs, words and events are audited in each profile
 * × size × language once, on every page of a screen, and hold for the five themes; axe, which asks
 * for names and roles, at size M.
 *
 * What is measured is kept in `dist/audit` until something the page is built from changes: `--minutes 5`
 * ends after a portion when these are over, and the next run goes on from there. `--pages 2` measures
 * in two pages side by side. With the last portion `last-result.json` beside this file and
 * `docs/audit.md` are written; it ends with 1 when a cell fails. `--write` writes what there is so far,
 * and which columns were not run.
 *
 * Other arguments choose profiles, text sizes, languages, screens (`E10P`, `XL`, `long`, `place`):
 * measured anew, printed, kept nowhere.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screenNames, textSizes, themes } from '../../src/kiosk/session/index.ts';
import { auditLanguages, isSeen } from './cells.ts';
import { openKeptPortions } from './kept-portions.ts';
import { openAuditPage } from './open-page.ts';
import { profiles } from './profiles.ts';
import { nameOfPortion, type PortionResult, toReport, toResult } from './report.ts';

const asked = process.argv.slice(2);
const numberOf = (name: string, otherwise: number) => {
  const at = asked.indexOf(name);
  return at < 0 ? otherwise : Number(asked[at + 1]);
};
const minutes = numberOf('--minutes', Number.POSITIVE_INFINITY);
const pageCount = numberOf('--pages', 1);
let isChosen = false;
const among = <T>(all: readonly T[], nameOf: (one: T) => string): readonly T[] => {
  const named = all.filter((one) => asked.includes(nameOf(one)));
  isChosen ||= named.length > 0;
  return named.length > 0 ? named : all;
};
const wanted = among(profiles, ({ name }) => name);
const sizes = among(textSizes, (size) => size);
const languages = among(auditLanguages, (language) => language);
const screens = among(screenNames, (screen) => screen);

// By language first: a page is loaded anew for each.
const portions = languages.flatMap((language) =>
  wanted.flatMap((profile) => sizes.map((textSize) => ({ language, profile, textSize }))),
);
type Asked = (typeof portions)[number];

const opened = await openAuditPage();
const kept = isChosen ? undefined : openKeptPortions(opened.digest);

async function measure({ language, profile, textSize }: Asked, nth: number) {
  const begun = performance.now();
  const page = await opened.at(profile, language, nth);
  const cell = { profile, language, textSize, reach: 'standing' } as const;
  const withColours = textSize === 'M' && language === 'vi';
  const found = await page.evaluate(
    ([one, colours, only]) => window.auditPage?.audit(one, colours, only),
    [cell, withColours, screens] as const,
  );
  let [cells, failing] = [0, 0];
  const findings: Record<string, readonly string[]> = {};
  for (const { screen, shape, colours } of found ?? []) {
    const seen = themes.filter((theme) => isSeen({ ...cell, screen, theme }));
    cells += seen.length;
    failing += seen.filter((theme) => shape.length + (colours[theme] ?? []).length > 0).length;
    const all = Object.entries(colours).flatMap(([theme, ones]) =>
      ones.map((one) => `${theme}: ${one}`),
    );
    if (shape.length + all.length > 0) findings[screen] = [...shape, ...all];
  }
  const seconds = Math.round((performance.now() - begun) / 1000);
  return { profile: profile.name, textSize, language, seconds, cells, failing, findings };
}

const begun = performance.now();
const fresh: PortionResult[] = [];
const waiting = portions.filter(
  ({ profile, ...rest }) =>
    !kept
      ?.all()
      .some((one) => nameOfPortion(one) === nameOfPortion({ profile: profile.name, ...rest })),
);
/** Takes what waits, one after another, in a page of its own. */
async function measureInTurn(nth: number): Promise<void> {
  while ((performance.now() - begun) / 60_000 < minutes) {
    const next = waiting.shift();
    if (!next) return;
    const result = await measure(next, nth);
    fresh.push(result);
    kept?.add(result);
    process.stderr.write(
      `${nameOfPortion(result)}: ${result.failing} of ${result.cells}, ${result.seconds} s\n`,
    );
    if (isChosen)
      for (const [screen, ones] of Object.entries(result.findings))
        for (const one of ones)
          process.stdout.write(`${nameOfPortion(result)} ${screen}: ${one.slice(0, 140)}\n`);
  }
}
try {
  await Promise.all(Array.from({ length: pageCount }, (_, nth) => measureInTurn(nth)));
} finally {
  await opened.close();
}
const all = kept?.all() ?? fresh;
const result = toResult(all, new Date().toISOString().slice(0, 10));
const isWhole = all.length === profiles.length * textSizes.length * auditLanguages.length;
if (isWhole || (!isChosen && asked.includes('--write'))) {
  writeFileSync(
    join(import.meta.dirname, 'last-result.json'),
    `${JSON.stringify(result, undefined, 2)}\n`,
  );
  writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'audit.md'), toReport(all, result));
}
const { cells, failing } = result;
process.stdout.write(
  `${JSON.stringify({ portions: all.length, waiting: waiting.length, cells, failing })}\n`,
);
process.exitCode = failing > 0 || waiting.length > 0 ? 1 : 0;
