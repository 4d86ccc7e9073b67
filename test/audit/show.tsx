import { render } from 'preact';
import { act } from 'preact/test-utils';
import { KioskScreen } from '../../src/kiosk/screens/index.ts';
import {
  defaultSettings,
  type ResidentEvent,
  type Settings,
} from '../../src/kiosk/session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../../src/kiosk/ui/index.ts';
import {
  type AuditFinding,
  auditAxe,
  auditCodes,
  auditContrast,
  auditGlyphs,
  auditMillimetres,
  auditReach,
} from '../support/audits.ts';
import { type StateChange, screenServices, screenState } from '../support/screen-states.ts';
import type { Cell, CellLanguage } from './cells.ts';
import { auditEvents } from './event-lint.ts';
import { auditGreyscale } from './greyscale.ts';
import {
  auditBand,
  auditCollisions,
  auditPages,
  auditPartedWords,
  auditViewfinder,
} from './places.ts';
import { auditWords } from './word-lint.ts';

const services = screenServices();
const sent: ResidentEvent[] = [];

/** Where no frame is drawn for so long, ms, the audit goes on without: nothing it measures needs one. */
const frameMsMax = 250;

/**
 * The next frame. A page that the browser does not draw (another of the same browser was in front, a
 * busy machine) gets none, and whoever waited for it alone waited for ever.
 */
export const frame = () =>
  new Promise((done) => {
    const late = setTimeout(done, frameMsMax);
    requestAnimationFrame(() => {
      clearTimeout(late);
      done(undefined);
    });
  });

/** Frames until a code is drawn at the latest: its words and its encoder are fetched. */
const codeFramesMax = 120;
/** Frames without a change after which a screen with a code stands. */
const stillFrames = 4;

/** Codes are drawn, and pages have the size of their room. */
export async function settled(): Promise<void> {
  await frame();
  await act(() => undefined);
  // What is not seen on this unit is never drawn, and nobody waits for it.
  const some = (selector: string) =>
    [...document.querySelectorAll(selector)].some((one) => one.getClientRects().length > 0);
  if (some('.code, .code-card'))
    for (let n = 0, still = 0; n < codeFramesMax && still < stillFrames; n++) {
      await frame();
      still = some('.code:empty, .code-card [role=status]') ? 0 : still + 1;
    }
  await frame();
}

/** Draws the screen of a cell into `#app`, pages and all. The window has the profile's size. */
export async function showCell(
  cell: Cell,
  page = 0,
  change: StateChange = {},
): Promise<HTMLElement> {
  document.querySelector('#app')?.remove();
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  document.body.style.margin = '0';
  await showPage(app, cell, page, change);
  return app;
}

/** Another page of the screen that stands there, as turning it would show. */
export async function showPage(
  app: HTMLElement,
  { screen, profile, textSize, theme, language, reach }: Cell,
  page: number,
  change: StateChange = {},
): Promise<void> {
  const settings: Settings = {
    ...defaultSettings,
    ...change.settings,
    textSize,
    theme,
    reach,
    language: language === 'long' ? 'en' : language,
  };
  const state = screenState(screen, {
    ...change,
    settings,
    resident: { ...change.resident, page },
  });
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight, profile.pxPerMm),
    settings,
  );
  forgetPress();
  sent.length = 0;
  await act(() =>
    render(
      <KioskScreen state={state} send={(event) => sent.push(event)} services={services} />,
      app,
    ),
  );
  await settled();
}

/** How many pages a screen says it has ("Trang 1 trên 3"). */
export function pagesOf(app: HTMLElement): number {
  const said = app.querySelector('.pager-keys p')?.textContent ?? '';
  return Math.max(1, Number(said.match(/\d+(?=\D*$)/)?.[0] ?? 1));
}

/** Takes the screen away, with whatever it had running. */
export function clearCell(app: HTMLElement): void {
  render(null, app);
  app.remove();
}

/** Languages whose words have letters between spaces and are really written. */
const whole: ReadonlySet<CellLanguage> = new Set(['vi', 'en', 'fr'] as const);

/** What depends on sizes and words, and on no colour. */
export function auditShape(app: HTMLElement, cell: Cell): AuditFinding[] {
  return [
    ...auditMillimetres(app),
    ...auditGlyphs(app),
    ...auditReach(app),
    ...auditCodes(app),
    ...auditCollisions(app),
    ...auditPages(app),
    ...auditViewfinder(app),
    ...auditBand(app, cell.profile.bottomMm),
    ...auditWords(app),
    ...(whole.has(cell.language) ? auditPartedWords(app) : []),
    ...auditEvents(app, () => sent.length),
  ];
}

/** What depends on the theme. */
export function auditColours(app: HTMLElement): AuditFinding[] {
  return [...auditContrast(app), ...auditGreyscale(app)];
}

export { auditAxe };

/** Where everything stands: equal in every theme, or the shapes must be audited again. */
export function shapeOf(app: HTMLElement): string {
  return [...app.querySelectorAll('*')]
    .map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left, top, width, height].map((px) => px.toFixed(1)).join();
    })
    .join(' ');
}
