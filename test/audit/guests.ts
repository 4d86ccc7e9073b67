import { beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { ScreenName } from '../../src/kiosk/session/index.ts';
import { loadLanguage } from '../../src/kiosk/words/index.ts';
import { nameOfCell } from './cells.ts';
import { auditCell } from './matrix.ts';
import { profiles } from './profiles.ts';

/** The frame that guests read (issue 9): home, search, scan, help, print, and the way to them. */
const screens: readonly ScreenName[] = [
  'attract',
  'home',
  'search',
  'procedure',
  'takeaway',
  'scanConsent',
  'scanManual',
  'scanResult',
  'help',
  'languages',
];
/** A wall, the upright ten inches and the seven: the three frames that differ most. */
const units = profiles.filter(({ name }) => ['L27', 'E10P', 'E7L'].includes(name));

/** Korean, Japanese, Chinese and French letters in the millimetres of the others. */
export function testGuests(): void {
  describe.each(['ko', 'ja', 'zh', 'fr'] as const)('the frame in %s', (language) => {
    beforeAll(() => loadLanguage(language));
    test.each(units)('$name ($width × $height)', async (profile) => {
      await page.viewport(profile.width, profile.height);
      const failing: string[] = [];
      for (const screen of screens) {
        const cell = {
          screen,
          profile,
          language,
          textSize: 'M',
          theme: 'light',
          reach: 'standing',
        } as const;
        const findings = await auditCell(cell, false);
        if (findings.length > 0)
          failing.push(
            `${nameOfCell(cell)}: ${findings.length}: ${findings.slice(0, 3).join('; ')}`,
          );
      }
      expect(failing).toEqual([]);
    });
  });
}
