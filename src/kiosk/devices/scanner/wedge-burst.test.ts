import { describe, expect, test } from 'vitest';
import { createWedgeBurst, type WedgeKey, type WedgeScan, wedgeDefaults } from './wedge-burst.ts';

const code = '000.00.12.H26-200526-0001';
const scanned = (text: string, end: WedgeScan['end'], machine = true): WedgeScan => ({
  text,
  end,
  framed: false,
  machine,
});

function type(text: string, gapMs: (i: number) => number, endKey?: string): WedgeScan[] {
  const burst = createWedgeBurst();
  const scans: WedgeScan[] = [];
  let atMs = 1000;
  const press = (key: string, i: number) => {
    atMs += gapMs(i);
    const scan = burst.key({ key, atMs, combined: false });
    if (scan) scans.push(scan);
  };
  [...text].forEach(press);
  if (endKey) press(endKey, text.length);
  const last = burst.silence();
  if (last) scans.push(last);
  return scans;
}

describe('a scanner', () => {
  test.each([1, 10, 19, 30])('at %i ms a key, ended by Enter, Tab or silence', (gap) => {
    const machine = gap <= 15;
    expect(type(code, () => gap, 'Enter')).toEqual([scanned(code, 'key', machine)]);
    expect(type(code, () => gap, 'Tab')).toEqual([scanned(code, 'key', machine)]);
    expect(type(code, () => gap)).toEqual([scanned(code, 'silence', machine)]);
  });

  test('one hiccup of 110 ms does not cut the code', () => {
    expect(type(code, (i) => (i === 9 ? 110 : 10), 'Enter')).toEqual([scanned(code, 'key')]);
  });

  test('two codes, the silence between them seen by the next key only', () => {
    const twice = type(code + code, (i) => (i === code.length ? 500 : 5), 'Enter');
    expect(twice).toEqual([scanned(code, 'silence'), scanned(code, 'key')]);
  });

  test('shift and other named keys in between are no text', () => {
    const burst = createWedgeBurst();
    const keys = ['Shift', 'H', 'Shift', '2', '6', 'CapsLock', '-', '1', '2', '3', 'F5', '4'];
    keys.forEach((key, i) => {
      expect(burst.key({ key, atMs: i * 5, combined: false })).toBeUndefined();
    });
    expect(burst.key({ key: 'Enter', atMs: 70, combined: false })?.text).toBe('H26-1234');
  });

  test('control combinations are left out', () => {
    const burst = createWedgeBurst();
    const press = (key: string, atMs: number, combined = false): WedgeScan | undefined =>
      burst.key({ key, atMs, combined } satisfies WedgeKey);
    [...'ABC123'].forEach((key, i) => {
      press(key, i * 5);
    });
    press('o', 32, true);
    press('Enter', 33, true);
    expect(press('Enter', 35)?.text).toBe('ABC123');
  });

  test('longer than any code is told as too long, and not kept whole', () => {
    const longest = type('1'.repeat(4096), () => 1, 'Enter');
    expect(longest.map((scan) => scan.text.length)).toEqual([4096]);
    const endless = type('1'.repeat(9000), () => 1, 'Enter');
    expect(endless.map((scan) => scan.text.length)).toEqual([4097]);
  });

  test('prefix and suffix are required where configured, and taken off', () => {
    const read = (text: string) => {
      const burst = createWedgeBurst({ ...wedgeDefaults, prefix: '~', suffix: '!' });
      [...text].forEach((key, i) => {
        burst.key({ key, atMs: i * 5, combined: false });
      });
      return burst.silence();
    };
    expect(read('~ABC123!')).toMatchObject({ text: 'ABC123', framed: true });
    expect(read('ABC123!')).toBeUndefined();
    expect(read('~ABC1234')).toBeUndefined();
  });
});

describe('a person', () => {
  test.each([50, 80, 200])('at %i ms a key is not a scan', (gap) => {
    expect(type('xin chao quy vi', () => gap, 'Enter')).toEqual([]);
  });

  test('a few fast keys are not a scan', () => {
    expect(type('abcde', () => 5, 'Enter')).toEqual([]);
  });

  test('rolling over two keys now and then is not a scan', () => {
    expect(type('xin chao quy vi', (i) => (i % 3 === 0 ? 10 : 90), 'Enter')).toEqual([]);
  });

  test('typing before a scan is cut off by the pause', () => {
    expect(type(`abc${code}`, (i) => (i === 3 ? 300 : 10), 'Enter')).toEqual([
      scanned(code, 'key'),
    ]);
  });
});
