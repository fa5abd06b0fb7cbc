// The shell around the screens: steps, messages, what the browser lacks, the dialog of keys.
import type { Screen } from '../../store/system.ts';
import { UNTITLED } from './defaults.ts';
import { formatCount, formatPercent } from './figures.ts';

export const APP_NAME = 'Cadenza';

export const SCREEN_TITLES: Readonly<Record<Screen, string>> = {
  collect: 'Collect',
  train: 'Train',
  compose: 'Compose',
  evaluate: 'Evaluate',
};

export const SHELL_TEXT = {
  skip: 'Skip to content',
  steps: 'Steps',
  failed: 'failed',
  writing: 'writing',
  comparing: 'comparing',
  next: 'next',
  opening: 'Opening your project',
  noWebAssembly: 'WebAssembly is switched off in this browser, so training will be very slow.',
  isolatedAfterReload:
    'Reload this page to let training use several processor cores of this device.',
  notIsolated:
    'This copy of Cadenza was served in a way that limits training to one processor core, so training may be slower. Everything else works.',
  sharedFiles: 'Shared files',
  letGo: 'Drop to add them to your pieces',
  offlineReady: 'Cadenza is ready to work offline.',
  worksOffline: 'Works offline',
  withEverySound: 'Every sound is on this device.',
  update: 'Update',
  notDrawn: 'Something went wrong on this page',
  startAgain: 'Reload the page',
  keys: 'Keyboard shortcuts',
  keysEverywhere: 'Everywhere, except while typing',
  keysInRoll: 'In a piano roll',
  keysInEditing: 'While editing notes',
  or: ' or ',
};

/** @param project its name, which is told from the first the musician gives it */
export function wordTitle(screen: Screen, project: string): string {
  const named = project === UNTITLED ? [] : [project];
  return [SCREEN_TITLES[screen], ...named, APP_NAME].join(' · ');
}

/** @param loss from `wordLoss` */
export function wordUpdate(loss: string | null): string {
  const cost = loss === null ? ' and keeps your work' : ` and loses what is not saved: ${loss}`;
  return `A new version of Cadenza is ready. Updating reloads the page${cost}.`;
}

/** @param loss from `wordLoss` */
export function wordNotDrawn(loss: string | null): string {
  return loss === null
    ? 'Nothing you made will be lost if you reload it.'
    : `Your work is still in this tab, so try again first. Reloading the page would lose ${loss}.`;
}

export const wordFault = (message: string): string => `Details: ${message}`;

/** How far a training is, beside its step. */
export const wordShare = formatPercent;

export function wordAdding(done: number, total: number): string {
  return total > 0
    ? `Adding pieces, ${formatCount(done)} of ${formatCount(total)}`
    : 'Looking for pieces';
}

/** @param missingBytes of sounds that are not on this device */
export function wordKeepSounds(missingBytes: number, isFetching: boolean): string {
  const megabytes = `${formatCount(Math.max(1, missingBytes / 1e6))} MB`;
  return isFetching
    ? `Downloading sounds, ${megabytes} left`
    : `Download all sounds for offline use (${megabytes})`;
}
