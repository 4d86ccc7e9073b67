import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ScanEvent } from './scan-event.ts';
import { createWedgeScanner, type WedgeScanner } from './wedge-scanner.ts';

const code = '000.00.12.H26-200526-0001';
const reads: ScanEvent[] = [];
let scanner: WedgeScanner;
let field: HTMLInputElement;

beforeEach(() => {
  reads.length = 0;
  scanner = createWedgeScanner({
    clock: () => 1234,
    isCode: (text) => text.startsWith('000.'),
    onError: (error) => {
      throw error;
    },
  });
  scanner.onRead((read) => reads.push(read));
  scanner.start();
  field = document.createElement('input');
  document.body.append(field);
});

afterEach(() => {
  scanner.stop();
  field.remove();
});

/** Presses as the browser would, typing into the field unless the key was refused. */
function press(key: string, atMs: number, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  // A key's time is when it happened, not when a busy thread hands it out.
  Object.defineProperty(event, 'timeStamp', { value: atMs });
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(event);
  if (!event.defaultPrevented && key.length === 1 && target instanceof HTMLInputElement) {
    target.value += key;
  }
  return event;
}

function burst(text: string, gapMs: number, startMs = 1000): number {
  [...text].forEach((key, i) => {
    press(key, startMs + i * gapMs);
  });
  return startMs + text.length * gapMs;
}

/** Longer than keys may be handed out late. */
const silence = () => new Promise((resolve) => setTimeout(resolve, 1_500));
const pause = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('keyboard wedge in a real page', () => {
  test('a code ended by Enter; the Enter presses no button', () => {
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    const end = press('Enter', burst(code, 10));
    button.remove();
    expect(reads).toEqual([{ text: code, source: 'wedge', symbology: undefined, atMs: 1234 }]);
    expect(end.defaultPrevented).toBe(true);
  });

  test('with a field in focus the code is read, and the field left as it was', () => {
    field.value = 'Nguyễn';
    field.focus();
    let inputs = 0;
    field.addEventListener('input', () => {
      inputs += 1;
    });
    press('Enter', burst(code, 20));
    expect(reads.map((read) => read.text)).toEqual([code]);
    expect(field.value).toBe('Nguyễn');
    expect(inputs).toBe(1);
  });

  test('typing by hand stays in the field', async () => {
    field.focus();
    press('Enter', burst('xin chao', 80));
    await silence();
    expect(reads).toEqual([]);
    expect(field.value).toBe('xin chao');
  });

  test('a scanner without suffix: only what reads as a code', async () => {
    burst(code, 5);
    await silence();
    burst('abcdefghij', 5, 9000);
    await silence();
    expect(reads.map((read) => read.text)).toEqual([code]);
  });

  test('keys that are handed out late belong to the burst in which they were pressed', async () => {
    burst('89350495', 4);
    await pause();
    press('Enter', burst('00018', 4, 1000 + 8 * 4));
    expect(reads.map((read) => read.text)).toEqual(['8935049500018']);
  });

  test('very fast typing is no scan: without a grammar it stays in its field, ended or not', async () => {
    field.focus();
    press('Enter', burst('xin chao quy vi', 25));
    await silence();
    press('Enter', burst('xin chao quy vi', 4, 9000));
    await silence();
    expect(reads).toEqual([]);
    expect(field.value).toContain('xin ');
    field.blur();
    press('Enter', burst('xin chao quy vi', 25, 20000));
    expect(reads).toEqual([]);
  });

  test('a text that is no code is told only where nobody can be typing', () => {
    press('Enter', burst('xin chao quy vi', 4));
    expect(reads.map((read) => read.text)).toEqual(['xin chao quy vi']);
  });

  test('the same code within two seconds is one scan', async () => {
    press('Enter', burst(code, 4));
    press('Enter', burst(code, 4, 2000));
    expect(reads).toHaveLength(1);
    press('Enter', burst(code.replace('0001', '0002'), 4, 3000));
    press('Enter', burst(code, 4, 4000));
    expect(reads).toHaveLength(3);
  });

  test('a code of Tab, Enter and spaces presses nothing; a hand does', () => {
    const prevented = (gapMs: number, startMs: number) =>
      ['Tab', 'Tab', 'Enter', ' ', 'ArrowDown', 'Enter'].map(
        (key, i) => press(key, startMs + i * gapMs).defaultPrevented,
      );
    expect(prevented(4, 1000)).toEqual([false, true, true, true, true, true]);
    expect(prevented(90, 9000)).toEqual([false, false, false, false, false, false]);
    press('Shift', 20_000);
    expect(press('Tab', 20_005).defaultPrevented).toBe(false);
    expect(reads).toEqual([]);
  });

  test('Ctrl combinations inside a burst reach neither page nor browser', () => {
    const seen: string[] = [];
    const listener = (event: KeyboardEvent) => seen.push(event.key);
    document.addEventListener('keydown', listener);
    const at = burst(code, 5);
    const combination = press('o', at, { ctrlKey: true });
    press('Enter', at + 5);
    document.removeEventListener('keydown', listener);
    expect(combination.defaultPrevented).toBe(true);
    expect(seen).not.toContain('o');
    expect(reads.map((read) => read.text)).toEqual([code]);
  });

  test('after stop nothing is heard', () => {
    scanner.stop();
    press('Enter', burst(code, 10));
    expect(reads).toEqual([]);
  });
});
