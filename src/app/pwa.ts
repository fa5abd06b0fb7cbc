// Registers the service worker, src/sw/sw.ts: after one visit the app opens without a network, and isolated wherever
// it is hosted. An update waits until the musician agrees, as a reload would end a training.
import { Workbox } from 'workbox-window';
import type { AppStore, State } from '../store/store.ts';
import { isBusy } from './workToLose.ts';

/** In localStorage, once it has been said on this device that the app is ready offline. */
const OFFLINE_SAID = 'cadenza.offlineSaid';

/** After which a page opened for the first time has been looked at, and perhaps played. */
const SETTLE_MS = 6_000;

/**
 * Starts registration and keeps what `system` says of isolation, offline use and updates true to it.
 * @returns applyUpdate: takes the waiting version over and reloads the page. Call it on consent.
 */
export function registerPwa(store: AppStore): () => void {
  const { setSystem } = store.getState();
  const reload = (): void => location.reload();
  const giveUpIsolation = (): void => setSystem({ isolation: crossOriginIsolated ? 'on' : 'off' });
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) {
    giveUpIsolation();
    return reload;
  }
  // A page that came through the service worker is as isolated as it can be.
  if (crossOriginIsolated || navigator.serviceWorker.controller) giveUpIsolation();

  // Relative to the page, so that the app works below a path.
  const workbox = new Workbox('./sw.js', { scope: './' });
  let registration: ServiceWorkerRegistration | undefined;
  let isConsented = false;
  let isLeaving = false;
  // Active means installed, and installed means that every file is in the cache.
  void workbox.active.then(() => {
    // Then the next page says it.
    if (isLeaving) return;
    setSystem({ isOfflineReady: true, isOfflineNews: !setOfflineSaid(true) });
    if (store.getState().system.isolation === 'pending') setSystem({ isolation: 'after-reload' });
  });
  workbox.addEventListener('waiting', () => setSystem({ isUpdateWaiting: true }));
  workbox.addEventListener('controlling', ({ isUpdate }) => {
    // Without consent here it was another tab that took the update; this one goes on as it is, with its own files
    // (src/sw/sw.ts).
    isLeaving = isUpdate === true ? isConsented : isFreeToIsolate(store.getState());
    if (!isLeaving) return;
    // What was said a moment ago nobody has read.
    if (isUpdate !== true) setOfflineSaid(false);
    reload();
  });
  const register = (): void => {
    workbox.register().then(
      (registered) => (registration = registered),
      (error: unknown) => {
        giveUpIsolation();
        console.warn('Cadenza will not open offline:', error);
      },
    );
  };
  // Fetching everything that is kept takes two cores for seconds. Where isolation has to come from it, that cannot wait.
  if (crossOriginIsolated && !navigator.serviceWorker.controller) setTimeout(register, SETTLE_MS);
  else register();
  return () => {
    isConsented = true;
    if (registration?.waiting) workbox.messageSkipWaiting();
    else reload();
  };
}

/** @returns whether it had been said; where storage is refused, yes, rather than saying it at every visit */
function setOfflineSaid(isSaid: boolean): boolean {
  try {
    const wasSaid = localStorage.getItem(OFFLINE_SAID) !== null;
    if (isSaid) localStorage.setItem(OFFLINE_SAID, 'yes');
    else localStorage.removeItem(OFFLINE_SAID);
    return wasSaid;
  } catch (thrown) {
    console.info('Whether it works offline cannot be noted:', thrown);
    return true;
  }
}

/**
 * Whether the page may reload unasked to become isolated: nobody has touched it, nothing is under way, and it is not
 * itself the outcome of a reload.
 */
function isFreeToIsolate(state: State): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return (
    ['pending', 'after-reload'].includes(state.system.isolation) &&
    visit?.type !== 'reload' &&
    !navigator.userActivation.hasBeenActive &&
    state.library.importing.status !== 'running' &&
    !isBusy(state)
  );
}
