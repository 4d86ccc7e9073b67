/**
 * `npm run audit:full`: every screen on every profile × text size × theme × language, all audits.
 * Sizes, glyphs, words, events and axe are measured once for a profile, size and language, and again
 * in a theme that moves anything; colours in every theme. Writes `last-result.json` beside this file
 * when nothing was left out, prints it, and ends with 1 when a cell fails. Arguments choose some of
 * the profiles: `-- E10P E10L`; those are merged into the last result. Arguments that choose text sizes
 * or languages (`XL`, `long`) print what fails and write nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textSizes } from '../../src/kiosk/session/index.ts';
import { auditLanguages } from './cells.ts';
import { openAuditPage } from './open-page.ts';
import { profiles } from './profiles.ts';

interface ProfileResult {
  readonly day: string;
  readonly cells: number;
  readonly failing: number;
  /** `R18 text`: in how many cells of which screens; the worst first. */
  readonly findings: readonly {
    readonly what: string;
    readonly cells: number;
    readonly where: string;
  }[];
}
type Result = Record<string, ProfileResult>;

const file = join(import.meta.dirname, 'last-result.json');
const kept: Result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const asked = process.argv.slice(2);
const among = <T>(all: readonly T[], nameOf: (one: T) => string): readonly T[] => {
  const named = all.filter((one) => asked.includes(nameOf(one)));
  return named.length > 0 ? named : all;
};
const wanted = among(profiles, ({ name }) => name);
const sizes = among(textSizes, (size) => size);
const languages = among(auditLanguages, (language) => language);
const isWhole = sizes.length === textSizes.length && languages.length === auditLanguages.length;
/** Beyond these the screens, not the list, want looking at. */
const findingsMax = 40;

const opened = await openAuditPage();
try {
  for (const profile of wanted) {
    const whats = new Map<string, Set<string>>();
    let [cells, failing] = [0, 0];
    for (const language of languages) {
      for (const textSize of sizes) {
        const page = await opened.at(profile, language);
        const cell = { profile, language, textSize, reach: 'standing' } as const;
        const found = await page.evaluate((one) => window.auditPage?.audit(one), cell);
        for (const { screen, theme, findings } of found ?? []) {
          cells++;
          if (findings.length > 0) failing++;
          for (const what of findings) {
            const key = `${screen}: ${what.slice(0, 90)}`;
            const where = whats.get(key) ?? new Set();
            whats.set(key, where.add(`${textSize} ${language} ${theme}`));
          }
        }
        process.stderr.write(`${profile.name} ${textSize} ${language}: ${failing} of ${cells}\n`);
      }
    }
    kept[profile.name] = {
      day: new Date().toISOString().slice(0, 10),
      cells,
      failing,
      findings: [...whats]
        .sort(([, one], [, other]) => other.size - one.size)
        .slice(0, findingsMax)
        .map(([what, where]) => ({ what, cells: where.size, where: [...where][0] ?? '' })),
    };
    if (!isWhole) {
      for (const [what, where] of whats)
        process.stderr.write(`${where.size} ${what} | ${[...where][0]}\n`);
      continue;
    }
    const ordered = Object.fromEntries(
      profiles.flatMap(({ name }) => (kept[name] ? [[name, kept[name]]] : [])),
    );
    writeFileSync(file, `${JSON.stringify(ordered, undefined, 2)}\n`);
  }
} finally {
  await opened.close();
}
const results = Object.entries(kept);
const sum = (pick: (one: ProfileResult) => number) =>
  results.reduce((all, [, one]) => all + pick(one), 0);
process.stdout.write(
  `${JSON.stringify({ cells: sum((one) => one.cells), failing: sum((one) => one.failing), profiles: Object.fromEntries(results.map(([name, { cells, failing }]) => [name, { cells, failing }])) }, undefined, 2)}\n`,
);
process.exitCode = sum((one) => one.failing) > 0 ? 1 : 0;
