// Registers the service worker that vite.config.ts generates: after one visit the app opens without
// a network. An update waits until the musician agrees, as a reload would end a training.
import { Workbox } from 'workbox-window';
import type { AppStore } from '../store/store.ts';

/**
 * Starts registration and keeps `system.isOfflineReady` and `system.isUpdateWaiting` true to it.
 * @returns applyUpdate: takes the waiting version over and reloads the page. Call it on consent.
 */
export function registerPwa(store: AppStore): () => void {
  const { setSystem } = store.getState();
  const reload = (): void => location.reload();
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return reload;

  // Relative to the page, so that the app works below a path.
  const workbox = new Workbox('./sw.js', { scope: './' });
  let registration: ServiceWorkerRegistration | undefined;
  let isConsented = false;
  // Active means installed, and installed means that every file is in the cache.
  void workbox.active.then(() => setSystem({ isOfflineReady: true }));
  workbox.addEventListener('waiting', () => setSystem({ isUpdateWaiting: true }));
  workbox.addEventListener('controlling', ({ isUpdate }) => {
    // Without consent here it was another tab that took the update; this one goes on as it is.
    if (isUpdate === true && isConsented) reload();
  });
  workbox.register().then(
    (registered) => (registration = registered),
    (error: unknown) => console.warn('Cadenza will not open offline:', error),
  );
  return () => {
    isConsented = true;
    if (registration?.waiting) workbox.messageSkipWaiting();
    else reload();
  };
}
