import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type AuditLanguage, nameOfCell, pairwiseCells } from './cells.ts';
import { profiles } from './profiles.ts';
import { auditColours, auditShape, clearCell, showCell } from './show.tsx';

/** The pairwise rows in these languages, a test for each profile. */
export function testMatrix(languages: readonly AuditLanguage[]): void {
  const cells = pairwiseCells().filter(({ language }) => languages.includes(language));
  test.each(profiles)('$name ($width × $height)', async (profile) => {
    await page.viewport(profile.width, profile.height);
    const findings: string[] = [];
    for (const cell of cells) {
      if (cell.profile !== profile) continue;
      const app = await showCell(cell);
      for (const finding of [...auditShape(app, cell), ...auditColours(app)])
        findings.push(`${nameOfCell(cell)}: ${finding}`);
      clearCell(app);
    }
    expect(findings).toEqual([]);
  });
}
