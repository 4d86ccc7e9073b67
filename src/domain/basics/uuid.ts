import type { Clock, FillRandom } from './world.ts';

/** A UUID, version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then randomness. Sorts by time. */
export function newUuidV7(clock: Clock, fillRandom: FillRandom): string {
  const bytes = fillRandom(new Uint8Array(16));
  let time = Math.floor(clock());
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** A UUID of version 7, lower case. */
export const uuidV7Pattern =
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
