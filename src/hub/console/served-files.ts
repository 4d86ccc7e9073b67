import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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

/** A built file in memory, squeezed once. */
export interface ServedFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
  readonly etag: string;
  /** Vite names everything under assets/ by its content. */
  readonly isNamedByContent: boolean;
}

/** A file of a type of ours, squeezed once. */
export function servedFile(name: string, plain: Buffer): ServedFile {
  const type = types[extname(name)] ?? 'application/octet-stream';
  const isText = /text|svg|json/.test(type);
  return {
    type,
    plain,
    ...(isText && plain.length >= squeezedFrom ? { gzip: gzipSync(plain) } : {}),
    // JSON is made while the hub serves: brotli of half a megabyte would hold everybody up.
    ...(isText && plain.length >= squeezedFrom && !type.includes('json')
      ? { br: brotliCompressSync(plain) }
      : {}),
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
export function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: ServedFile,
): FastifyReply {
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
  for (const [name, bytes] of [
    ['br', file.br],
    ['gzip', file.gzip],
  ] as const) {
    if (bytes === undefined || !new RegExp(`\\b${name}\\b`).test(accepted)) continue;
    return reply.header('content-encoding', name).send(bytes);
  }
  return reply.send(file.plain);
}
