// When the page goes or sleeps: what has not been written yet is, and the browser asks when there is work that nothing
// holds.
import type { App } from '../commands/app.ts';
import { keepNow } from '../commands/keepProject.ts';
import { tellSlept } from '../commands/resumeTraining.ts';
import { keepTraining } from '../commands/runTraining.ts';
import { hasWorkToLose } from './workToLose.ts';

/** @returns a way to leave without being asked, for a reload the musician has already agreed to. */
export function guardLeaving(app: App): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (hasWorkToLose(app.store.getState())) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  document.addEventListener('visibilitychange', () => {
    // On a phone this is the last a page hears.
    if (!document.hidden) return;
    void keepNow(app);
    void keepTraining(app);
  });
  // A page that was frozen, of which Chromium tells.
  document.addEventListener('resume', () => tellSlept(app));
  window.addEventListener('pagehide', () => void keepNow(app, true));
  return () => window.removeEventListener('beforeunload', ask);
}
