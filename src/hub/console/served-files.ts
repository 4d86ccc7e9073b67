import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Bytes from which squeezing pays. */
const squeezedFrom = 1024;

const squeezers = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const;
type Squeezing = keyof typeof squeezers;

/** A built file in memory; squeezed when it is first asked for, off the event loop, and once. */
export interface ServedFile {
  readonly type: string;
  readonly plain: Buffer;
  /** How it may be squeezed, the shortest first. */
  readonly squeezings: readonly Squeezing[];
  readonly squeezed: Map<Squeezing, Promise<Buffer>>;
  readonly etag: string;
  /** Vite names everything under assets/ by its content. */
  readonly isNamedByContent: boolean;
}

/** A file of a type of ours. */
export function servedFile(name: string, plain: Buffer): ServedFile {
  const type = types[extname(name)] ?? 'application/octet-stream';
  const isText = /text|svg|json/.test(type) && plain.length >= squeezedFrom;
  return {
    type,
    plain,
    // JSON is made while the hub serves: brotli of half a megabyte takes a second of a core.
    squeezings: !isText ? [] : type.includes('json') ? ['gzip'] : ['br', 'gzip'],
    squeezed: new Map(),
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    isNamedByContent: /^((preview|phone)\/)?assets\//.test(name),
  };
}

/** Every file of a build that has a type of ours, by its path with `/`. */
export async function readFiles(directory: string): Promise<ReadonlyMap<string, ServedFile>> {
  const files = new Map<string, ServedFile>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(directory, path).split(sep).join('/');
    const plain = await readFile(path);
    if (types[extname(name)] !== undefined) files.set(name, servedFile(name, plain));
  }
  return files;
}

/** Answers with a file: squeezed as the asker takes it, or 304. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: ServedFile,
): Promise<FastifyReply> {
  reply
    .type(file.type)
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .header(
      'cache-control',
      file.isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const squeezing = file.squeezings.find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
  if (squeezing === undefined) return reply.send(file.plain);
  let bytes = file.squeezed.get(squeezing);
  if (bytes === undefined) {
    bytes = squeezers[squeezing](file.plain);
    file.squeezed.set(squeezing, bytes);
  }
  return reply.header('content-encoding', squeezing).send(await bytes);
}
