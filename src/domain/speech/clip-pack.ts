import * as z from 'zod/mini';
import { err, fromUtf8, type Language, ok, type Result, toUtf8 } from '../basics/index.ts';

/** How a clip came to be; told apart wherever coverage is told (R28). */
export const clipKinds = ['recorded', 'synthesised'] as const;
export type ClipKind = (typeof clipKinds)[number];

/** One spoken utterance, as a sound file. */
export interface Clip {
  /** `clipKey` of its words. */
  readonly key: string;
  readonly language: Language;
  readonly kind: ClipKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Largest clip, bytes: half a minute of speech in Opus at 24 kbit/s, and room. */
export const clipBytesMax = 256 * 1024;
/** Most clips of one pack. */
export const clipsMax = 20_000;

const HeadSchema = z.strictObject({
  type: z.literal('motcham-clips'),
  v: z.literal(1),
  clips: z
    .array(
      z.strictObject({
        key: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
        language: z.enum(['vi', 'en']),
        kind: z.enum(clipKinds),
        bytes: z.int().check(z.minimum(1), z.maximum(clipBytesMax)),
      }),
    )
    .check(z.maxLength(clipsMax)),
});

/** Bytes of the length that stands before the head, little-endian. */
const lengthBytes = 4;

/** Clips as one section: a head that names them, then their bytes one after the other. */
export function packClips(clips: readonly Clip[]): Uint8Array<ArrayBuffer> {
  const head = toUtf8(
    JSON.stringify({
      type: 'motcham-clips',
      v: 1,
      clips: clips.map(({ key, language, kind, bytes }) => ({
        key,
        language,
        kind,
        bytes: bytes.length,
      })),
    }),
  );
  const size = clips.reduce((sum, { bytes }) => sum + bytes.length, lengthBytes + head.length);
  const pack = new Uint8Array(size);
  new DataView(pack.buffer).setUint32(0, head.length, true);
  pack.set(head, lengthBytes);
  let at = lengthBytes + head.length;
  for (const { bytes } of clips) {
    pack.set(bytes, at);
    at += bytes.length;
  }
  return pack;
}

/** Reads a pack whole; its clips are views of it. Anything left over or missing is `malformed`. */
export function readClipPack(pack: Uint8Array<ArrayBuffer>): Result<readonly Clip[], 'malformed'> {
  if (pack.length < lengthBytes) return err('malformed');
  const headLength = new DataView(pack.buffer, pack.byteOffset).getUint32(0, true);
  let at = lengthBytes + headLength;
  if (at > pack.length) return err('malformed');
  let json: unknown;
  try {
    json = JSON.parse(fromUtf8(pack.subarray(lengthBytes, at)));
  } catch {
    return err('malformed');
  }
  const head = HeadSchema.safeParse(json);
  if (!head.success) return err('malformed');
  const clips: Clip[] = [];
  for (const { key, language, kind, bytes } of head.data.clips) {
    clips.push({ key, language, kind, bytes: pack.subarray(at, at + bytes) });
    at += bytes;
  }
  return at === pack.length ? ok(clips) : err('malformed');
}
