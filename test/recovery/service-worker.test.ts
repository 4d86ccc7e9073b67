import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { killBrowser, newProfile, openBrowser, type Profile } from '../support/browser.ts';

/** Versions that throw as they boot: a white page. */
let broken = new Set<number>();
/** A page of three files, in versions, served to the real worker. */
const filesOf = (version: number): Record<string, string> => ({
  '/index.html': `<!doctype html><title>v${version}</title><script type="module" src="/app-${version}.js"></script>`,
  [`/app-${version}.js`]: broken.has(version)
    ? `throw new Error('white');`
    : `document.body.dataset.version = '${version}';
      navigator.serviceWorker.controller?.postMessage({ type: 'motcham-well' });`,
  [`/lazy-${version}.js`]: `export const lazy = ${version};`,
});

/** The worker's own time for a page on trial would be a minute and a half of each test. */
const shortTrial = {
  name: 'short-trial',
  transform(code: string, id: string) {
    if (!id.endsWith('/app-update/worker-words.ts')) return undefined;
    const short = code.replace('trialMs = 90_000', 'trialMs = 3_000').replace('9e4', '3e3');
    if (short === code) throw new Error('the time of a trial is written in another way');
    return short;
  },
};

const directory = mkdtempSync(join(tmpdir(), 'motcham-worker-'));
let template = '';

beforeAll(async () => {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [shortTrial],
    define: { 'self.__WB_MANIFEST': '["motcham-files"]' },
    build: {
      outDir: directory,
      minify: false,
      rolldownOptions: {
        input: join(import.meta.dirname, '../../src/kiosk/service-worker.ts'),
        output: { entryFileNames: 'service-worker.js', format: 'iife' },
      },
    },
  });
  template = readFileSync(join(directory, 'service-worker.js'), 'utf8');
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

let version = 1;
let missing = '';
let asked: string[] = [];
let server: Server;
let origin = '';
let profile: Profile;
let context: BrowserContext;
let page: Page;

function workerOf(served: number): string {
  const list = Object.keys(filesOf(served)).map((url) => ({
    url,
    revision: url === '/index.html' ? `r${served}` : null,
  }));
  const filled = template.replace('["motcham-files"]', JSON.stringify(list));
  if (filled === template) throw new Error('the worker has no place for its list of files');
  return filled;
}

async function listen(port = 0): Promise<void> {
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    asked.push(request.url ?? '');
    const file = path === '/' ? '/index.html' : path;
    const text = file === '/service-worker.js' ? workerOf(version) : filesOf(version)[file];
    const type = file.endsWith('.html') ? 'text/html' : 'text/javascript';
    if (/^\/(hub|bridge|console|t)(\/|$)/.test(path))
      response.writeHead(200, { 'content-type': 'text/html' }).end('live');
    else if (text === undefined || file === missing) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
}

async function unplug(): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

beforeEach(async () => {
  version = 1;
  missing = '';
  broken = new Set();
  asked = [];
  await listen();
  profile = newProfile();
  ({ context, page } = await openBrowser(profile));
  await page.goto(origin);
});

afterEach(async () => {
  await context.close().catch(() => undefined);
  await unplug().catch(() => undefined);
  profile.remove();
});

const register = () =>
  page.evaluate(async () => {
    await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  });
/** As text: the test runner rewrites `import` in a function. */
const importLazy = (url: string) => page.evaluate(`import('${url}').then(({ lazy }) => lazy)`);
const shown = () => page.evaluate(() => document.body.dataset['version']);

it('boots cold in a new browser with its server dead, at any address, lazy parts included', async () => {
  await register();
  await killBrowser(context);
  await unplug();
  ({ context, page } = await openBrowser(profile));
  for (const path of ['/', '/?from=kiosk', '/index.html?x=1', '/anything/else']) {
    await page.goto(origin + path);
    await page.waitForFunction(() => document.body?.dataset['version'] === '1');
  }
  const lazy = await importLazy('/lazy-1.js?again');
  expect(lazy).toBe(1);
});

it('never answers for the hub or the bridge', async () => {
  await register();
  await page.goto(origin);
  for (const path of ['/hub/health', '/bridge/session']) {
    const answer = await page.evaluate(async (url) => (await fetch(url)).text(), path);
    expect(answer).toBe('live');
  }
  expect(asked).toEqual(expect.arrayContaining(['/hub/health', '/bridge/session']));
  await unplug();
  const failed = await page.evaluate(() =>
    fetch('/hub/health').then(
      () => false,
      () => true,
    ),
  );
  expect(failed).toBe(true);
});

