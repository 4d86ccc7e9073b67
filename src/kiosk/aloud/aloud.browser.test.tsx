import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  allScreens,
  type StateChange,
  screenServices,
  screenState,
} from '../../../test/support/screen-states.ts';
import { scriptOf } from '../../domain/speech/index.ts';
import { KioskScreen, loadAllScreens } from '../screens/index.ts';
import type { ScreenName, SessionEvent, Settings } from '../session/index.ts';
import { applyDisplay, forgetPress, measureScreen } from '../ui/index.ts';
import '../ui/styles.css';
import { followScreen, personalValues, type ReadingNotes, readScreen, writesOwn } from './index.ts';

const services = screenServices();

async function show(
  screen: ScreenName,
  change: StateChange = {},
  send: (event: SessionEvent) => void = () => undefined,
) {
  const state = screenState(screen, change);
  document.body.style.margin = '0';
  applyDisplay(
    document.documentElement,
    measureScreen(innerWidth, innerHeight),
    state.context.settings,
  );
  const app = document.body.appendChild(
    Object.assign(document.createElement('div'), { id: 'app' }),
  );
  render(<KioskScreen state={state} send={send} services={services} />, {
    container: app,
  });
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame++) {
    await new Promise((done) => requestAnimationFrame(() => done(undefined)));
  }
  const notes: ReadingNotes = {
    language: state.context.settings.language,
    personal: personalValues(state.context.resident),
    choicesPersonal: false,
    words: { chosen: 'C', notChosen: 'N', switchedOn: 'S', notYet: 'Y', empty: 'E' },
  };
  return { app, stage: app.querySelector<HTMLElement>('.stage')!, state, notes };
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every word that can be seen, found by what is drawn: no word of the code under test. */
function seenWords(root: HTMLElement): string[] {
  const seen: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest('svg, .board, .pad, [aria-hidden="true"]')) continue;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    const view = parent.closest('.pager-view')?.getBoundingClientRect();
    const boxes = [...range.getClientRects()];
    const isIn = boxes.some(
      ({ top, bottom, width }) =>
        width > 0 && (!view || (top >= view.top - 2 && bottom <= view.bottom + 2)),
    );
    if (isIn) seen.push(...wordsOf(node.textContent ?? ''));
  }
  return seen;
}

beforeAll(async () => {
  await loadAllScreens();
});
afterEach(() => {
  cleanup();
  forgetPress();
  document.body.replaceChildren();
});

const looks: readonly Partial<Settings>[] = [
  { language: 'vi', textSize: 'M' },
  { language: 'en', textSize: 'XL' },
];

describe.each(looks)('read out in $language, $textSize', (settings) => {
  test.each(allScreens)('%s: every word that is seen, once and in order (R28)', async (screen) => {
    const { app, stage, notes } = await show(screen, { settings });
    for (const root of [stage, ...app.querySelectorAll<HTMLElement>('.head, .access')]) {
      const parts = readScreen(root, notes);
      // Names that only ears get: of fields, and of keys without a word.
      const read = parts.filter(
        ({ text, element }) =>
          !/^[CNSYE]$/.test(text) &&
          !element.matches('.board, .pad') &&
          (element.getAttribute('aria-label') !== text || element.textContent?.includes(text)),
      );
      // Letters and not words: a mark in the middle of a word parts it for the test only.
      const said = read.flatMap(({ text }) => wordsOf(text)).join('');
      expect(said).toBe(seenWords(root).join(''));
      expect(parts.every(({ element }) => root.contains(element))).toBe(true);
      // And all of it can be said.
      const script = scriptOf(parts);
      for (const { said: words } of script) expect(words).toMatch(/^[\p{L}\p{M}\s.,?!'-]+$/u);
      const silent = parts.filter(
        ({ text }, part) => /[\p{L}\p{N}]/u.test(text) && !script.some((one) => one.part === part),
      );
      expect(silent.map(({ text }) => text)).toEqual([]);
    }
  });
});

describe('what is personal', () => {
  const personal = [
    'scanManual',
    'scanResult',
    'bookContact',
    'feedbackDetails',
    'feedbackReview',
    'left',
  ] as const;
  test.each(personal)(
    '%s: the own values are said in a headset, and not into the room (R32)',
    async (screen) => {
      const { stage, state, notes } = await show(screen, { view: { unmasked: true } });
      const values = personalValues(state.context.resident);
      const shown = stage.textContent ?? '';
      const visible = values.filter((value) => shown.includes(value));
      expect(visible.length).toBeGreaterThan(0);
      const said: string[][] = [];
      const follow = (headset: boolean) =>
        followScreen(stage, {
          notes: () => notes,
          behindFirst: () => [],
          headset: () => headset,
          privateWords: () => 'riêng tư',
          say: (script) => said.push(script.map((one) => one.said)),
          isSpeaking: () => false,
        });
      const room = follow(false);
      room.sayAll();
      room.stop();
      const ear = follow(true);
      ear.sayAll();
      ear.stop();
      const [inRoom = [], inEar = []] = said;
      expect(inRoom.join(' ')).toContain('riêng tư');
      expect(inEar.join(' ')).not.toContain('riêng tư');
      const spoken = (value: string) =>
        scriptOf([{ text: value, language: 'vi', personal: true }])
          .map((one) => one.said)
          .join(' ');
      for (const value of visible) {
        expect(inRoom.join(' ')).not.toContain(spoken(value));
        expect(inEar.join(' ')).toContain(spoken(value));
      }
    },
  );
});

describe('a screen that changes', () => {
  test('is read by itself, a form says what is missing, and the part that is said is marked', async () => {
    const { stage, notes } = await show('procedure');
    const said: string[][] = [];
    const following = followScreen(stage, {
      notes: () => notes,
      behindFirst: () => [...document.querySelectorAll('.access')],
      headset: () => false,
      privateWords: () => '',
      say: (script) => said.push(script.map((one) => one.said)),
      isSpeaking: () => false,
    });
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]?.[0]).toBe('Đăng ký khai sinh');
    expect(said[0]).toContain('Kết thúc');
    following.mark(0);
    expect(stage.querySelector('[data-said]')?.textContent).toContain('Đăng ký khai sinh');
    stage.querySelector('h1')!.textContent = 'Trang khác';
    await expect.poll(() => said.length).toBe(2);
    expect(said[1]?.[0]).toBe('Trang khác');
    expect(said[1]).not.toContain('Kết thúc');
    const note = document.createElement('p');
    note.setAttribute('role', 'status');
    note.textContent = 'Còn thiếu số điện thoại.';
    stage.querySelector('main')!.append(note);
    await expect.poll(() => said.length).toBe(3);
    expect(said[2]).toEqual(['Còn thiếu số điện thoại.']);
    following.stop();
    expect(stage.querySelector('[data-said]')).toBeNull();
  });
});

