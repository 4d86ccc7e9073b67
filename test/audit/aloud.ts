import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { ScreenName } from '../../src/kiosk/session/index.ts';
import { profiles } from './profiles.ts';
import { auditShape, clearCell, settled, showCell } from './show.tsx';

/** What is read out most, and each way a screen is put together on a small unit. */
const screens: readonly ScreenName[] = [
  'home',
  'search',
  'lifeEvents',
  'procedure',
  'evidence',
  'takeaway',
  'guideQuestion',
  'guideResult',
  'scanConsent',
  'bookDay',
  'help',
  'display',
];
/** Where the keys of the voice take the head's place, and a wall, where they stand above the access keys. */
const units = profiles.filter(({ name }) => ['L27', 'E10P', 'E7L'].includes(name));

/** A screen that is being read out, with the keys of the voice on it (R27, R31). */
export function testAloud(): void {
  describe('while a screen is read out', () => {
    test.each(units)('$name ($width × $height)', async (profile) => {
      await page.viewport(profile.width, profile.height);
      const failing: string[] = [];
      for (const screen of screens) {
        const cell = {
          screen,
          profile,
          language: 'vi',
          textSize: 'M',
          theme: 'light',
          reach: 'standing',
        } as const;
        const app = await showCell(cell, 0, {
          settings: { aloud: true },
          facts: { voices: { vi: true, en: true } },
          view: { audio: 'speaking' },
        });
        // The room of the voice is fetched when somebody asks for it.
        await expect.poll(() => app.querySelector('.audio-keys') !== null).toBe(true);
        await settled();
        // The tone of a key is made where all keys come by (R32): no target of its own.
        const findings = auditShape(app, cell).filter((one) => !one.startsWith('R11 DIV.kiosk'));
        if (findings.length > 0) failing.push(`${screen}: ${findings.slice(0, 4).join('; ')}`);
        clearCell(app);
      }
      expect(failing).toEqual([]);
    });
  });
}
