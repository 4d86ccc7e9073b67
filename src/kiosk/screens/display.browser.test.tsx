import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Cell } from '../../../test/audit/cells.ts';
import { profiles } from '../../../test/audit/profiles.ts';
import { clearCell, showCell } from '../../../test/audit/show.tsx';
import '../ui/styles.css';
import { textSizes } from '../session/index.ts';
import { loadAllScreens } from './index.ts';

beforeAll(loadAllScreens);
afterEach(() => page.viewport(1080, 1920));

// R30: once a rule for another screen's list hid these four wherever letters or glass are not those of a wall.
test.each(profiles)('quieter, louder, slower and faster are there on $name', async (profile) => {
  await page.viewport(profile.width, profile.height);
  for (const textSize of textSizes) {
    const cell: Cell = {
      screen: 'display',
      profile,
      textSize,
      theme: 'light',
      language: 'vi',
      reach: 'standing',
    };
    const app = await showCell(cell);
    const keys = [...app.querySelectorAll('button')].filter((key) =>
      ['Nhỏ hơn', 'To hơn', 'Chậm hơn', 'Nhanh hơn'].includes(key.textContent ?? ''),
    );
    const sizes = keys.map((key) => key.getBoundingClientRect().height / profile.pxPerMm);
    expect(sizes.length, textSize).toBe(4);
    for (const size of sizes) expect(size, textSize).toBeGreaterThan(12.6);
    clearCell(app);
  }
});
