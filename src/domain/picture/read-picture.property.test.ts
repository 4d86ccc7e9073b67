import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPictureHead } from './read-picture.ts';

const starts = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  [0xff, 0xd8, 0xff],
  [...new TextEncoder().encode('RIFF1234WEBPVP8 ')],
  [...new TextEncoder().encode('RIFF1234WEBPVP8L')],
  [...new TextEncoder().encode('RIFF1234WEBPVP8X')],
  [],
];

it('reads whatever comes to an end, and tells sides that are at least one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 600 }), (start, rest) => {
      const head = readPictureHead(Uint8Array.from([...start, ...rest]));
      if (head === undefined) return;
      expect(Math.min(head.width, head.height)).toBeGreaterThan(0);
      expect(Number.isInteger(head.width) && Number.isInteger(head.height)).toBe(true);
    }),
  );
});
