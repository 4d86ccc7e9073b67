import '../../../src/kiosk/ui/styles.css';
import { loadAllScreens } from '../../../src/kiosk/screens/index.ts';
import { screenNames, themes } from '../../../src/kiosk/session/index.ts';
import { en } from '../../../src/kiosk/words/en/index.ts';
import type { StateChange } from '../../support/screen-states.ts';
import { type Cell, isSeen } from '../cells.ts';
import { recordListeners } from '../event-lint.ts';
import { lengthenTable } from '../lengthen.ts';
import {
  auditAxe,
  auditColours,
  auditShape,
  clearCell,
  settled,
  shapeOf,
  showCell,
} from '../show.tsx';

/** What a cell was found to be; nothing found is good. */
export interface Found {
  readonly screen: string;
  readonly theme: string;
  readonly findings: readonly string[];
}

export interface AuditPage {
  /** Every screen in every theme; `cell` says everything else. */
  readonly audit: (cell: Omit<Cell, 'screen' | 'theme'>) => Promise<readonly Found[]>;
  readonly show: (cell: Cell, page?: number, change?: StateChange) => Promise<void>;
}

declare global {
  interface Window {
    auditPage?: AuditPage;
  }
}

recordListeners();
if (location.search === '?long') lengthenTable(en);
await loadAllScreens();
await Promise.all([...document.fonts].map((font) => font.load()));

let shown: HTMLElement | undefined;

async function auditScreens(cell: Omit<Cell, 'screen' | 'theme'>): Promise<Found[]> {
  const found: Found[] = [];
  for (const screen of screenNames) {
    const one: Cell = { ...cell, screen, theme: 'light' };
    if (!isSeen(one)) continue;
    const app = await showCell(one);
    const shape = shapeOf(app);
    const shapeFindings = [...auditShape(app, one), ...(await auditAxe(app))];
    for (const theme of themes) {
      if (!isSeen({ ...one, theme })) continue;
      document.documentElement.dataset['theme'] = theme;
      // Lines of another width: the pages of a screen lay themselves out anew.
      if (shapeOf(app) !== shape) await settled();
      const isMoved = theme !== 'light' && shapeOf(app) !== shape;
      found.push({
        screen,
        theme,
        findings: [
          ...(isMoved ? auditShape(app, { ...one, theme }) : shapeFindings),
          ...auditColours(app),
        ],
      });
    }
    clearCell(app);
  }
  return found;
}

window.auditPage = {
  audit: auditScreens,
  show: async (cell, page = 0, change = {}) => {
    if (shown) clearCell(shown);
    shown = await showCell(cell, page, change);
  },
};
