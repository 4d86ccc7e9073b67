import { type Signal, signal } from '@preact/signals';
import { cleanup } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { auditAxe, auditContrast } from '../../../test/support/audits.ts';
import { toldOf } from '../../../test/support/told-emergency.ts';
import { emergencies as drafts } from '../../content/emergencies.ts';
import type { ToldEmergency } from '../../domain/emergency/index.ts';
import { type EmergencyDraft, emergencyGravities } from '../../domain/service/index.ts';
import { memoryHubLink } from '../link/index.ts';
import { type SessionView, themes } from '../session/index.ts';
import { viewOf } from '../session/session-view.ts';
import { startSessionAt } from '../session/test-support/start-at.ts';
import { applyDisplay, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { idbEmergencyStore } from './idb-emergency-store.ts';
import { showEmergencies } from './show-emergencies.tsx';

const slow = { timeout: 60_000 };
const sizes = ['S', 'M', 'L', 'XL'] as const;

const screens = [
  { width: 1080, height: 1920 },
  { width: 800, height: 1280 },
  { width: 1280, height: 800 },
  { width: 1024, height: 600 },
  { width: 600, height: 1024 },
] as const;

/** As long as a draft may be, in words that break nowhere early. */
const longest: EmergencyDraft = {
  id: 'longest',
  kind: 'evacuate',
  gravity: 'danger',
  title: { vi: 'Nguyễn '.repeat(4).trim(), en: 'Evacuation '.repeat(2).trim() },
  steps: Array.from({ length: 4 }, () => ({
    vi: 'nghiêng '.repeat(8).trim(),
    en: 'throughout '.repeat(5).trim(),
  })),
  minutesMax: 60,
};
let stop = (): void => undefined;
afterEach(() => {
  stop();
  cleanup();
  document.body.replaceChildren();
});

interface Shown {
  readonly shown: Signal<ToldEmergency | undefined>;
  readonly behind: Signal<readonly ToldEmergency[]>;
  readonly view: Signal<SessionView>;
  readonly sent: string[];
  readonly drawn: string[];
  readonly spoken: string[];
  readonly app: HTMLElement;
  readonly covered: () => boolean;
}

/** A page with one key on it, and a message over it. */
async function show(
  draft: EmergencyDraft | undefined,
  settings: Partial<SessionView['context']['settings']> = {},
  mode: 'lobby' | 'lift' = 'lobby',
  others: readonly EmergencyDraft[] = [],
): Promise<Shown> {
  stop();
  document.body.replaceChildren();
  const base = viewOf(startSessionAt().actor.getSnapshot());
  const context = { ...base.context, settings: { ...base.context.settings, ...settings } };
  const view = signal<SessionView>({ ...base, context });
  applyDisplay(document.documentElement, measureScreen(innerWidth, innerHeight), context.settings);
  const app = document.body.appendChild(document.createElement('div'));
  app.innerHTML = '<button type="button">Đóng</button>';
  const shown = signal(draft && toldOf(draft));
  const behind = signal(others.map(toldOf));
  const sent: string[] = [];
  const drawn: string[] = [];
  const spoken: string[] = [];
  let isCovered = false;
  const link = memoryHubLink();
  const { site } = link.state.value;
  if (site) link.set({ site: { ...site, mode } });
  stop = showEmergencies({
    desk: {
      shown,
      behind,
      start: async () => undefined,
      stop: () => undefined,
      settled: async () => undefined,
      drawn: (id) => drawn.push(id),
    },
    session: { view, send: ({ type }) => sent.push(type) },
    link,
    app,
    voice: {
      hasVoice: () => true,
      speak: async (text, language) => {
        spoken.push(`${language} ${text}`);
      },
      silence: () => spoken.push('hush'),
      after: () => () => undefined,
    },
    onCovered(next) {
      isCovered = next;
    },
  });
  await document.fonts.ready;
  await rested();
  return { shown, behind, view, sent, drawn, spoken, app, covered: () => isCovered };
}

/** Until it has not cut itself any finer for three frames. */
async function rested(): Promise<void> {
  let same = 0;
  for (let before = ''; same < 3; ) {
    await new Promise((done) => requestAnimationFrame(done));
    const now = JSON.stringify(measured());
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

const over = () => document.querySelector<HTMLElement>('.emergency');
/** Pages whose words do not fit, and the smallest letters in use, in parts of what was asked for. */
function measured(): { readonly cut: number; readonly fit: number; readonly pages: number } {
  const pages = [...document.querySelectorAll('.emergency-page')];
  const cut = pages.filter(
    (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1,
  );
  const fit = Number(over()?.style.getPropertyValue('--fit'));
  return { cut: cut.length, fit, pages: pages.length };
}

describe.each(screens)('$width × $height', slow, ({ width, height }) => {
  beforeAll(async () => {
    await page.viewport(width, height);
  });

  it('every draft fits in every text size, in both languages, no smaller than was asked for', async () => {
    for (const textSize of sizes) {
      for (const draft of drafts) {
        await show(draft, { textSize });
        const { cut, fit, pages } = measured();
        expect([draft.id, textSize, cut, fit >= 1]).toEqual([draft.id, textSize, 0, true]);
        expect(pages).toBeGreaterThan(0);
        // What does not fit at once comes in turn: nothing is left out.
        const words = over()?.textContent ?? '';
        for (const step of draft.steps) expect(words).toContain(step.en);
      }
    }
  });

  it('the longest that can be written is cut nowhere', async () => {
    for (const textSize of sizes) {
      await show(longest, { textSize });
      expect({ textSize, cut: measured().cut }).toEqual({ textSize, cut: 0 });
    }
  });

  it('names what else holds where there is room, and says the message itself no smaller for it', async () => {
    const [first, ...rest] = drafts as [EmergencyDraft, ...EmergencyDraft[]];
    for (const textSize of sizes) {
      await show(first, { textSize });
      const alone = measured();
      for (const others of [rest.slice(0, 1), rest.slice(0, 4)]) {
        await show(first, { textSize }, 'lobby', others);
        const { cut, fit, pages } = measured();
        expect([textSize, cut, pages]).toEqual([textSize, 0, alone.pages]);
        expect(fit).toBeGreaterThanOrEqual(Math.min(1, alone.fit));
        const also = document.querySelector('.emergency-also')?.getBoundingClientRect();
        if (also) expect(also.right).toBeLessThanOrEqual(width);
      }
    }
  });

  it('fills the screen, and head and foot stay on it', async () => {
    for (const gravity of emergencyGravities) {
      await show({ ...longest, gravity }, { textSize: 'XL' });
      const box = over()?.getBoundingClientRect();
      expect([box?.left, box?.top, box?.width, box?.height]).toEqual([0, 0, width, height]);
      const foot = document.querySelector('.emergency-foot')?.getBoundingClientRect();
      expect(foot?.bottom).toBeLessThanOrEqual(height);
      expect(foot?.right).toBeLessThanOrEqual(width);
    }
  });
});

describe('over a page', slow, () => {
  beforeAll(async () => {
    await page.viewport(1080, 1920);
  });

  it('nothing closes it but its end, and what lies under it cannot be touched', async () => {
    const { shown, app, covered, drawn } = await show(drafts[0]);
    expect([app.inert, covered(), drawn]).toEqual([true, true, [shown.value?.send.id]]);
    expect(over()?.contains(document.elementFromPoint(540, 960))).toBe(true);
    over()?.click();
    over()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(over()).not.toBeNull();
    shown.value = undefined;
    expect(over()).toBeNull();
    expect([app.inert, covered()]).toEqual([false, false]);
  });

  it('staff knock through it, and work under a band', async () => {
    const { view, sent, app, covered } = await show(drafts[0]);
    const at = (x: number, y: number) =>
      document
        .elementFromPoint(x, y)
        ?.dispatchEvent(new PointerEvent('pointerdown', { clientX: x, clientY: y, bubbles: true }));
    for (const [x, y] of [
      [5, 5],
      [1075, 5],
      [1075, 1915],
      [5, 1915],
    ] as const)
      at(x, y);
    expect(sent).toEqual(['STAFF_KNOCK']);
    view.value = { ...view.value, screen: 'staffPin' };
    expect([app.inert, covered()]).toEqual([false, false]);
    const box = over()?.getBoundingClientRect();
    expect(box?.height).toBeLessThan(200);
    // A touch goes through the band to what staff do.
    expect(over()?.contains(document.elementFromPoint(540, 10))).toBe(false);
    view.value = { ...view.value, screen: 'attract' };
    expect([app.inert, covered()]).toEqual([true, true]);
  });

  it('is read aloud in a lobby, once for each message, and never in a lift', async () => {
    const lobby = await show(drafts[0]);
    expect(lobby.spoken).toHaveLength(3);
    expect(lobby.spoken[0]).toBe('hush');
    expect(lobby.spoken[1]).toContain(drafts[0]?.title.vi);
    lobby.view.value = { ...lobby.view.value };
    expect(lobby.spoken).toHaveLength(3);
    expect((await show(drafts[0], {}, 'lift')).spoken).toEqual([]);
  });

  it('fills the glass of a wall with letters as large as it holds, and numbers what to do', async () => {
    await show(drafts[0]);
    expect(measured().fit).toBeGreaterThan(1.4);
    const told = document.querySelector('.emergency-page.is-seen')?.getBoundingClientRect();
    const [first, last] = [...document.querySelectorAll('.is-seen section')];
    const used =
      (last?.getBoundingClientRect().bottom ?? 0) - (first?.getBoundingClientRect().top ?? 0);
    expect(used / (told?.height ?? 1)).toBeGreaterThan(0.6);
    const step = document.querySelector('.is-seen li');
    expect(step && getComputedStyle(step).listStyleType).toBe('decimal');
  });

  it('names another message that holds, in both languages, and says it aloud', async () => {
    const [first, second, third, fourth] = drafts as readonly EmergencyDraft[];
    if (!first || !second || !third || !fourth) throw new Error('the starter has four drafts');
    const also = () => document.querySelector('.emergency-also')?.textContent;
    const { behind, shown, spoken } = await show(first, {}, 'lobby', [second]);
    expect(also()).toBe(`Cũng đang có: ${second.title.vi}Also now: ${second.title.en}`);
    expect(spoken[1]).toContain(`Cũng đang có: ${second.title.vi}`);
    // The same thing sent for the ward and for the house is one thing.
    behind.value = [first, second, second].map(toldOf);
    await rested();
    expect(also()).toBe(`Cũng đang có: ${second.title.vi}Also now: ${second.title.en}`);
    behind.value = [second, third, fourth].map(toldOf);
    await rested();
    expect(also()).toContain(`${third.title.vi} và 1 tin khácAlso now:`);
    // Nothing else: no line.
    behind.value = [toldOf(first)];
    await rested();
    expect(also()).toBeUndefined();
    shown.value = toldOf(second);
    await rested();
    expect(also()).toContain(first.title.vi);
  });

  it('speaks the language that the resident chose first', async () => {
    await show(drafts[0], { language: 'en' });
    const [first] = document.querySelectorAll('.emergency-page section');
    expect(first?.getAttribute('lang')).toBe('en');
  });

  it('leaves axe nothing to find in any theme, whatever its gravity', async () => {
    for (const theme of themes) {
      for (const gravity of emergencyGravities) {
        await show({ ...(drafts[0] as EmergencyDraft), gravity }, { theme });
        const seen = over();
        if (seen === null) throw new Error('nothing is shown');
        expect([theme, gravity, [...(await auditAxe(seen)), ...auditContrast(seen)]]).toEqual([
          theme,
          gravity,
          [],
        ]);
      }
    }
  });

  it('is kept on disk as it was told', async () => {
    const name = `emergency-${crypto.randomUUID()}`;
    const kept = { told: drafts.map(toldOf), ended: [{ id: 'x', atMs: 1 }] };
    await idbEmergencyStore(name).keep(kept);
    expect(await idbEmergencyStore(name).load()).toEqual(kept);
    expect(await idbEmergencyStore(`${name}-none`).load()).toEqual({ told: [], ended: [] });
  });
});
