import { createServer } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';

/** Long enough for IndexedDB to pack the value, and for SQLite to need another page. */
const padding = 'một chạm '.repeat(12_000);

/** LevelDB writes a full memory out as a table behind the page's back, ms. */
const tableMs = 5_000;

/** Stores into which the control page writes in clear, each its own mark. */
export const plantedStores = [
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'indexedDB, long',
  'indexedDB, key',
  'cache',
  'cookie',
  'history',
  'disk cache, gzip',
  'disk cache, brotli',
] as const;
/** Stores that take ASCII alone, or write all else in a way of their own. */
export const asciiStores: ReadonlySet<PlantedStore> = new Set(['cookie', 'indexedDB, key']);
export type PlantedStore = (typeof plantedStores)[number];

/**
 * A page that does what the product must not: writes each mark in clear into one store of the
 * browser. Whoever looks for marks must find every one of these.
 *
 * @param marks text by store; ASCII for `cookie` and `indexedDB, key`.
 */
export async function plantMarks(
  context: BrowserContext,
  page: Page,
  marks: Readonly<Record<PlantedStore, string>>,
): Promise<void> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const packed = (encoding: string, body: Buffer) =>
      response
        .writeHead(200, {
          'cache-control': 'max-age=86400',
          'content-encoding': encoding,
          'content-type': 'text/plain; charset=utf-8',
        })
        .end(body);
    if (path === '/gzip') return packed('gzip', gzipSync(marks['disk cache, gzip'] + padding));
    if (path === '/brotli')
      return packed('br', brotliCompressSync(marks['disk cache, brotli'] + padding));
    return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://localhost:${address.port}`;
  try {
    await page.goto(`${origin}/?${encodeURIComponent(marks.history)}`);
    // As a text: the test runner rewrites functions.
    await page.evaluate(`(async (marks, padding) => {
      localStorage.setItem('planted', marks['localStorage']);
      sessionStorage.setItem('planted', marks['sessionStorage']);
      document.cookie = 'planted=' + marks['cookie'] + '; max-age=86400';
      await fetch('/gzip').then((answer) => answer.text());
      await fetch('/brotli').then((answer) => answer.text());
      const cache = await caches.open('planted');
      await cache.put('/planted', new Response(marks['cache']));
      const db = await new Promise((resolve, reject) => {
        const opening = indexedDB.open('planted', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const tx = db.transaction('rows', 'readwrite', { durability: 'strict' });
      tx.objectStore('rows').put({ text: marks['indexedDB'] }, 'short');
      tx.objectStore('rows').put('keyed', marks['indexedDB, key']);
      tx.objectStore('rows').put({ text: padding + marks['indexedDB, long'] + padding }, 'long');
      await new Promise((resolve, reject) => {
        tx.oncomplete = resolve;
        tx.onerror = () => reject(tx.error);
      });
      // More than LevelDB keeps in memory (4 MB), of what no packing makes smaller.
      const filling = db.transaction('rows', 'readwrite').objectStore('rows');
      const chunk = new Uint8Array(48 * 1024);
      for (let row = 0; row < 200; row += 1) {
        crypto.getRandomValues(chunk);
        filling.put(chunk.slice(), 'filling ' + row);
      }
      await new Promise((resolve, reject) => {
        filling.transaction.oncomplete = resolve;
        filling.transaction.onerror = () => reject(filling.transaction.error);
      });
      const after = db.transaction('rows', 'readwrite', { durability: 'strict' });
      after.objectStore('rows').put(chunk, 'last');
      await new Promise((resolve) => {
        after.oncomplete = resolve;
      });
      db.close();
    })(${JSON.stringify(marks)}, ${JSON.stringify(padding)})`);
    await page.waitForTimeout(tableMs);
    // Another page: the entry of the history is written when it is left.
    await page.goto(`${origin}/left`);
    await context.close();
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
