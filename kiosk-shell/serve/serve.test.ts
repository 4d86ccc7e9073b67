import { statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';
import { listenLocal } from './index.ts';

// Real sockets, disks and processes on a shared machine; no test measures time by this.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let kiosk: TestShell;
beforeAll(async () => {
  kiosk = await startTestShell();
  symlinkSync(join(kiosk.directory, 'secret.txt'), join(kiosk.directory, 'page', 'link.txt'));
});
afterAll(() => kiosk.close());

describe('the page', () => {
  test('comes with its policy and no right for anything foreign', async () => {
    const { status, headers, text } = await kiosk.ask('/');
    expect(status).toBe(200);
    expect(text).toContain('Một Chạm');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = headers['content-security-policy'];
    expect(policy).toContain(
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    );
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  test('hashed files are kept for ever, page and worker are asked for each time', async () => {
    const cache = async (path: string) => (await kiosk.ask(path)).headers['cache-control'];
    expect(await cache('/assets/app-B4c_D3f9.js')).toContain('immutable');
    expect(await cache('/service-worker.js')).toBe('no-cache');
    expect(await cache('/index.html')).toBe('no-cache');
  });

  test('types are right: a module script of another type does not run', async () => {
    const type = async (path: string) => (await kiosk.ask(path)).headers['content-type'];
    expect(await type('/assets/app-B4c_D3f9.js')).toBe('text/javascript; charset=utf-8');
    expect(await type('/assets/zxing-A1b2C3d4.wasm')).toBe('application/wasm');
  });

  test('an unchanged file is not sent twice', async () => {
    const { etag } = (await kiosk.ask('/')).headers;
    const again = await kiosk.ask('/', { headers: { 'if-none-match': etag! } });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  test('HEAD has no body, POST is not for files', async () => {
    expect((await kiosk.ask('/', { method: 'HEAD' })).text).toBe('');
    expect((await kiosk.ask('/', { method: 'POST' })).status).toBe(404);
  });

  test('is not served under another name', async () => {
    expect((await kiosk.ask('/', { headers: { host: 'evil.example' } })).status).toBe(403);
  });
});

describe('the rescue page', () => {
  test('runs no script but what keeps keys away, says its code in two languages, and shows nothing that it was given', async () => {
    const { status, text } = await kiosk.ask('/bridge/rescue?code=MC-41&count=3');
    expect(status).toBe(200);
    expect(text).toContain('MC-41 · 3');
    expect(text).toContain('quý vị');
    expect(text.match(/<script[^>]*>/g)).toEqual(['<script src="/bridge/rescue/keys.js">']);
    const odd = await kiosk.ask('/bridge/rescue?code=%3Cscript%3E&count=%3Cb%3E');
    expect(odd.text).toContain('MC-40 · 0');
    expect(odd.text).not.toMatch(/<b>|<script>/);
    const out = await kiosk.ask('/bridge/rescue?code=MC-50&count=0');
    expect(out.text).toContain('tạm ngừng phục vụ');
  });
});

describe('paths that climb', () => {
  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '/..\\secret.txt',
    '//etc/passwd',
    '/assets/%00',
    '/%',
    '/link.txt',
    '/assets',
    '/nothing.js',
  ])('%s is not found', async (path) => {
    const answer = await kiosk.ask(path);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('secret');
  });
});

describe('the port', () => {
  test('taken: a clear error, never another port', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(address !== null && typeof address === 'object' ? address.port : 0);
      });
    });
    await expect(listenLocal(() => {}, port)).rejects.toThrow(/taken.*Stop it/s);
    await expect(startTestShell({ port })).rejects.toThrow(/taken/);
    await new Promise((resolve) => other.close(resolve));
  });

  test('is free again after close', async () => {
    const { port, close } = await listenLocal(() => {}, 0);
    await close();
    const again = await listenLocal(() => {}, port);
    expect(again.port).toBe(port);
    await again.close();
  });

  test('a page that was never built says which command builds it', async () => {
    await expect(startTestShell({ pageDirectory: '/nowhere' })).rejects.toThrow('npm run build');
  });
});

test('key and journal are for their owner only', () => {
  const state = join(kiosk.directory, 'state');
  expect(statSync(join(state, 'shell-key.json')).mode & 0o077).toBe(0);
  expect(statSync(state).mode & 0o077).toBe(0);
});
