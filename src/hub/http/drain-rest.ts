import type { Readable } from 'node:stream';

/** Most of a refused body that is read to its end, bytes: what a proxy that buffers may still send. */
const restBytesMax = 1024 * 1024;
/** Longest wait for it, ms. */
const restMs = 2_000;

/**
 * Reads the rest of a body that nobody wants, so that its sender has said all before it is answered.
 * A line that is closed over unread bytes is reset, and a proxy in between then tells its caller
 * "502" and not what the hub said. Bounded: whoever goes on sending is cut off as before.
 */
export async function drainRest(
  body: Readable,
  { bytesMax = restBytesMax, withinMs = restMs } = {},
): Promise<void> {
  if (body.readableEnded || body.destroyed) return;
  await new Promise<void>((resolve) => {
    let read = 0;
    const end = () => {
      clearTimeout(late);
      body.off('data', count).off('end', end).off('close', end).off('error', end);
      resolve();
    };
    const late = setTimeout(end, withinMs);
    function count({ length }: Uint8Array) {
      read += length;
      if (read > bytesMax) end();
    }
    body.on('data', count).on('end', end).on('close', end).on('error', end).resume();
  });
}
