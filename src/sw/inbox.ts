// Files shared to Cadenza, between the service worker that receives them and the page that imports them: entries of
// a cache, as the page may not be open yet.

/** What the service worker tells open pages when files have come. */
export const FILES_SHARED = 'cadenza:files-shared';
/** Where the page looks for the word that they could not be kept. */
export const SHARE_FAILED_HASH = '#share-failed';

const CACHE = 'cadenza-shared';
const LOCK = 'cadenza-shared';
const NAME_HEADER = 'X-File-Name';
/** Any site may post here (docs/security.md), so that a share has a size. */
const MAX_SHARED_BYTES = 512 * 2 ** 20;

/** @throws RangeError above 512 MiB; DOMException when the device has no room. Then none is kept. */
export async function putShared(files: readonly File[]): Promise<void> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MAX_SHARED_BYTES) throw new RangeError(`${bytes} bytes shared at once`);
  const cache = await caches.open(CACHE);
  const addresses: string[] = [];
  try {
    for (const file of files) {
      const address = new URL(`shared/${crypto.randomUUID()}`, location.href).href;
      const headers = {
        'Content-Type': file.type,
        [NAME_HEADER]: encodeURIComponent(file.name),
      };
      await cache.put(address, new Response(file, { headers }));
      addresses.push(address);
    }
  } catch (thrown) {
    for (const address of addresses) await cache.delete(address);
    throw thrown;
  }
}

/**
 * Hands out what is there, oldest first; it is deleted when `bring` has resolved, so that a page that goes in between
 * loses none. Every file is handed out once, whichever page asks.
 */
export async function takeShared(bring: (files: readonly File[]) => Promise<void>): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    if (!(await caches.has(CACHE))) return;
    const cache = await caches.open(CACHE);
    const requests = await cache.keys();
    const files: File[] = [];
    for (const request of requests) {
      const response = (await cache.match(request))!;
      const { headers } = response;
      const name = decodeURIComponent(headers.get(NAME_HEADER) ?? 'shared');
      files.push(
        new File([await response.arrayBuffer()], name, { type: headers.get('Content-Type') ?? '' }),
      );
    }
    if (files.length > 0) await bring(files);
    for (const request of requests) await cache.delete(request);
  });
}
