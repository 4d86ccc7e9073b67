import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { sendProblem } from './answer.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.opus': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.txt': 'text/plain; charset=utf-8',
};

/** A hash in the name: the file never changes under it. */
const hashed = /^\/assets\/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

/**
 * Serves the built page and nothing outside its directory: a path is decoded once, must not climb,
 * and the real path (links followed) must lie inside.
 */
export class StaticFiles {
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  /** @throws when there is no built page; the message says what to do. */
  static async open(directory: string): Promise<StaticFiles> {
    const root = await realpath(directory).catch(() => undefined);
    const index =
      root === undefined ? undefined : await stat(join(root, 'index.html')).catch(() => undefined);
    if (root === undefined || index === undefined) {
      throw new Error(`There is no built page in ${directory}. Run "npm run build" first.`);
    }
    return new StaticFiles(root);
  }

  async serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendProblem(response, 'not-found', 'Only GET and HEAD are answered here.');
      return;
    }
    const file = await this.#find(path === '/' ? '/index.html' : path);
    if (file === undefined) {
      sendProblem(response, 'not-found');
      return;
    }
    const etag = `"${file.bytes.toString(36)}-${Math.trunc(file.changedMs).toString(36)}"`;
    // The page and its worker are asked for each time: an update must not hide behind a cache.
    const cache = hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
    const headers = {
      'content-type': types[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
      'cache-control': cache,
      etag,
    };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, { ...headers, 'content-length': file.bytes });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response);
  }

  async #find(
    path: string,
  ): Promise<{ path: string; bytes: number; changedMs: number } | undefined> {
    let decoded: string;
    try {
      decoded = decodeURIComponent(path);
    } catch {
      return undefined;
    }
    if (decoded.includes('\0') || decoded.includes('\\') || decoded.split('/').includes('..')) {
      return undefined;
    }
    const real = await realpath(join(this.#root, decoded)).catch(() => undefined);
    if (real === undefined || !real.startsWith(this.#root + sep)) return undefined;
    const facts = await stat(real);
    return facts.isFile() ? { path: real, bytes: facts.size, changedMs: facts.mtimeMs } : undefined;
  }
}
