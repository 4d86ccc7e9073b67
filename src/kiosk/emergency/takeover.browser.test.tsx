/** Law of the takeover (L12): whatever stands on the glass, a message lies over it until it ends. */
import { signal } from '@preact/signals';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { screenServices, screenState } from '../../../test/support/screen-states.ts';
import { toldOf } from '../../../test/support/told-emergency.ts';
import { emergencies as drafts } from '../../content/emergencies.ts';
import type { ToldEmergency } from '../../domain/emergency/index.ts';
import { memoryHubLink } from '../link/index.ts';
import { KioskScreen, loadAllScreens } from '../screens/index.ts';
import { type ScreenName, type SessionView, screenNames } from '../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { showEmergencies } from './show-emergencies.tsx';

const services = screenServices();
const [draft] = drafts;
if (draft === undefined) throw new Error('broken invariant: the starter has drafts');
const fire = toldOf(draft);

/** What can lie over a screen, or go on behind it, when a message comes. */
const moments = {
  'as it is': {},
  'a question that waits': { overlay: 'warning' },
  'under its veil': { overlay: 'veil' },
  'a slip on its way': { paper: 'onTime' },
  'being read aloud': { audio: 'speaking' },
} as const satisfies Readonly<Record<string, Partial<SessionView>>>;
const keys = ['Escape', 'Enter', 'Tab', 'Backspace', 'F1', 'F2', 'BrowserBack', 'a', '1', ' '];

const slipScreens: ReadonlySet<ScreenName> = new Set<ScreenName>([
  'takeaway',
  'left',
  'scanResult',
]);

let stop = (): void => undefined;
beforeAll(async () => {
  await loadAllScreens();
});
beforeEach(() => forgetPress());
afterEach(() => {
  stop();
  cleanup();
  document.body.replaceChildren();
});

const frame = () => new Promise((done) => requestAnimationFrame(done));
const over = () => document.querySelector<HTMLElement>('.emergency');

/** The screen as it is drawn, with a page over it where a message comes and goes. */
async function open(screen: ScreenName, view: Partial<SessionView>) {
  const state = screenState(screen, { view });
  document.body.style.margin = '0';
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  const sent: string[] = [];
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  const shown = signal<ToldEmergency | undefined>(undefined);
  const viewed = signal<SessionView>(state);
  let isCovered = false;
  stop = showEmergencies({
    desk: {
      shown,
      behind: signal([]),
      start: async () => undefined,
      stop: () => undefined,
      settled: async () => undefined,
      drawn: () => undefined,
    },
    session: { view: viewed, send: ({ type }) => sent.push(type) },
    link: memoryHubLink(),
    app,
    voice: {
      hasVoice: () => false,
      speak: async () => undefined,
      silence: () => undefined,
      after: () => () => undefined,
    },
    onCovered(next) {
      isCovered = next;
    },
  });
  render(<KioskScreen state={state} send={({ type }) => sent.push(type)} services={services} />, {
    container: app,
  });
  for (let n = 0; n < 3; n += 1) await frame();
  // A slip is put together after the first paint: until the same words stand for some frames.
  for (let same = 0, seen = app.textContent; slipScreens.has(screen) && same < 12; same += 1) {
    await frame();
    if (seen !== app.textContent) same = -1;
    seen = app.textContent;
  }
  return { app, sent, shown, covered: () => isCovered };
}

/** Points of the glass that do not belong to the message. */
function bare(): string[] {
  const found: string[] = [];
  for (let x = 4; x < innerWidth; x += innerWidth / 9) {
    for (let y = 4; y < innerHeight; y += innerHeight / 16) {
      const hit = document.elementFromPoint(x, y);
      if (!over()?.contains(hit)) found.push(`${Math.round(x)},${Math.round(y)} ${hit?.className}`);
    }
  }
  return found;
}

function pressEveryKey(): void {
  for (const key of keys) {
    const to = document.activeElement ?? document.body;
    to.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    to.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true }));
  }
}

const staffAtWork = (screen: ScreenName) => screen.startsWith('staff') && screen !== 'staffLocked';
const covering = screenNames.filter((screen) => !staffAtWork(screen));

describe.each([
  [1080, 1920],
  [1024, 600],
] as const)('%s × %s', (width, height) => {
  beforeAll(async () => {
    await page.viewport(width, height);
  });

  // What goes on behind it is the same on every glass: one of them is enough.
  const behind = Object.entries(moments).slice(0, width < height ? undefined : 1);
  describe.each(behind)('%s', (_, moment) => {
    it.each(covering)('%s is covered whole, and stands as it was when it ends', async (screen) => {
      const { app, sent, shown, covered } = await open(screen, moment);
      const before = app.textContent;
      shown.value = fire;
      await frame();
      expect(over()?.textContent).toContain(fire.draft.title.vi);
      expect([app.inert, covered()]).toEqual([true, true]);
      expect(bare()).toEqual([]);
      // What the screen itself does in its first moments is no answer to a finger or a key.
      sent.length = 0;
      over()?.click();
      pressEveryKey();
      expect(app.contains(document.activeElement)).toBe(false);
      expect([over() === null, sent]).toEqual([false, []]);
      shown.value = undefined;
      await frame();
      expect([over(), app.inert, covered()]).toEqual([null, false, false]);
      // Seconds of the question go on meanwhile, as they do without a message.
      if (!('overlay' in moment)) expect(app.textContent).toBe(before);
    });
  });

  it.each(screenNames.filter(staffAtWork))('%s keeps its title in a band', async (screen) => {
    const { app, shown, covered } = await open(screen, {});
    shown.value = fire;
    await frame();
    expect([app.inert, covered()]).toEqual([false, false]);
    const band = over()?.getBoundingClientRect();
    expect(over()?.textContent).toContain(fire.draft.title.vi);
    expect([band?.top, band?.left, band?.width]).toEqual([0, 0, width]);
    expect(band?.height).toBeGreaterThan(10);
  });
});

describe('typing', () => {
  it('writes beneath a message nothing, and goes on after it', async () => {
    await page.viewport(1080, 1920);
    const { sent, shown } = await open('search', {});
    const types = async () => {
      sent.length = 0;
      const event = new KeyboardEvent('keydown', { key: 'a', bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      // A scanner would have gone on by then.
      await new Promise((done) => setTimeout(done, 200));
      return sent.includes('QUERY');
    };
    await expect.poll(types).toBe(true);
    shown.value = fire;
    await frame();
    expect(await types()).toBe(false);
    shown.value = undefined;
    await frame();
    expect(await types()).toBe(true);
  });
});
