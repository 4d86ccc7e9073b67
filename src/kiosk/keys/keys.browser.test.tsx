import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { allScreens, screenServices, screenState } from '../../../test/support/screen-states.ts';
import { KioskScreen, loadAllScreens } from '../screens/index.ts';
import type { ResidentEvent, ScreenName, TextSize } from '../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { controlsOf, whereAmI } from './index.ts';
import { type Direction, nextControl } from './next-control.ts';
import { createTypedKeys } from './typed-keys.ts';

const services = screenServices();
const names: Readonly<Record<Direction, string>> = {
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
};

async function settled(): Promise<void> {
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame++) {
    await new Promise((done) => requestAnimationFrame(() => done(undefined)));
  }
}

async function show(screen: ScreenName, textSize: TextSize = 'M', overlay?: 'warning') {
  const state = screenState(screen, {
    settings: { textSize },
    ...(overlay && { view: { overlay } }),
  });
  document.body.style.margin = '0';
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  const sent: ResidentEvent[] = [];
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  render(<KioskScreen state={state} send={(event) => sent.push(event)} services={services} />, {
    container: app,
  });
  await settled();
  return { app, sent, kiosk: app.querySelector<HTMLElement>('.kiosk')! };
}

const press = (key: string, more: KeyboardEventInit = {}) => {
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
};

/** How far into a box that cuts what is in it the ring round a control goes beyond it, px; 0 when whole. */
function ringCutPx(control: Element): number {
  const { outlineWidth, outlineOffset } = getComputedStyle(control);
  const ringPx = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
  const own = control.getBoundingClientRect();
  let cutPx = 0;
  for (let box = control.parentElement; box; box = box.parentElement) {
    const { overflow, overflowClipMargin } = getComputedStyle(box);
    if (overflow === 'visible') continue;
    const marginPx = overflow === 'clip' ? Number.parseFloat(overflowClipMargin) : 0;
    const { top, right, bottom, left } = box.getBoundingClientRect();
    const beyond = [top - own.top, own.right - right, own.bottom - bottom, left - own.left];
    cutPx = Math.max(cutPx, ...beyond.map((px) => px + ringPx - marginPx));
  }
  return cutPx;
}

/** Everything that one can press, found in another way than by the code under test. */
function pressable(app: HTMLElement): HTMLElement[] {
  return [...app.querySelectorAll<HTMLElement>('button, [tabindex="0"]')].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const { left, top, width, height } = element.getBoundingClientRect();
    const at = document.elementFromPoint(left + width / 2, top + height / 2);
    return at !== null && (element.contains(at) || at.contains(element));
  });
}

const nameOf = (element: Element | null) =>
  (element?.getAttribute('aria-label') ?? element?.textContent ?? 'nothing').slice(0, 40);

beforeAll(async () => {
  await loadAllScreens();
});
afterEach(() => {
  cleanup();
  forgetPress();
  document.body.replaceChildren();
});

describe('by arrows alone', () => {
  test.each(allScreens)(
    'every control of %s is reached, with a focus that is seen',
    async (screen) => {
      const { app, kiosk } = await show(screen);
      const wanted = pressable(app);
      // Right alone goes round: no trap, nothing left out, in reading order.
      const walked: Element[] = [];
      for (let step = 0; step < wanted.length; step += 1) {
        press(names.right);
        const at = document.activeElement!;
        walked.push(at);
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        expect([nameOf(at), outlineStyle, Number.parseFloat(outlineWidth) >= 2]).toEqual([
          nameOf(at),
          'solid',
          true,
        ]);
      }
      expect(walked.map(nameOf).sort()).toEqual(wanted.map(nameOf).sort());
      expect(new Set(walked).size).toBe(wanted.length);
      const order = [...app.querySelectorAll('*')];
      expect(walked.map((one) => order.indexOf(one))).toEqual(
        walked.map((one) => order.indexOf(one)).toSorted((a, b) => a - b),
      );
      if (wanted.length > 0) {
        press(names.right);
        expect(document.activeElement).toBe(walked[0]);
        press(names.left);
        expect(document.activeElement).toBe(walked.at(-1));
        // "Where am I" knows this screen, and which of its controls one is on.
        const { title, at, count, name } = whereAmI(kiosk);
        expect([title, name].filter((words) => words === '')).toEqual([]);
        expect([at, count]).toEqual([wanted.length, wanted.length]);
      }
      // Down alone leads out of every place, to the access keys.
      const controls = controlsOf(kiosk);
      const boxes = controls.map((control) => control.getBoundingClientRect());
      for (let from = 0; from < boxes.length; from += 1) {
        let at = from;
        let steps = 0;
        while (!controls[at]?.matches('.access *') && steps <= boxes.length) {
          at = nextControl(boxes, at, 'down')!;
          steps += 1;
        }
        if (kiosk.querySelector('.access')) expect(steps).toBeLessThanOrEqual(boxes.length);
      }
    },
  );

  test.each(['home', 'lifeEvents', 'notices'] as const)(
    '%s shows the whole ring round whatever has the focus, at the edge of a page too',
    async (screen) => {
      const { kiosk } = await show(screen);
      press(names.right);
      const cut: string[] = [];
      for (const control of controlsOf(kiosk)) {
        if (document.activeElement !== control) press(names.right);
        expect(getComputedStyle(document.activeElement!).outlineStyle).toBe('solid');
        if (ringCutPx(document.activeElement!) > 0) cut.push(nameOf(document.activeElement!));
      }
      expect(cut).toEqual([]);
    },
  );

  test('the largest text leaves nothing out', async () => {
    const { app, kiosk } = await show('display', 'XL');
    expect(controlsOf(kiosk).map(nameOf)).toEqual(pressable(app).map(nameOf));
  });

  test('a warning is no trap: its two answers, then the access keys', async () => {
    const { kiosk } = await show('home', 'M', 'warning');
    const controls = controlsOf(kiosk);
    expect(controls.slice(0, 2).map((one) => one.closest('.sheet') !== null)).toEqual([true, true]);
    expect(controls.slice(2).every((one) => one.matches('.access *'))).toBe(true);
    expect(controls).toHaveLength(9);
  });
});

