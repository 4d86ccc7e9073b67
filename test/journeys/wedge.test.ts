import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Lobby } from '../support/lobby.ts';
import type { Resident } from '../support/resident.ts';

vi.setConfig({ testTimeout: 400_000 });

/** Blocks the page's thread for 70 of every 100 ms (devices.md §5), and back. */
const keepBusy = `globalThis.busy = setInterval(() => {
  const until = performance.now() + 70;
  while (performance.now() < until);
}, 100)`;
const letRest = 'clearInterval(globalThis.busy)';

describe('a scanner that types, with real keys', () => {
  let lobby: Lobby;
  let context: BrowserContext;
  let page: Page;
  let resident: Resident;
  let cdp: CDPSession;

  beforeAll(async () => {
    lobby = await Lobby.open();
    ({ context, page, resident } = lobby);
    cdp = await context.newCDPSession(page);
  });
  afterAll(() => lobby?.close());

  /** One key goes down and up through the browser's own input, at its own time. */
  async function press(key: string, atMs: number): Promise<void> {
    const named: Readonly<Record<string, number>> = { Enter: 13, Tab: 9, Shift: 16, F5: 116 };
    const code = named[key];
    const base = { key, timestamp: atMs / 1000, ...(code && { windowsVirtualKeyCode: code }) };
    const text = key.length === 1 ? key : key === 'Enter' ? '\r' : undefined;
    await cdp.send('Input.dispatchKeyEvent', {
      ...base,
      type: text === undefined ? 'rawKeyDown' : 'keyDown',
      ...(text && { text }),
    });
    await cdp.send('Input.dispatchKeyEvent', { ...base, type: 'keyUp' });
  }

  /** Types a text key after key, `gapMs` apart by the keys' own times. */
  async function types(text: string, gapMs: number, end?: 'Enter' | 'Tab'): Promise<void> {
    const beganMs = Date.now();
    const keys = [...text, ...(end ? [end] : [])];
    await Promise.all(keys.map((key, at) => press(key, beganMs + at * gapMs)));
  }

  const field = () => page.evaluate<string>('document.getElementById("typed").value');

  /** A text field with the focus, as a screen of staff or a form would have. */
  async function focusField(): Promise<void> {
    await page.evaluate(`{
      const field = document.createElement('input');
      field.id = 'typed';
      document.body.append(field);
      field.value = 'Nguyễn';
      field.focus();
    }`);
  }
  const removeField = () => page.evaluate('document.getElementById("typed")?.remove()');

  it('30 of 30 at 1 to 30 ms a key, on a busy thread, with a field in focus', async () => {
    await resident.wakes();
    await page.evaluate(keepBusy);
    const read: string[] = [];
    for (let n = 1; n <= 30; n += 1) {
      await focusField();
      const number = String(1000 + n);
      await types(`000.00.12.H26-200526-${number}`, n, n % 3 === 0 ? 'Tab' : 'Enter');
      await resident.reads(`••${number.slice(-3)}`);
      read.push(number);
      expect(await field(), `at ${n} ms a key`).toBe('Nguyễn');
      await removeField();
    }
    await page.evaluate(letRest);
    expect(read).toHaveLength(30);
    await resident.touches('Kết thúc');
    await resident.sees('attract');
  });

  it.each([25, 50, 80])(
    'fast typing at %i ms a key is no scan, ended by Enter or not',
    async (gapMs) => {
      await resident.wakes();
      // Tab last: it moves the focus, and a hand's Enter presses what has it.
      for (const end of ['Enter', undefined, 'Tab'] as const) {
        await types('xinchaoquyvi12', gapMs, end);
        await page.waitForTimeout(300);
        await resident.sees('home');
      }
      await focusField();
      await types('mat giay khai sinh', gapMs);
      await page.waitForTimeout(300);
      await removeField();
      await resident.sees('home');
      await resident.touches('Kết thúc');
      await resident.sees('attract');
    },
  );

  it('keys that are no letters do nothing: neither in a burst nor alone', async () => {
    await resident.wakes();
    const before = page.url();
    await types('H26.17', 4);
    for (const key of [
      'F5',
      'Shift',
      'Escape',
      'Meta',
      'ContextMenu',
      'BrowserBack',
      'PrintScreen',
    ]) {
      await press(key, Date.now());
    }
    await page.waitForTimeout(300);
    await resident.sees('home');
    expect(page.url()).toBe(before);
    expect(context.pages()).toHaveLength(1);
    await resident.touches('Kết thúc');
    await resident.sees('attract');
  });

  it('a hostile code of Tab, Enter and spaces presses no button', async () => {
    await resident.wakes();
    const beganMs = Date.now();
    const keys = ['Tab', 'Tab', 'Enter', ' ', 'Tab', 'Enter', ' ', 'Enter'];
    await Promise.all(keys.map((key, at) => press(key, beganMs + at * 4)));
    await page.waitForTimeout(500);
    await resident.sees('home');
    await resident.touches('Kết thúc');
    await resident.sees('attract');
  });

  it('one code held still is one scan; another one at once is another', async () => {
    await resident.wakes();
    const code = '000.00.12.H26-200526-2001';
    await types(code, 4, 'Enter');
    await resident.reads('••001');
    await resident.touches('Quay lại');
    await resident.sees('home');
    // Longer than the time in which the same code is the same scan.
    await page.waitForTimeout(2_500);
    await types(code, 4, 'Enter');
    await types(code, 4, 'Enter');
    await resident.reads('••001');
    await types(code.replace('2001', '2002'), 4, 'Enter');
    await resident.reads('••002');
    await resident.touches('Kết thúc');
    await resident.sees('attract');
  });
});
