import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReplyReader } from './replies.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('replies of a printer', () => {
  test('are told apart by their fixed bits', () => {
    const reader = new ReplyReader();
    expect(reader.push(bytes(0x12))).toEqual([{ type: 'realTime', bits: 0x12 }]);
    expect(reader.push(bytes(0x1a))).toEqual([{ type: 'realTime', bits: 0x1a }]);
    expect(reader.push(bytes(0x00))).toEqual([{ type: 'paper', bits: 0 }]);
    expect(reader.push(Buffer.from('7"M00A\0', 'latin1'))).toEqual([
      { type: 'processId', id: 'M00A' },
    ]);
    expect(reader.push(Buffer.from('_12345\0', 'latin1'))).toEqual([
      { type: 'text', text: '12345' },
    ]);
    expect(reader.push(bytes(0x38, 0x00, 0x0f, 0x0f))).toEqual([
      {
        type: 'statusBack',
        status: { offline: true, coverOpen: true, error: false, paperOut: true, paperLow: true },
      },
    ]);
  });

  test('are read however the wire cuts them', () => {
    const stream = Buffer.concat([
      bytes(0x10, 0x00, 0x00, 0x0f),
      Buffer.from('7"M001\0_7\0', 'latin1'),
      bytes(0x12, 0x00),
    ]);
    const whole = new ReplyReader().push(stream);
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length), { maxLength: 6 }), (cuts) => {
        const reader = new ReplyReader();
        const at = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const replies = at.flatMap((from, i) =>
          reader.push(stream.subarray(from, at[i + 1] ?? from)),
        );
        expect(replies).toEqual(whole);
      }),
    );
    expect(whole).toHaveLength(5);
  });

  test('bytes that belong to no answer are counted: such a line is not believed', () => {
    const reader = new ReplyReader();
    reader.push(Buffer.from('7"M00A\0_7\0', 'latin1'));
    reader.push(bytes(0x12, 0x00, 0x10, 0x00, 0x00, 0x0f));
    expect(reader.noiseBytes).toBe(0);
    reader.push(bytes(0xff, 0x91));
    expect(reader.noiseBytes).toBe(2);
  });

  test('noise never throws, never grows, and a good reply after it is read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const reader = new ReplyReader();
        reader.push(noise);
        // The longest unfinished reply is 24 bytes: after as many idle bytes all is well again.
        reader.push(new Uint8Array(32));
        expect(reader.push(Buffer.from('7"M001\0', 'latin1')).at(-1)).toEqual({
          type: 'processId',
          id: 'M001',
        });
      }),
    );
  });
});