describe('a key that is typed', () => {
  const startTone = OscillatorNode.prototype.start;
  let tonesHz: number[] = [];
  beforeEach(() => {
    tonesHz = [];
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      tonesHz.push(this.frequency.value);
      startTone.call(this, when);
    };
  });
  afterEach(() => {
    OscillatorNode.prototype.start = startTone;
  });

  /** What is said and which tones sound when 4, 7 and 7 are pressed. */
  async function typed(change: StateChange) {
    const said: string[] = [];
    const { app } = await show('bookContact', change, (event) => {
      if (event.type === 'LISTEN') said.push(...event.script.map((one) => one.said));
    });
    const press = (digit: string) =>
      app.querySelector<HTMLElement>(`.pad [data-key="${digit}"]`)!.click();
    if (change.settings?.aloud) await expect.poll(() => said.length).toBeGreaterThan(0);
    said.length = 0;
    for (const digit of ['4', '7', '7']) press(digit);
    return said;
  }

  test('gives a tone into the room, the same for each, and says no figure (R32)', async () => {
    const said = await typed({ settings: { aloud: true } });
    expect(tonesHz).toHaveLength(3);
    expect(new Set(tonesHz).size).toBe(1);
    expect(said).toEqual([]);
  });

  test('is said into a headset, without a tone', async () => {
    const facts = { headset: true };
    const said = await typed({ settings: { aloud: true }, facts });
    expect(said).toHaveLength(3);
    expect(said[1]).toBe(said[2]);
    expect(said[0]).not.toBe(said[1]);
    expect(tonesHz).toEqual([]);
  });

  /** What is said and which tones sound when an arrow comes to 4, then to 7, then to erase. */
  async function cameTo(change: StateChange) {
    const said: string[] = [];
    const { app } = await show('bookContact', change, (event) => {
      if (event.type === 'LISTEN') said.push(...event.script.map((one) => one.said));
    });
    await expect.poll(() => said.length).toBeGreaterThan(0);
    said.length = 0;
    for (const key of ['4', '7', 'erase'])
      app
        .querySelector<HTMLElement>(`.pad [data-key="${key}"]`)!
        .focus({ focusVisible: true } as FocusOptions);
    return said;
  }

  test('that an arrow comes to is named in a headset; into the room goes that this is private, and a tone (R32)', async () => {
    const view = { contentPersonal: true };
    const heard = await cameTo({ settings: { aloud: true }, view });
    expect(heard).toEqual([expect.stringMatching(/riêng/), expect.stringMatching(/^Xóa/)]);
    expect(tonesHz).toHaveLength(1);
    cleanup();
    document.body.replaceChildren();
    tonesHz.length = 0;
    const named = await cameTo({ settings: { aloud: true }, facts: { headset: true }, view });
    expect(named).toHaveLength(3);
    expect(new Set(named).size).toBe(3);
    expect(tonesHz).toEqual([]);
  });

  test('of the search is named in the room too: what is looked for is nobody’s secret', () => {
    const board = document.body.appendChild(document.createElement('section'));
    board.innerHTML =
      '<button class="kb" data-key="a">a</button><button class="kb">Quay lại</button>';
    const [letter, back] = board.querySelectorAll('button');
    expect([writesOwn(letter!, false), writesOwn(letter!, true), writesOwn(back!, true)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('is silent where nobody asked for sound', async () => {
    expect(await typed({})).toEqual([]);
    expect(tonesHz).toEqual([]);
  });
});
