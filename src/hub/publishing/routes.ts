import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hubPaths } from '../../domain/api/index.ts';
import type { HubContext } from '../context.ts';
import { ProblemError } from '../http/index.ts';
import { ByteCache } from './byte-cache.ts';

/** Sections kept in memory, bytes: a national catalogue packed; a CDN stands before a city's hub. */
const cacheBytesMax = 32 * 1024 * 1024;
/** Below it a packet is a packet. */
const packBytesMin = 512;

const pack = promisify(gzip);

/** Bytes as they are, and packed where that is shorter. */
interface Packed {
  readonly plain: Buffer;
  readonly gzip: Buffer | undefined;
}

/** Off the event loop: an index of 3 MB takes a tenth of a second. */
async function packed(plain: Buffer): Promise<Packed> {
  const short = plain.length < packBytesMin ? plain : await pack(plain);
  return { plain, gzip: short.length < plain.length ? short : undefined };
}

/** The signed manifest, and immutable sections by their hash. Unsigned reads: content is signed. */
export function publishingRoutes(app: FastifyInstance, hub: HubContext): void {
  const sections = new ByteCache<Packed>(cacheBytesMax);
  let manifest: { readonly version: number; readonly body: Packed } | undefined;

  app.get(hubPaths.manifest, async (request, reply) => {
    if (hub.published.version === 0) throw new ProblemError('nothing-published');
    if (manifest?.version !== hub.published.version) {
      const { version, document } = await hub.store.db
        .selectFrom('publications')
        .select(['version', 'document'])
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
      manifest = { version, body: await packed(Buffer.from(document)) };
    }
    reply.header('cache-control', 'no-cache');
    const etag = `"v${manifest.version}-${hub.store.epoch.slice(0, 8)}"`;
    return conditional(request, reply, etag, 'application/json; charset=utf-8', manifest.body);
  });

  app.get<{ Params: { sha256: string } }>(hubPaths.section(':sha256'), async (request, reply) => {
    const { sha256 } = request.params;
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new ProblemError('not-found');
    let body = sections.find(sha256);
    if (body === undefined) {
      const row = await hub.store.db
        .selectFrom('sections')
        .select('bytes')
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      if (row === undefined) throw new ProblemError('not-found');
      body = await packed(row.bytes);
      sections.keep(sha256, body, body.plain.length + (body.gzip?.length ?? 0));
    }
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return conditional(request, reply, `"${sha256}"`, 'application/octet-stream', body);
  });
}

function conditional(
  request: FastifyRequest,
  reply: FastifyReply,
  etag: string,
  type: string,
  body: Packed,
): FastifyReply {
  reply.header('etag', etag).header('vary', 'accept-encoding');
  const known = request.headers['if-none-match']
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(etag) === true) return reply.code(304).send();
  reply.type(type);
  // The hash is of the plain bytes: who does not unpack is served as well.
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!takesGzip || body.gzip === undefined) return reply.send(body.plain);
  return reply.header('content-encoding', 'gzip').send(body.gzip);
}
