import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { hubPaths } from '../../domain/api/index.ts';
import {
  sectionBatchBytesMax,
  sectionBatchCountMax,
  sectionBytesMax,
} from '../../domain/bundle/index.ts';
import { ProblemError } from '../http/index.ts';
import { ByteCache } from './byte-cache.ts';
import type { PublishingHub } from './publishing-hub.ts';
import { sendInParts } from './send-in-parts.ts';
import { findFile } from './tuf-files.ts';

/** Sections kept in memory, bytes: a national catalogue packed; a CDN stands before a city's hub. */
const cacheBytesMax = 32 * 1024 * 1024;
/** Below it a packet is a packet. */
const packBytesMin = 512;

/** Metadata kept in memory, bytes: some hundred files. */
const metadataCacheBytesMax = 2 * 1024 * 1024;
const immutable = 'public, max-age=31536000, immutable';

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

/**
 * The repository's metadata, and immutable sections by their hash: manifests and everything they
 * name. Unsigned reads: content is signed by its publishers.
 */
export function publishingRoutes(app: FastifyInstance, hub: PublishingHub): void {
  const sections = new ByteCache<Packed>(cacheBytesMax);
  /** Every file but the timestamp is under its name for ever. */
  const metadata = new ByteCache<Packed>(metadataCacheBytesMax);

  app.get<{ Params: { name: string } }>(hubPaths.tuf(':name'), async (request, reply) => {
    const { name } = request.params;
    if (!/^(timestamp|[1-9]\d{0,8}\.(root|snapshot|targets))\.json$/.test(name)) {
      throw new ProblemError('not-found');
    }
    const isTimestamp = name === 'timestamp.json';
    let body = isTimestamp ? undefined : metadata.find(name);
    if (body === undefined) {
      const bytes = await findFile(hub.store.pool, name);
      // Every refresh asks for the root after the newest: that there is none is no mistake, and a
      // browser would write one down.
      if (bytes === undefined && name.endsWith('.root.json'))
        return reply.header('cache-control', 'no-cache').code(204).send();
      if (bytes === undefined)
        throw new ProblemError(isTimestamp ? 'nothing-published' : 'not-found');
      body = await packed(Buffer.from(bytes));
      if (!isTimestamp) metadata.keep(name, body, body.plain.length + (body.gzip?.length ?? 0));
    }
    const type = 'application/json; charset=utf-8';
    if (!isTimestamp) {
      reply.header('cache-control', immutable);
      return conditional(request, reply, `"${hub.store.epoch.slice(0, 8)}-${name}"`, type, body);
    }
    reply.header('cache-control', 'no-cache');
    const hash = createHash('sha256').update(body.plain).digest('hex');
    return conditional(request, reply, `"${hash.slice(0, 32)}"`, type, body);
  });

  app.get<{ Params: { sha256: string } }>(hubPaths.section(':sha256'), async (request, reply) => {
    const { sha256 } = request.params;
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new ProblemError('not-found');
    let body = sections.find(sha256);
    if (body === undefined) {
      const row = await hub.store.db
        .selectFrom('sections')
        .select(({ fn }) => [
          fn<number>('octet_length', ['bytes']).as('length'),
          // What is longer than a section is a package, and never held whole.
          sql<Buffer | null>`case when octet_length(bytes) <= ${sectionBytesMax} then bytes end`.as(
            'bytes',
          ),
        ])
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      if (row === undefined) throw new ProblemError('not-found');
      if (row.bytes === null) {
        reply.header('cache-control', immutable);
        return sendInParts(hub.store, request, reply, { sha256, length: row.length });
      }
      body = await packed(row.bytes);
      sections.keep(sha256, body, body.plain.length + (body.gzip?.length ?? 0));
    }
    reply.header('cache-control', immutable);
    return conditional(request, reply, `"${sha256}"`, 'application/octet-stream', body);
  });

  app.get<{ Querystring: { of?: unknown } }>(hubPaths.sections, async (request, reply) => {
    const { of } = request.query;
    const hashes = typeof of === 'string' ? of.split(',') : [];
    const isList =
      hashes.length <= sectionBatchCountMax && hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash));
    if (!isList || new Set(hashes).size !== hashes.length) throw new ProblemError('not-found');
    const name = createHash('sha256').update(hashes.join()).digest('hex');
    let body = sections.find(name);
    if (body === undefined) {
      const bytes = await findTogether(hub, hashes);
      if (bytes === undefined) throw new ProblemError('not-found');
      body = await packed(bytes);
      sections.keep(name, body, body.plain.length + (body.gzip?.length ?? 0));
    }
    reply.header('cache-control', immutable);
    return conditional(request, reply, `"${name}"`, 'application/octet-stream', body);
  });
}

/** Sections one after another; undefined where one is not there or they are too long together. */
async function findTogether(
  hub: PublishingHub,
  hashes: readonly string[],
): Promise<Buffer | undefined> {
  const rows = await hub.store.db
    .selectFrom('sections')
    .select(['sha256', 'bytes'])
    .where('sha256', 'in', hashes)
    // Judged before any is read: packages lie beside sections.
    .where(
      ({ selectFrom, fn }) =>
        sql<boolean>`${selectFrom('sections')
          .select(fn.sum(sql<number>`octet_length(bytes)`).as('length'))
          .where('sha256', 'in', hashes)} <= ${sectionBatchBytesMax}`,
    )
    .execute();
  const bytes = new Map(rows.map((row) => [row.sha256, row.bytes]));
  const found = hashes.flatMap((hash) => bytes.get(hash) ?? []);
  return found.length === hashes.length ? Buffer.concat(found) : undefined;
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
