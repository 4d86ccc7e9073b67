/**
 * `npm run audit:full`: every screen on every profile × text size × theme × language, all audits.
 * Themes are colours and nothing else, which is measured: at size M in Vietnamese every screen of
 * every profile stands in each theme to a tenth of a pixel where it stands in the light one, and
 * there the colours are audited. Sizes, places, glyphs, words and events are audited in each profile
 * × size × language once, on every page of a screen, and hold for the five themes; axe, which asks
 * for names and roles, at size M. Writes
 * `last-result.json` beside this file and `docs/audit.md`, prints the counts, and ends with 1 when a
 * cell fails. Arguments choose profiles (`E10P`), merged into the last result; text sizes, languages
 * or screens (`XL`, `long`, `place`), which print what fails and write nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screenNames, textSizes, themes } from '../../src/kiosk/session/index.ts';
import { auditLanguages, isSeen } from './cells.ts';
import { openAuditPage } from './open-page.ts';
import { profiles } from './profiles.ts';
import { type AuditResult, type ProfileResult, toReport } from './report.ts';

const file = join(import.meta.dirname, 'last-result.json');
const report = join(import.meta.dirname, '..', '..', 'docs', 'audit.md');
const kept: AuditResult = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const asked = process.argv.slice(2);
const among = <T>(all: readonly T[], nameOf: (one: T) => string): readonly T[] => {
  const named = all.filter((one) => asked.includes(nameOf(one)));
  return named.length > 0 ? named : all;
};
const wanted = among(profiles, ({ name }) => name);
const sizes = among(textSizes, (size) => size);
const languages = among(auditLanguages, (language) => language);
const screens = among(screenNames, (screen) => screen);
const isWhole =
  sizes.length === textSizes.length &&
  languages.length === auditLanguages.length &&
  screens.length === screenNames.length;
/** Beyond these the screens, not the list, want looking at. */
const findingsMax = 40;

const opened = await openAuditPage();
const fresh: AuditResult = {};
try {
  // By language first: a page is loaded anew for each.
  for (const language of languages) {
    for (const profile of wanted) {
      const begun = performance.now();
      const whats = new Map<string, Set<string>>();
      const result: ProfileResult = fresh[profile.name] ?? {
        day: new Date().toISOString().slice(0, 10),
        seconds: 0,
        counts: {},
        findings: [],
      };
      for (const textSize of sizes) {
        const page = await opened.at(profile, language);
        const cell = { profile, language, textSize, reach: 'standing' } as const;
        const withColours = textSize === 'M' && language === 'vi';
        const found = await page.evaluate(
          ([one, colours, only]) => window.auditPage?.audit(one, colours, only),
          [cell, withColours, screens] as const,
        );
        let [cells, failing] = [0, 0];
        for (const { screen, shape, colours } of found ?? []) {
          const seen = themes.filter((theme) =>
            isSeen({ ...cell, screen: screen as (typeof screenNames)[number], theme }),
          );
          cells += seen.length;
          for (const theme of seen)
            if (shape.length > 0 || (colours[theme] ?? []).length > 0) failing++;
          const all = [
            ...shape,
            ...Object.entries(colours).flatMap(([theme, ones]) =>
              ones.map((one) => `${theme}: ${one}`),
            ),
          ];
          for (const what of all) {
            const key = `${screen}: ${what.slice(0, 110)}`;
            whats.set(key, (whats.get(key) ?? new Set()).add(`${textSize} ${language}`));
          }
        }
        result.counts[`${textSize} ${language}`] = { cells, failing };
        process.stderr.write(
          `${profile.name} ${textSize} ${language}: ${failing} of ${cells}, ${((performance.now() - begun) / 1000).toFixed(0)} s\n`,
        );
      }
      result.seconds += Math.round((performance.now() - begun) / 1000);
      result.findings.push(
        ...[...whats].map(([what, where]) => ({ what, where: [...where].join(', ') })),
      );
      fresh[profile.name] = result;
      if (!isWhole)
        for (const [what, where] of whats)
          process.stdout.write(`${profile.name} ${[...where].join(', ')}: ${what}\n`);
    }
  }
} finally {
  await opened.close();
}
if (isWhole) {
  for (const [name, result] of Object.entries(fresh))
    kept[name] = { ...result, findings: result.findings.slice(0, findingsMax) };
  const ordered = Object.fromEntries(
    profiles.flatMap(({ name }) => (kept[name] ? [[name, kept[name]]] : [])),
  );
  writeFileSync(file, `${JSON.stringify(ordered, undefined, 2)}\n`);
  writeFileSync(report, toReport(ordered));
}
let [cells, failing] = [0, 0];
for (const { counts } of Object.values(fresh))
  for (const one of Object.values(counts)) {
    cells += one.cells;
    failing += one.failing;
  }
process.stdout.write(`${JSON.stringify({ cells, failing })}\n`);
process.exitCode = failing > 0 ? 1 : 0;
