import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type AuditLanguage, nameOfCell, pairwiseCells } from './cells.ts';
import knownFailing from './known-failing.json' with { type: 'json' };
import { profiles } from './profiles.ts';
import { auditColours, auditShape, clearCell, showCell } from './show.tsx';

const known: readonly string[] = knownFailing;

/**
 * The pairwise rows in these languages, a test for each profile. `known-failing.json` names the
 * cells that are not met yet: nothing joins them unseen.
 */
export function testMatrix(languages: readonly AuditLanguage[]): void {
  const cells = pairwiseCells().filter(({ language }) => languages.includes(language));
  test.each(profiles)('$name ($width × $height)', async (profile) => {
    await page.viewport(profile.width, profile.height);
    const failing: string[] = [];
    for (const cell of cells) {
      if (cell.profile !== profile) continue;
      const app = await showCell(cell);
      const findings = [...auditShape(app, cell), ...auditColours(app)];
      const name = nameOfCell(cell);
      if (findings.length > 0 && !known.includes(name))
        failing.push(`${name}: ${findings.slice(0, 3).join('; ')}`);
      clearCell(app);
    }
    expect(failing).toEqual([]);
  });
}
