import { PrecacheController } from 'workbox-precaching';
import {
  keptKeys,
  keyOf,
  load,
  type PageFiles,
  type PageShelf,
  runOut,
  shownFiles,
  standWell,
  takeOver,
} from './app-update/way-back.ts';
import { type ShownPage, trialMs, workerWords } from './app-update/worker-words.ts';

/**
 * The worker that makes the page survive a dead shell, and a newer page that does not stand: it
 * keeps two pages, and shows the former one again when the newer has not said that it is well. It
 * holds the page's own files and nothing else: content, requests and every call under `/hub` and
 * `/bridge` pass it by.
 */
declare const self: ServiceWorkerGlobalScope;

/** The one document, for every address that is visited. */
const page = new URL('index.html', self.location.href).href;
/** Where it stands which of the two pages is shown; beside the files, so that both go or stay. */
const shelfCache = 'motcham-page';
const shelfKey = new URL('motcham-page.json', self.location.href).href;

/** What else stands at this origin: where a hub serves the page, console and phones' pages as well. */
const notThePage = /^\/(?:hub|bridge|console|t)(?:\/|$)/;

const precache = new PrecacheController();
// The build puts the list of all files of the page here, each with its revision.
precache.addToCacheList(self.__WB_MANIFEST);

// Rejects when a single file is missing: half a page must never replace a whole one.
self.addEventListener('install', precache.install);

// Drops what neither page names. A first worker takes the open page over at once, so that its lazy
// parts load without a network too.
self.addEventListener('activate', (event) => {
  event.waitUntil(activate().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  const data: unknown = event.data;
  const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
  // Never on its own: an old page's lazy chunk would then be gone.
  if (type === workerWords.activate) event.waitUntil(self.skipWaiting());
  const from = event.source;
  if (type === workerWords.well && from instanceof Client) {
    event.waitUntil(change((shelf) => standWell(shelf, from.id)));
  }
  const [port] = event.ports;
  if (type === workerWords.which && port) event.waitUntil(tellWhich(port));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (notThePage.test(url.pathname)) return;
  // The same file whatever stands behind its name: a kiosk's address carries nothing.
  if (request.mode === 'navigate') {
    const shelf = visit(event.resultingClientId);
    event.respondWith(shelf.then((on) => answer(page, request, on)));
    event.waitUntil(shelf.then((on) => judge(on, event.resultingClientId)));
    return;
  }
  event.respondWith(openShelf().then((on) => answer(url.origin + url.pathname, request, on)));
});

/** The file as it was installed; from the network only what is no part of it or was evicted. */
async function answer(wanted: string, request: Request, shelf: PageShelf): Promise<Response> {
  const key = keyOf(shelf, wanted);
  const kept = key === undefined ? undefined : await (await files()).match(key);
  return kept ?? fetch(request);
}

const files = () => caches.open(precache.strategy.cacheName);

async function activate(): Promise<void> {
  const current = await ownFiles();
  const kept = keptKeys(await write((shelf) => takeOver(shelf, current)));
  const cache = await files();
  for (const { url } of await cache.keys()) if (!kept.has(url)) await cache.delete(url);
}

async function ownFiles(): Promise<PageFiles> {
  const keys = Object.fromEntries(precache.getURLsToCacheKeys());
  const named = new TextEncoder().encode(Object.values(keys).sort().join('\n'));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', named));
  const build = [...hash.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { build, keys };
}

let known: PageShelf | undefined;
let line: Promise<unknown> = Promise.resolve();

async function readShelf(): Promise<PageShelf | undefined> {
  const kept = await (await caches.open(shelfCache)).match(shelfKey);
  // Written by this worker or its predecessor, and by nobody else.
  known =
    kept === undefined ? undefined : ((await kept.json().catch(() => undefined)) as PageShelf);
  return known;
}

async function openShelf(): Promise<PageShelf> {
  return known ?? (await readShelf()) ?? takeOver(undefined, await ownFiles());
}

/** One change after the other, each over what stands in storage. */
function write(next: (shelf: PageShelf | undefined) => PageShelf): Promise<PageShelf> {
  const turn = line.then(async () => {
    const before = await readShelf();
    const after = next(before);
    if (after === before) return after;
    await (await caches.open(shelfCache)).put(shelfKey, Response.json(after));
    known = after;
    return after;
  });
  line = turn.catch(() => undefined);
  return turn;
}

/** As `write`, but only while this worker is the one in charge: its timer may outlive it. */
async function change(next: (shelf: PageShelf) => PageShelf): Promise<PageShelf> {
  const own = await ownFiles();
  return write((shelf) => {
    const on = shelf ?? takeOver(undefined, own);
    return on.current.build === own.build ? next(on) : on;
  });
}

/** A page that stood is shown without a write; one on trial is counted before it is shown. */
async function visit(client: string): Promise<PageShelf> {
  const shelf = await openShelf();
  return shelf.phase === 'trial' ? change((on) => load(on, client)) : shelf;
}

/** Gives a page on trial its time, then brings the former one back into its window. */
async function judge(shelf: PageShelf, client: string): Promise<void> {
  if (shelf.phase !== 'trial') return;
  await new Promise((resolve) => setTimeout(resolve, trialMs));
  const after = await change((on) => runOut(on, client));
  if (after.phase !== 'back') return;
  for (const window of await self.clients.matchAll({ type: 'window' })) {
    await window.navigate(window.url).catch(() => undefined);
  }
}

async function tellWhich(port: MessagePort): Promise<void> {
  const shelf = await openShelf();
  const shown: ShownPage = { build: shownFiles(shelf).build, former: shelf.phase === 'back' };
  port.postMessage(shown);
}
