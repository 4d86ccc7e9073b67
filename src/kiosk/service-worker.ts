import { PrecacheController } from 'workbox-precaching';

/**
 * The worker that makes the page survive a dead shell. It holds the page's own files and nothing
 * else: content, requests and every call under `/hub` and `/bridge` pass it by.
 */
declare const self: ServiceWorkerGlobalScope;

/** Said by the page on the attract screen only: never under a resident's hand (P10). */
const activateMessage = 'motcham-activate';
/** The one document, for every address that is visited. */
const page = new URL('index.html', self.location.href).href;

const precache = new PrecacheController();
// The build puts the list of all files of the page here, each with its revision.
precache.addToCacheList(self.__WB_MANIFEST);

// Rejects when a single file is missing: half a page must never replace a whole one.
self.addEventListener('install', precache.install);

// Drops what the new list does not name. A first worker takes the open page over at once, so that
// its lazy parts load without a network too.
self.addEventListener('activate', (event) => {
  event.waitUntil(precache.activate(event).then(() => self.clients.claim()));
});

// Never on its own: an old page's lazy chunk would then be gone.
self.addEventListener('message', (event) => {
  const data: unknown = event.data;
  const asked = typeof data === 'object' && data !== null && 'type' in data;
  if (asked && data.type === activateMessage) void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (/^\/(?:hub|bridge)(?:\/|$)/.test(url.pathname)) return;
  // The same file whatever stands behind its name: a kiosk's address carries nothing.
  const wanted = request.mode === 'navigate' ? page : url.origin + url.pathname;
  if (precache.getCacheKeyForURL(wanted) === undefined) return;
  event.respondWith(answer(wanted, request));
});

/** The file as it was installed; from the network only when the browser evicted it. */
async function answer(wanted: string, request: Request): Promise<Response> {
  return (await precache.matchPrecache(wanted)) ?? fetch(request);
}