it('never stands before the console or the pages of phones, and before everything else', async () => {
  await register();
  const text = () => page.evaluate(() => document.body.textContent);
  for (const path of ['/console', '/console/', '/console/fleet?ward=1', '/t', '/t/abc#d']) {
    await page.goto(origin + path);
    expect(await text(), path).toBe('live');
    const part = await page.evaluate(async (url) => (await fetch(url)).text(), path);
    expect(part, path).toBe('live');
  }
  for (const path of ['/consoles', '/tx', '/a/console', '/a/t/b']) {
    await page.goto(origin + path);
    await page.waitForFunction(() => document.body?.dataset['version'] === '1');
  }
  await unplug();
  await page.goto(`${origin}/consoles`);
  await page.waitForFunction(() => document.body?.dataset['version'] === '1');
  await expect(page.goto(`${origin}/console/fleet`)).rejects.toThrow('ERR_');
});

it('keeps the old page until it is told, then shows the new one whole', async () => {
  await register();
  await page.goto(origin);
  version = 2;
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    await new Promise<void>((resolve) => {
      const look = () => (registration.waiting ? resolve() : setTimeout(look, 50));
      look();
    });
  });
  await page.reload();
  expect(await shown()).toBe('1');
  await unplug();
  const lazy = await importLazy('/lazy-1.js');
  expect(lazy).toBe(1);
  await page.evaluate(async () => {
    const { waiting } = await navigator.serviceWorker.ready;
    const changed = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
    waiting?.postMessage({ type: 'something-else' });
    waiting?.postMessage({ type: 'motcham-activate' });
    await changed;
  });
  await page.reload();
  expect(await shown()).toBe('2');
});

it('does not install a page of which a file is missing', async () => {
  await register();
  await page.goto(origin);
  version = 2;
  missing = '/lazy-2.js';
  const states = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const seen = new Promise<string>((resolve) => {
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          if (worker.state !== 'installing') resolve(worker.state);
        });
      });
    });
    await registration.update().catch(() => undefined);
    return { state: await seen, waiting: registration.waiting !== null };
  });
  expect(states).toEqual({ state: 'redundant', waiting: false });
  await unplug();
  await page.goto(origin);
  expect(await shown()).toBe('1');
});

/** A newer page is installed and taken into use; the page reloads as the kiosk's does. */
async function update(to: number): Promise<void> {
  version = to;
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    await new Promise<void>((resolve) => {
      const look = () => (registration.waiting ? resolve() : setTimeout(look, 50));
      look();
    });
    const changed = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
    registration.waiting?.postMessage({ type: 'motcham-activate' });
    await changed;
  });
  await page.reload();
}

/** What the worker says of the page that it shows. */
const which = () =>
  page.evaluate(
    () =>
      new Promise<{ build: string; former: boolean }>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data);
        navigator.serviceWorker.controller?.postMessage({ type: 'motcham-which' }, [port2]);
      }),
  );

it('brings the former page back by itself when the newer one is white, and says so', async () => {
  await register();
  await page.goto(origin);
  const { build } = await which();
  broken.add(2);
  await update(2);
  expect(await page.title()).toBe('v2');
  // Nobody touches it: the worker loads the window again.
  await page.waitForFunction(() => document.body?.dataset['version'] === '1');
  expect(await which()).toEqual({ build, former: true });
  await unplug();
  await page.reload();
  expect(await shown()).toBe('1');
  const lazy = await importLazy('/lazy-1.js?again');
  expect(lazy).toBe(1);
});

it('is not held up by a white page whose browser is killed again and again', async () => {
  await register();
  await page.goto(origin);
  broken.add(2);
  await update(2);
  const titles: string[] = [];
  for (let i = 0; i < 3; i += 1) {
    await killBrowser(context);
    ({ context, page } = await openBrowser(profile));
    await page.goto(origin);
    titles.push(await page.title());
  }
  expect(titles.at(-1)).toBe('v1');
  expect((await which()).former).toBe(true);
});

it('keeps a newer page that says that it stands, and goes on from the former after a bad one', async () => {
  await register();
  await page.goto(origin);
  broken.add(2);
  await update(2);
  await page.waitForFunction(() => document.body?.dataset['version'] === '1');
  await update(3);
  await page.waitForFunction(() => document.body?.dataset['version'] === '3');
  // Longer than a trial: nothing brings it back any more.
  await page.waitForTimeout(5_000);
  await page.reload();
  expect(await shown()).toBe('3');
  expect((await which()).former).toBe(false);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return all.flat().map((url) => new URL(url).pathname);
  });
  // Two versions and no third.
  expect(kept.filter((path) => path.startsWith('/app-')).sort()).toEqual([
    '/app-1.js',
    '/app-3.js',
  ]);
});