describe('keys without a sign on the screen', () => {
  test('go back, and ask where one is: shown in words', async () => {
    const { app, sent } = await show('procedure');
    await vi.waitFor(() => {
      press('Escape');
      expect(sent).toContainEqual({ type: 'BACK' });
    });
    press(names.right);
    press('F1');
    await vi.waitFor(() => expect(app.querySelector('.told')).not.toBeNull());
    const { title, at, count, name } = whereAmI(app);
    expect(at).toBe(1);
    const told = app.querySelector('.told')?.textContent;
    for (const words of [title, name, `Mục 1 trên ${count}`]) expect(told).toContain(words);
  });

  test('a name that ends with a mark of its own gets no second one', async () => {
    const { app } = await show('home');
    await vi.waitFor(() => {
      press('F1');
      expect(app.querySelector('.told')).not.toBeNull();
    });
    press(names.right);
    press('F1');
    await vi.waitFor(() => expect(app.querySelector('.told')?.textContent).toContain('Mục 1 trên'));
    expect(app.querySelector('.told')?.textContent).toContain('hôm nay? ');
  });

  test('where one was stands no longer once a key moved on', async () => {
    const { app } = await show('home');
    await vi.waitFor(() => {
      press(names.right);
      press('F1');
      expect(app.querySelector('.told')?.textContent).toContain('Mục');
    });
    press(names.right);
    await vi.waitFor(() => expect(app.querySelector('.told')).toBeNull());
    press('F1');
    await vi.waitFor(() => expect(app.querySelector('.told')?.textContent).toContain('Mục'));
  });

  test('a keypad types on the figures of the screen, and Backspace erases', async () => {
    const { sent } = await show('bookContact');
    press('7');
    await vi.waitFor(() =>
      expect(sent).toContainEqual({ type: 'SET_PHONE', phone: '09123456787' }),
    );
    press('Backspace');
    await vi.waitFor(() => expect(sent).toContainEqual({ type: 'SET_PHONE', phone: '091234567' }));
  });

  test('the space is a letter where nothing has the focus, and else presses that', async () => {
    const { sent } = await show('search');
    (document.activeElement as HTMLElement).blur();
    press(' ');
    await vi.waitFor(() =>
      expect(sent).toContainEqual({ type: 'QUERY', text: expect.stringMatching(/ $/) }),
    );
    sent.length = 0;
    await vi.waitFor(() => {
      press(names.down);
      expect(document.activeElement?.matches('button')).toBe(true);
    });
    press(' ');
    // Longer than a key is held back.
    await new Promise((done) => setTimeout(done, 400));
    expect(sent).toEqual([]);
  });

  test('a sign of a keyboard is written among the letters, though its key is not shown', async () => {
    const { app, sent } = await show('search');
    (document.activeElement as HTMLElement).blur();
    expect(app.querySelector('[data-key="."]')).toBeNull();
    press('.');
    await vi.waitFor(() =>
      expect(sent).toContainEqual({ type: 'QUERY', text: expect.stringMatching(/\.$/) }),
    );
  });

  test('a letter is written beside figures too, as it is: the number of a paper begins with one', async () => {
    const { app, sent } = await show('scanManual');
    (document.activeElement as HTMLElement).blur();
    expect(app.querySelector('[data-key="h"]')).toBeNull();
    for (const [key, text] of [
      ['H', 'H26-200526H'],
      ['s', 'H26-200526s'],
    ] as const) {
      press(key);
      await vi.waitFor(() => expect(sent).toContainEqual({ type: 'SET_TYPED_CODE', text }));
    }
  });

  test('a code of a scanner presses none of them', async () => {
    const { sent, kiosk } = await show('staffPin');
    const typed: string[] = [];
    const timers: (() => void)[] = [];
    const keys = createTypedKeys(
      (key) => typed.push(key),
      (_ms, run) => {
        timers.push(run);
        return () => timers.splice(timers.indexOf(run), 1);
      },
    );
    '*H26-200526-0001*'.split('').forEach((key, n) => {
      keys.key(key, 1_000 + n * 12);
    });
    for (const run of [...timers]) run();
    expect(typed).toEqual([]);
    // A hand, some keys rolled: nothing is lost.
    [0, 90, 110, 260].forEach((ms, n) => {
      keys.key(String(n), 5_000 + ms);
    });
    for (const run of [...timers]) run();
    expect(typed).toEqual(['0', '1', '2', '3']);
    expect(sent).toEqual([]);
    expect(kiosk.isConnected).toBe(true);
  });

  test('a key that is held presses once (R12)', async () => {
    const { sent } = await show('search');
    await vi.waitFor(() => {
      press(names.right);
      expect(document.activeElement?.matches('button, [role="textbox"]')).toBe(true);
    });
    const held = press('Enter', { repeat: true });
    expect(held.defaultPrevented).toBe(true);
    expect(sent).toEqual([]);
  });

  test('real keys of the browser: arrows and Enter open what they came to', async () => {
    const { sent } = await show('home');
    await vi.waitFor(() => {
      press(names.left);
      expect(document.activeElement?.matches('button')).toBe(true);
    });
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement?.matches('.stage button')).toBe(true);
    await userEvent.keyboard('{Enter}');
    expect(sent).toHaveLength(1);
  });
});
