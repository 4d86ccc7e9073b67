import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hubPaths } from '../../domain/api/index.ts';
import type { HubContext } from '../context.ts';
import { ProblemError } from '../http/index.ts';
import { ByteCache } from './byte-cache.ts';

/** Sections kept in memory, bytes: a starter catalogue whole; a CDN stands before a city's hub. */
const cacheBytesMax = 32 * 1024 * 1024;

/** The signed manifest, and immutable sections by their hash. Unsigned reads: content is signed. */
export function publishingRoutes(app: FastifyInstance, hub: HubContext): void {
  const sections = new ByteCache(cacheBytesMax);
  let manifest: { readonly version: number; readonly document: string } | undefined;

  app.get(hubPaths.manifest, async (request, reply) => {
    if (hub.published.version === 0) throw new ProblemError('nothing-published');
    if (manifest?.version !== hub.published.version) {
      manifest = await hub.store.db
        .selectFrom('publications')
        .select(['version', 'document'])
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
    }
    reply.header('cache-control', 'no-cache');
    const etag = `"v${manifest.version}-${hub.store.epoch.slice(0, 8)}"`;
    return conditional(request, reply, etag, 'application/json; charset=utf-8', manifest.document);
  });

  app.get<{ Params: { sha256: string } }>(hubPaths.section(':sha256'), async (request, reply) => {
    const { sha256 } = request.params;
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new ProblemError('not-found');
    let bytes = sections.find(sha256);
    if (bytes === undefined) {
      const row = await hub.store.db
        .selectFrom('sections')
        .select('bytes')
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      if (row === undefined) throw new ProblemError('not-found');
      bytes = row.bytes;
      sections.keep(sha256, bytes);
    }
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return conditional(request, reply, `"${sha256}"`, 'application/octet-stream', bytes);
  });
}

function conditional(
  request: FastifyRequest,
  reply: FastifyReply,
  etag: string,
  type: string,
  body: string | Buffer,
): FastifyReply {
  reply.header('etag', etag);
  const known = request.headers['if-none-match']
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(etag) === true) return reply.code(304).send();
  return reply.type(type).send(body);
}
