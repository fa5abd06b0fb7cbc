// The browser asks before the page goes with work that nothing else holds.
import type { AppStore } from '../store/store.ts';
import { hasWorkToLose } from './lossWording.ts';

/** @returns a way to leave without being asked, for a reload the musician has already agreed to. */
export function guardLeaving(store: AppStore): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (hasWorkToLose(store.getState())) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
