// The service worker: the whole app from the cache after one visit, with the headers that isolate the page where the
// host sends none, and a door for files shared to Cadenza. A new version waits until a page says SKIP_WAITING.
import type { WorkboxPlugin } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  PrecacheController,
  PrecacheRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { FILES_SHARED, putShared, SHARE_FAILED_HASH } from './inbox.ts';
import { withSecurityHeaders } from './securityHeaders.ts';
import { SOUND_CACHE } from './soundCache.ts';

declare const self: ServiceWorkerGlobalScope & {
  /** Filled in by the build: every file of the app with its digest. */
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
};

/** On the way out and not into the cache, so that a new version's headers hold for old entries too. */
const secured: WorkboxPlugin = {
  handlerWillRespond: ({ response }) => Promise.resolve(withSecurityHeaders(response)),
};
/** `share_target.action` of the manifest. */
const shareAddress = new URL('share', self.registration.scope).href;

// Before the routes: no other listener hears of a request that was answered.
self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.waitUntil(forgetOlder(event));
});

const precache = new PrecacheController({ plugins: [secured] });
precache.addToCacheList(self.__WB_MANIFEST);
registerRoute(new PrecacheRoute(precache));
// What a page of an older version still asks for.
registerRoute(/\/assets\//, precache.strategy);
cleanupOutdatedCaches();
registerRoute(
  /\/samples\/[^/]+\.bin$/,
  new CacheFirst({ cacheName: SOUND_CACHE, plugins: [secured] }),
);
registerRoute(
  ({ url }) => url.href === shareAddress,
  ({ request }) => receiveShare(request),
  'POST',
);

// The first visit is served from the cache as soon as that is complete. A page learns that this worker is active only
// after it has become the page's own.
self.addEventListener('install', (event) => event.waitUntil(precache.install(event)));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

/**
 * Removes the files of older versions when the first page opens: one that was open when an update was taken in another
 * tab goes on as it is, and loads workers and screens long after. Nor may a version be on its way in, whose files are
 * in the same cache.
 */
async function forgetOlder(event: ExtendableEvent): Promise<void> {
  const { installing, waiting } = self.registration;
  if (installing || waiting) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length === 0) await precache.activate(event);
}

/** Keeps the files for the page and goes on to it, as after any form. */
async function receiveShare(request: Request): Promise<Response> {
  const home = new URL('./', self.registration.scope);
  try {
    const form = await request.formData();
    await putShared(form.getAll('files').filter((entry) => entry instanceof File));
    for (const client of await self.clients.matchAll({ type: 'window' }))
      client.postMessage(FILES_SHARED);
  } catch (thrown) {
    console.error('Shared files could not be kept:', thrown);
    home.hash = SHARE_FAILED_HASH;
  }
  return Response.redirect(home.href, 303);
}
