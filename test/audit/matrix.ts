import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type Cell, type CellLanguage, nameOfCell, pairwiseCells } from './cells.ts';
import knownFailing from './known-failing.json' with { type: 'json' };
import lastResult from './last-result.json' with { type: 'json' };
import { profiles } from './profiles.ts';
import { type AuditResult, nameOfPortion } from './report.ts';
import {
  auditAxe,
  auditColours,
  auditShape,
  clearCell,
  pagesOf,
  showCell,
  showPage,
} from './show.tsx';

const known: AuditResult['known'] = lastResult.known;
const knownPairs: Readonly<Record<string, number>> = knownFailing;

/**
 * How many findings this cell had when the whole was last measured. Those of a sitting person, whom
 * the whole does not measure, stand in `known-failing.json`. Nothing grows, nothing joins.
 */
function allowedIn(cell: Cell): number {
  const portion = nameOfPortion({ ...cell, profile: cell.profile.name });
  return knownPairs[nameOfCell(cell)] ?? known[`${cell.screen} ${portion}`] ?? 0;
}

/** The first two pages of a cell, and its colours. */
export async function auditCell(cell: Cell, withAxe: boolean): Promise<readonly string[]> {
  const app = await showCell(cell);
  const findings = [
    ...auditShape(app, cell),
    ...auditColours(app),
    ...(withAxe ? await auditAxe(app) : []),
  ];
  if (pagesOf(app) > 1) {
    await showPage(app, cell, 1);
    for (const one of auditShape(app, cell))
      if (!findings.includes(one)) findings.push(`page 2: ${one}`);
  }
  clearCell(app);
  return findings;
}

/** The pairwise rows in these languages, a test for each profile; axe once for each screen. */
export function testMatrix(languages: readonly CellLanguage[]): void {
  const cells = pairwiseCells().filter(({ language }) => languages.includes(language));
  const named = new Set<string>();
  test.each(profiles)('$name ($width × $height)', async (profile) => {
    await page.viewport(profile.width, profile.height);
    const failing: string[] = [];
    for (const cell of cells) {
      if (cell.profile !== profile) continue;
      const findings = await auditCell(cell, !named.has(cell.screen));
      named.add(cell.screen);
      if (findings.length > allowedIn(cell))
        failing.push(`${nameOfCell(cell)}: ${findings.length}: ${findings.slice(0, 3).join('; ')}`);
    }
    expect(failing).toEqual([]);
  });
}
