import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '../store/index.ts';

/** Read at once, bytes: a hundred kiosks that fetch a package hold a hundred of these. */
const partBytes = 1024 * 1024;

/**
 * Sends what is too long to be held: a package, part by part, from where the kiosk broke off when
 * it says so. Whole when the range makes no sense.
 */
export function sendInParts(
  store: Store,
  request: FastifyRequest,
  reply: FastifyReply,
  { sha256, length }: { readonly sha256: string; readonly length: number },
): FastifyReply {
  const range = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(request.headers.range ?? '');
  const from = Number(range?.[1] ?? 0);
  const to = Math.min(range?.[2] ? Number(range[2]) : length - 1, length - 1);
  const isPart = range !== null && from <= to;
  const [first, last] = isPart ? [from, to] : [0, length - 1];
  reply
    .header('etag', `"${sha256}"`)
    .header('accept-ranges', 'bytes')
    .header('content-length', String(last - first + 1))
    .type('application/octet-stream');
  if (isPart) reply.code(206).header('content-range', `bytes ${first}-${last}/${length}`);
  return reply.send(Readable.from(partsOf(store, sha256, first, last)));
}

async function* partsOf(
  store: Store,
  sha256: string,
  first: number,
  last: number,
): AsyncGenerator<Buffer> {
  for (let at = first; at <= last; at += partBytes) {
    const { rows } = await store.pool.query<{ part: Buffer }>(
      // `substring` of bytes counts from 1, and reads no more of the row than it needs.
      'select substring(bytes from $2 for $3) as part from sections where sha256 = $1',
      [sha256, at + 1, Math.min(partBytes, last - at + 1)],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('a section went away while it was sent');
    yield row.part;
  }
}
