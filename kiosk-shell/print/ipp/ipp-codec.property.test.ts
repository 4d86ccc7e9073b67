import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeIpp } from './ipp-decode.ts';
import { encodeIpp } from './ipp-encode.ts';
import {
  attributesMax,
  collectionDepthMax,
  type IppAttribute,
  type IppMessage,
  type IppValue,
} from './ipp-message.ts';
import { valueTags } from './ipp-tags.ts';

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const name = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 });
const tagsOf = (...tags: number[]) => fc.constantFrom(...tags);

const plain: fc.Arbitrary<IppValue> = fc.oneof(
  fc.record({ tag: tagsOf(0x10, 0x12, 0x13), type: fc.constant('none' as const) }),
  fc.record({ tag: tagsOf(0x21, 0x23), type: fc.constant('integer' as const), value: int32 }),
  fc.record({ tag: tagsOf(0x22), type: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({ tag: tagsOf(0x33), type: fc.constant('range' as const), lower: int32, upper: int32 }),
  fc.record({
    tag: tagsOf(0x32),
    type: fc.constant('resolution' as const),
    crossFeed: int32,
    feed: int32,
    units: fc.nat(255),
  }),
  fc.record({
    tag: tagsOf(0x41, 0x42, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49),
    type: fc.constant('text' as const),
    text,
  }),
  fc.record({
    tag: tagsOf(0x35, 0x36),
    type: fc.constant('localText' as const),
    language: name,
    text,
  }),
  fc.record({
    tag: tagsOf(0x30, 0x31, 0x60),
    type: fc.constant('octets' as const),
    octets: fc.uint8Array({ maxLength: 20 }),
  }),
);

const attributeOf = (value: fc.Arbitrary<IppValue>): fc.Arbitrary<IppAttribute> =>
  fc.record({ name, values: fc.array(value, { minLength: 1, maxLength: 3 }) });

const collectionOf = (member: fc.Arbitrary<IppAttribute>): fc.Arbitrary<IppValue> =>
  fc.record({
    tag: fc.constant<number>(valueTags.begCollection),
    type: fc.constant('collection' as const),
    members: fc.array(member, { maxLength: 3 }),
  });
const shallow = attributeOf(plain);
const value = fc.oneof(
  { weight: 4, arbitrary: plain },
  { weight: 1, arbitrary: collectionOf(attributeOf(fc.oneof(plain, collectionOf(shallow)))) },
);

const message: fc.Arbitrary<IppMessage> = fc.record({
  version: fc.nat(0xffff),
  code: fc.nat(0xffff),
  requestId: int32,
  groups: fc.array(
    fc.record({
      tag: tagsOf(0x01, 0x02, 0x04, 0x05),
      attributes: fc.array(attributeOf(value), { maxLength: 4 }),
    }),
    { maxLength: 4 },
  ),
  data: fc.uint8Array({ maxLength: 64 }),
});

/** The same shape, whatever kind of byte array carries it. */
function asPlain(one: IppMessage): unknown {
  return JSON.parse(
    JSON.stringify(one, (_key, value: unknown) =>
      value instanceof Uint8Array
        ? Buffer.from(value).toString('hex')
        : typeof value === 'object' && value !== null && 'data' in value && 'type' in value
          ? Buffer.from(value.data as number[]).toString('hex')
          : value,
    ),
  );
}

describe('the RFC 8010 codec', () => {
  test('what is written is read back', () => {
    fc.assert(
      fc.property(message, (one) => {
        const read = decodeIpp(encodeIpp(one));
        if (!read.ok) throw new Error('not read back');
        expect(asPlain(read.value)).toEqual(asPlain(one));
      }),
    );
  });

  test('what is read and written again is the same bytes', () => {
    fc.assert(
      fc.property(message, (one) => {
        const bytes = encodeIpp(one);
        const read = decodeIpp(bytes);
        if (!read.ok) throw new Error('not read');
        expect(encodeIpp(read.value).equals(bytes)).toBe(true);
      }),
    );
  });

  test('a message that was cut short is malformed, never half a message', () => {
    fc.assert(
      fc.property(message, fc.double({ min: 0, max: 0.999, noNaN: true }), (one, share) => {
        const bytes = encodeIpp({ ...one, data: new Uint8Array(0) });
        expect(decodeIpp(bytes.subarray(0, Math.trunc(bytes.length * share))).ok).toBe(false);
      }),
    );
  });

  test('damaged and random bytes end in a value', () => {
    fc.assert(
      fc.property(message, fc.array(fc.tuple(fc.nat(), fc.nat(255))), (one, damage) => {
        const bytes = encodeIpp(one);
        for (const [at, to] of damage) bytes[at % bytes.length] = to;
        expect(typeof decodeIpp(bytes).ok).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof decodeIpp(bytes).ok).toBe('boolean');
      }),
    );
  });

  test('is bounded in values and in depth', () => {
    const integer: IppValue = { tag: valueTags.integer, type: 'integer', value: 1 };
    const many = (count: number) =>
      decodeIpp(
        encodeIpp({
          version: 0x0200,
          code: 0,
          requestId: 1,
          groups: [{ tag: 4, attributes: [{ name: 'n', values: Array(count).fill(integer) }] }],
          data: new Uint8Array(0),
        }),
      ).ok;
    expect([many(attributesMax), many(attributesMax + 1)]).toEqual([true, false]);
    const deep = (depth: number): IppValue =>
      depth === 0
        ? integer
        : {
            tag: valueTags.begCollection,
            type: 'collection',
            members: [{ name: 'm', values: [deep(depth - 1)] }],
          };
    const nested = (depth: number) =>
      decodeIpp(
        encodeIpp({
          version: 0x0200,
          code: 0,
          requestId: 1,
          groups: [{ tag: 4, attributes: [{ name: 'n', values: [deep(depth)] }] }],
          data: new Uint8Array(0),
        }),
      ).ok;
    expect([nested(collectionDepthMax), nested(collectionDepthMax + 1)]).toEqual([true, false]);
  });

  test('a Get-Jobs request is byte for byte as the RFC lays it out', () => {
    const bytes = encodeIpp({
      version: 0x0200,
      code: 0x000a,
      requestId: 7,
      groups: [
        {
          tag: 1,
          attributes: [
            { name: 'attributes-charset', values: [{ tag: 0x47, type: 'text', text: 'utf-8' }] },
            { name: 'limit', values: [{ tag: 0x21, type: 'integer', value: 9 }] },
          ],
        },
      ],
      data: new Uint8Array(0),
    });
    expect(bytes.toString('latin1')).toBe(
      '\x02\x00\x00\x0a\x00\x00\x00\x07\x01' +
        '\x47\x00\x12attributes-charset\x00\x05utf-8' +
        '\x21\x00\x05limit\x00\x04\x00\x00\x00\x09\x03',
    );
  });
});
