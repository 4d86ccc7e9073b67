import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteFramer } from './byte-framer.ts';
import { tooLongCode } from './code-framer.ts';

const card = '001099012345||Nguyễn Thị Hường|05031999|Nữ|Số 3 phố Đội Cấn, Hà Nội|12082021';
const bytes = (text: string) => Buffer.from(text, 'utf8');
const feed = (text: string | Uint8Array, framer = new ByteFramer('enter')) =>
  framer.feed(typeof text === 'string' ? bytes(text) : text).codes;

describe('bytes of a serial scanner', () => {
  test('however they are cut: the same codes, Vietnamese letters whole', () => {
    const all = bytes(`${card}\r\n8935049500018\r${card}\n`);
    for (let size = 1; size <= all.length; size += 1) {
      const framer = new ByteFramer('enter');
      const codes: string[] = [];
      for (let at = 0; at < all.length; at += size) {
        codes.push(...framer.feed(all.subarray(at, at + size)).codes);
      }
      expect(codes).toEqual([card, '8935049500018', card]);
      expect(framer.isPending).toBe(false);
    }
  });

  test('two codes glued by their line ends are two; CRLF is one end', () => {
    expect(feed('AAA111\rBBB222\r')).toEqual(['AAA111', 'BBB222']);
    expect(feed('AAA111\r\nBBB222\r\n\r\n')).toEqual(['AAA111', 'BBB222']);
  });

  test('controls are dropped; the separator inside GS1 codes stays', () => {
    expect(feed('\x02AB\x00C\x1b[2J\x08\x7f1\x03\r')).toEqual(['ABC[2J1']);
    expect(feed('0108935049500018\x1d10LOT\r')).toEqual(['0108935049500018\x1d10LOT']);
    expect(feed('A\u0085B\u009bC\r')).toEqual(['ABC']);
  });

  test('a code of 4 KB is whole; one that is longer is told, and nothing of it', () => {
    expect(feed(`${'7'.repeat(4096)}\r`)).toEqual(['7'.repeat(4096)]);
    const framer = new ByteFramer('enter');
    const { codes, tooLong } = framer.feed(bytes(`   ${'7'.repeat(9000)}\r123456\r`));
    expect(codes).toEqual([tooLongCode, '123456']);
    expect(tooLong).toBe(1);
  });

  test('bytes that are no UTF-8 are marked, never guessed at', () => {
    const windows1258 = Buffer.from([...bytes('001|Tr'), 0xe2, 0xcc, ...bytes('n|1\r')]);
    const [code] = feed(windows1258);
    expect(code).toContain('\ufffd');
    expect(code).toContain('001|Tr');
  });

  test('tab ends where it is the suffix, and a line end then belongs to the text', () => {
    const framer = new ByteFramer('tab');
    expect(framer.feed(bytes('two\nlines\t')).codes).toEqual(['two\nlines']);
    expect(framer.feed(bytes('two\tlines\r')).codes).toEqual(['two']);
  });

  test('silence ends a code without suffix, and gives up one whose suffix is missing', () => {
    const without = new ByteFramer('none');
    expect(without.feed(bytes(`${card}\r\n`)).codes).toEqual([]);
    expect(without.silence()).toBe(card);
    expect(without.silence()).toBeUndefined();
    const torn = new ByteFramer('enter');
    torn.feed(bytes(card));
    expect(torn.isPending).toBe(true);
    expect(torn.silence()).toBeUndefined();
    expect(torn.isPending).toBe(false);
    // The rest that comes late is not glued to the next code's head.
    expect(torn.feed(bytes('123456\r')).codes).toEqual(['123456']);
  });

  test('half a code of a scanner that was pulled out does not reach the next', () => {
    const framer = new ByteFramer('enter');
    framer.feed(bytes(card.slice(0, 20)));
    framer.forget();
    expect(framer.feed(bytes('8935049500018\r')).codes).toEqual(['8935049500018']);
  });

  test('whatever comes: texts without controls, of bounded length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 40 }),
        fc.constantFrom('enter' as const, 'tab' as const, 'none' as const),
        (pieces, suffix) => {
          const framer = new ByteFramer(suffix);
          const codes = pieces.flatMap((piece) => [...framer.feed(piece).codes]);
          const last = framer.silence();
          for (const code of last === undefined ? codes : [...codes, last]) {
            const controls = [...code.matchAll(/\p{Cc}/gu)].map(([control]) => control);
            expect(['\t', '\n', '\r', '\x1d']).toEqual(expect.arrayContaining(controls));
            expect(code).not.toBe('');
            expect(Buffer.byteLength(code)).toBeLessThanOrEqual(3 * 4096);
          }
          expect(framer.isPending).toBe(false);
        },
      ),
    );
  });
});
