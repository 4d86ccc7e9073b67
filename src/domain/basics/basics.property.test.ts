import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  crockfordCheck,
  fromBase64,
  fromBase64Url,
  fromUtf8,
  type Json,
  newUuidV7,
  normaliseCrockford,
  sha256,
  toBase64,
  toBase64Url,
  toHex,
  toUtf8,
  uuidV7Pattern,
} from './index.ts';

const bytes = fc.uint8Array({ maxLength: 300 });

describe('bytes', () => {
  it('survive both base64 alphabets, as Node reads them', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        expect(toBase64Url(given)).toBe(Buffer.from(given).toString('base64url'));
        expect(toBase64(given)).toBe(Buffer.from(given).toString('base64'));
        expect([...fromBase64Url(toBase64Url(given))]).toEqual([...given]);
        expect([...fromBase64(toBase64(given))]).toEqual([...given]);
      }),
    );
    expect(() => fromBase64Url('a+b/')).toThrow();
  });

  it('hash as published', async () => {
    // FIPS 180-4, the "abc" example.
    expect(toHex(await sha256(toUtf8('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(() => fromUtf8(new Uint8Array([0xc3, 0x28]))).toThrow();
  });
});

describe('canonical JSON', () => {
  it('is one text for equal values, whatever the order of their keys', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean())),
        (given) => {
          const reversed = Object.fromEntries(Object.entries(given).reverse());
          expect(canonicalJson(reversed)).toBe(canonicalJson(given));
          expect(JSON.parse(canonicalJson(given))).toEqual({ ...given });
        },
      ),
    );
  });

  it('keeps the order of lists, drops undefined and refuses what JSON would not repeat', () => {
    expect(canonicalJson({ b: [2, 1], a: undefined, c: null })).toBe('{"b":[2,1],"c":null}');
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1e-7] as Json[]) {
      expect(() => canonicalJson(wrong)).toThrow();
    }
  });
});

describe('Crockford check character', () => {
  it('finds every wrong character and every swap of neighbours', () => {
    const code = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    fc.assert(
      fc.property(code, fc.nat(8), (given, at) => {
        const check = crockfordCheck(given);
        expect(check).toBeDefined();
        const swapped =
          given.slice(0, at) + given.charAt(at + 1) + given.charAt(at) + given.slice(at + 2);
        if (swapped !== given) expect(crockfordCheck(swapped)).not.toBe(check);
        expect(crockfordCheck(normaliseCrockford(given.toLowerCase()))).toBe(check);
      }),
    );
    expect(crockfordCheck('ABCU')).toBeUndefined();
  });
});

describe('UUID version 7', () => {
  it('has the shape and sorts by its time', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 47 }), fc.nat({ max: 2 ** 30 }), (time, later) => {
        const fill = (array: Uint8Array<ArrayBuffer>) => array.fill(0xff);
        const first = newUuidV7(() => time, fill);
        const second = newUuidV7(
          () => time + later + 1,
          (array) => array.fill(0),
        );
        expect(first).toMatch(uuidV7Pattern);
        expect(first < second).toBe(true);
        expect(Number.parseInt(first.replaceAll('-', '').slice(0, 12), 16)).toBe(time);
      }),
    );
  });
});
