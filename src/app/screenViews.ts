// The view of every screen. The first is in the bundle; the others are fetched once the page has nothing better
// to do, so that by the time they are opened a lost connection does no harm.
import type { ComponentType } from 'react';
import { preloadDialog } from '../components/controls/Dialog.tsx';
import { lazyView } from '../features/lazyView.tsx';
import { LibraryScreen } from '../features/library/LibraryScreen.tsx';
import type { Screen } from '../store/system.ts';

const loadTrain = async () => (await import('../features/train/TrainScreen.tsx')).TrainScreen;
const loadCompose = async () =>
  (await import('../features/compose/ComposeScreen.tsx')).ComposeScreen;
const loadEvaluate = async () =>
  (await import('../features/evaluate/EvaluateScreen.tsx')).EvaluateScreen;
/** Parts of those and of the shell that are fetched when they are first asked for. */
const LATER: readonly (() => Promise<unknown>)[] = [
  preloadDialog,
  () => import('./KeysTables.tsx'),
  () => import('../features/projects/ProjectList.tsx'),
  () => import('../features/library/ReviewPanel.tsx'),
  () => import('../features/library/SkippedFiles.tsx'),
  () => import('../features/transport/PlayerControls.tsx'),
  () => import('../core/midi/serializeMidi.ts'),
];

export const SCREEN_VIEWS: Readonly<Record<Screen, ComponentType>> = {
  collect: LibraryScreen,
  train: lazyView(loadTrain),
  compose: lazyView(loadCompose),
  evaluate: lazyView(loadEvaluate),
};

/**
 * Until the page has settled, and the service worker of a first visit (app/pwa.ts) has come before; who goes on earlier
 * fetches what they ask for.
 */
const SETTLED_MS = 7000;

/** Fetches every screen, and what else is needed later, one by one when the page is idle. */
export async function preloadScreens(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  for (const load of [loadTrain, loadCompose, loadEvaluate, ...LATER]) {
    await untilIdle();
    await load().catch((error: unknown) => {
      // Nobody has asked for it yet; opening it tries again and says so.
      console.warn('A part of the app could not be loaded ahead of time:', error);
    });
  }
}

function untilIdle(): Promise<unknown> {
  // Safari has no idle callback.
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve);
    else setTimeout(resolve, 200);
  });
}
