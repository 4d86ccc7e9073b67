/**
 * A page that draws any screen in any cell and audits it: `window.auditPage`, for `full.ts` and
 * `screens.ts`. A language is read once, so the lengthened one has an address of its own.
 */
import '../../../src/kiosk/ui/styles.css';
import { loadAllScreens } from '../../../src/kiosk/screens/index.ts';
import { type ScreenName, screenNames, themes } from '../../../src/kiosk/session/index.ts';
import { loadQrEncoder, loadSlipPreview } from '../../../src/kiosk/ui/load-parts.ts';
import { en } from '../../../src/kiosk/words/en/index.ts';
import { vi } from '../../../src/kiosk/words/vi/index.ts';
import type { StateChange } from '../../support/screen-states.ts';
import { type Cell, isSeen } from '../cells.ts';
import { recordListeners } from '../event-lint.ts';
import { lengthenTable } from '../lengthen.ts';
import {
  auditAxe,
  auditColours,
  auditShape,
  clearCell,
  frame,
  pagesOf,
  shapeOf,
  showCell,
  showPage,
} from '../show.tsx';

/** What a screen was found to be; nothing found is good. */
export interface Found {
  readonly screen: ScreenName;
  readonly pages: number;
  /** Sizes, gaps, places, glyphs, words, events on every page of it, and axe. */
  readonly shape: readonly string[];
  /** By theme, where colours were asked for. */
  readonly colours: Readonly<Record<string, readonly string[]>>;
}

export interface AuditPage {
  /** Every screen; `withColours` also looks at each theme, and that none of them moves anything. */
  readonly audit: (
    cell: Omit<Cell, 'screen' | 'theme'>,
    withColours: boolean,
    only?: readonly ScreenName[],
  ) => Promise<readonly Found[]>;
  readonly show: (cell: Cell, page?: number, change?: StateChange) => Promise<void>;
}

declare global {
  interface Window {
    auditPage?: AuditPage;
  }
}

recordListeners();
if (location.search === '?long') lengthenTable(en, vi);
await loadAllScreens();
// What screens fetch when they are shown is there already: a cell is audited when all of it stands.
await Promise.all([
  import('../../../src/kiosk/screens/slips.ts'),
  loadSlipPreview(),
  loadQrEncoder(),
  ...[...document.fonts].map((font) => font.load()),
]);

let shown: HTMLElement | undefined;

/** Of a long text on a small unit these are looked at: what comes after them is laid out likewise. */
const pagesMax = 12;

async function auditScreen(cell: Cell, withColours: boolean): Promise<Found> {
  const app = await showCell(cell);
  const shape = new Set(auditShape(app, cell));
  // Names, roles and their order are the same in every text size, and in longer words.
  if (cell.textSize === 'M' && cell.language !== 'long')
    for (const one of await auditAxe(app)) shape.add(one);
  const colours: Record<string, readonly string[]> = {};
  if (withColours) {
    const still = shapeOf(app);
    for (const theme of themes) {
      if (!isSeen({ ...cell, theme })) continue;
      document.documentElement.dataset['theme'] = theme;
      // What is drawn stays so: a theme changes colours, and those are there with the next style.
      await frame();
      const isMoved = shapeOf(app) !== still;
      colours[theme] = [...(isMoved ? ['a theme moves the screen'] : []), ...auditColours(app)];
    }
    document.documentElement.dataset['theme'] = cell.theme;
  }
  const pages = pagesOf(app);
  for (let page = 1; page < Math.min(pages, pagesMax); page++) {
    await showPage(app, cell, page);
    for (const one of auditShape(app, cell)) shape.add(`page ${page + 1}: ${one}`);
  }
  clearCell(app);
  return { screen: cell.screen, pages, shape: [...shape], colours };
}

window.auditPage = {
  audit: async (cell, withColours, only = screenNames) => {
    const found: Found[] = [];
    for (const screen of only) {
      const one: Cell = { ...cell, screen, theme: 'light' };
      if (isSeen(one)) found.push(await auditScreen(one, withColours));
    }
    return found;
  },
  show: async (cell, page = 0, change = {}) => {
    if (shown) clearCell(shown);
    shown = await showCell(cell, page, change);
  },
};
