import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tooLongCode } from './code-framer.ts';
import { KeyFramer } from './key-framer.ts';
import {
  enterKey,
  inputEvent,
  key,
  keyable,
  press,
  shifted,
  typeText,
} from './test-support/keys.ts';

const feed = (...parts: Buffer[]) => new KeyFramer('enter').feed(Buffer.concat(parts)).codes;
const code = '000.00.12.H26-200526-0001';

describe('keys of a scanner that poses as a keyboard', () => {
  test('every character of a US keyboard comes as it is', () => {
    const text = keyable.filter((character) => character !== ' ').join('');
    expect(feed(typeText(text), enterKey)).toEqual([text]);
    expect(feed(typeText('a b'), enterKey)).toEqual(['a b']);
  });

  test('the same however the events are cut', () => {
    const all = Buffer.concat([typeText(code), enterKey, typeText('MC1:x'), press(96)]);
    for (const size of [1, 5, 23, 24, 25, 100, 1536]) {
      const framer = new KeyFramer('enter');
      const codes: string[] = [];
      for (let at = 0; at < all.length; at += size) {
        codes.push(...framer.feed(all.subarray(at, at + size)).codes);
      }
      expect(codes).toEqual([code, 'MC1:x']);
    }
  });

  test('any text that can be typed comes back', () => {
    const text = fc
      .array(fc.constantFrom(...keyable.filter((character) => character !== ' ')), { minLength: 1 })
      .map((characters) => characters.join(''));
    fc.assert(fc.property(text, (typed) => feed(typeText(typed), enterKey)[0] === typed));
  });

  test('Vietnamese: letters that the keyboard lacks are gone, and nothing can tell', () => {
    expect(feed(typeText('001099012345||Nguyễn Thị Hường|05031999'), enterKey)).toEqual([
      '001099012345||Nguyn Th Hng|05031999',
    ]);
  });

  test('shift and the lock are held over keys; the lock means letters only', () => {
    expect(feed(key(54, 1), press(30), press(3), key(54, 0), press(30), enterKey)).toEqual(['A@a']);
    expect(
      feed(press(58), press(30), press(3), shifted(30), press(58), press(30), enterKey),
    ).toEqual(['A2aa']);
  });

  test('Ctrl, Alt and Windows keys command nothing and type nothing', () => {
    for (const held of [29, 97, 56, 100, 125, 126]) {
      const combined = [key(held, 1), press(24), press(20), key(held, 0)];
      expect(feed(typeText('AB'), ...combined, typeText('12'), enterKey)).toEqual(['AB12']);
    }
    // Function keys, arrows, Escape, Delete, SysRq.
    for (const other of [1, 14, 59, 68, 99, 103, 111, 119]) {
      expect(feed(typeText('AB12'), press(other), enterKey)).toEqual(['AB12']);
    }
  });

  test('a key that hangs repeats, and is one character', () => {
    const hanging = Buffer.concat([key(30, 1), ...Array.from({ length: 50 }, () => key(30, 2))]);
    expect(feed(hanging, key(30, 0), press(48), enterKey)).toEqual(['ab']);
  });

  test('events that the kernel lost: the code is given up, the next one is whole', () => {
    const lost = inputEvent(0, 3, 0);
    expect(
      feed(typeText('12345'), lost, typeText('678'), enterKey, typeText('AB1'), enterKey),
    ).toEqual(['AB1']);
  });

  test('4 KB come whole, more is told and not kept', () => {
    const framer = new KeyFramer('enter');
    expect(
      framer.feed(Buffer.concat([typeText('7'.repeat(4096)), enterKey])).codes[0],
    ).toHaveLength(4096);
    const { codes, tooLong } = framer.feed(Buffer.concat([typeText('7'.repeat(9000)), enterKey]));
    expect(codes).toEqual([tooLongCode]);
    expect(tooLong).toBe(1);
  });

  test('tab as the suffix; silence without one; a missing one', () => {
    const byTab = new KeyFramer('tab');
    expect(byTab.feed(Buffer.concat([typeText('AB1'), press(15)])).codes).toEqual(['AB1']);
    const bare = new KeyFramer('none');
    expect(bare.feed(typeText(code)).codes).toEqual([]);
    expect(bare.silence()).toBe(code);
    const torn = new KeyFramer('enter');
    torn.feed(typeText(code));
    expect(torn.isPending).toBe(true);
    expect(torn.silence()).toBeUndefined();
    expect(torn.isPending).toBe(false);
  });

  test('noise is no code and breaks nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }), (pieces) => {
        const framer = new KeyFramer('enter');
        for (const piece of pieces) framer.feed(piece);
        framer.forget();
        expect(framer.feed(Buffer.concat([typeText('ok1'), enterKey])).codes).toEqual(['ok1']);
      }),
    );
  });
});
