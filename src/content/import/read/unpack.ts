import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportStop } from '../import-problem.ts';
import { unpackedBytesMax } from '../limits.ts';

/** Bytes looked at before anything is decided: enough for every mark of a format. */
const peekBytes = 4096;

export interface Peeked {
  readonly head: Uint8Array;
  /** Everything, the head included. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Looks at the first bytes without losing them. */
export async function peek(source: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < peekBytes) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    bytes += next.value.length;
  }
  async function* all() {
    try {
      yield* first;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(first).subarray(0, peekBytes), chunks: all() };
}

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;
export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;

/** Counts what comes out, whatever the packed file claims, and stops a bomb while it swells. */
async function* capped(chunks: AsyncIterable<Uint8Array>, name: string) {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > unpackedBytesMax) {
      throw new ImportStop(
        `${name} unpacks to more than ${unpackedBytesMax / 1024 / 1024} MB`,
        'This is no catalogue; check where it comes from.',
      );
    }
    yield chunk;
  }
}

async function* gunzipped(chunks: AsyncIterable<Uint8Array>, name: string) {
  const source = Readable.from(chunks);
  const gunzip = createGunzip();
  // An error of the source would otherwise leave the unpacker waiting for ever.
  source.on('error', (cause) => gunzip.destroy(cause));
  source.pipe(gunzip);
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (cause) {
    if (cause instanceof ImportStop) throw cause;
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    throw code === 'Z_BUF_ERROR'
      ? new ImportStop(`${name} is cut off: its gzip has no end`, 'Fetch the file again.')
      : new ImportStop(`${name} is damaged: its gzip cannot be unpacked`, 'Fetch the file again.');
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** Unpacks gzip if it is gzip, within the limits. */
export async function unpack(source: AsyncIterable<Uint8Array>, name: string): Promise<Peeked> {
  const packed = await peek(source);
  if (!isGzip(packed.head)) return { head: packed.head, chunks: capped(packed.chunks, name) };
  return peek(capped(gunzipped(packed.chunks, name), name));
}
