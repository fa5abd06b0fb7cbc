// The shell around the screens: steps, messages, what the browser lacks, the dialog of keys.
import type { Screen } from '../../store/system.ts';
import { formatCount, formatPercent } from './figures.ts';

export const APP_NAME = 'Cadenza';

export const SCREEN_TITLES: Readonly<Record<Screen, string>> = {
  collect: 'Collect',
  train: 'Train',
  compose: 'Compose',
  evaluate: 'Evaluate',
};

export const SHELL_TEXT = {
  steps: 'Steps',
  failed: 'failed',
  writing: 'writing',
  comparing: 'comparing',
  next: 'next',
  opening: 'Opening what was kept',
  noWebAssembly: 'WebAssembly is switched off in this browser, so training will be very slow.',
  isolatedAfterReload:
    'Once this page is reloaded, training can use every processor core of this device.',
  notIsolated:
    'The way this page reached the browser does not let it use every processor core, so training may be slower. Everything else works.',
  sharedFiles: 'Shared files',
  letGo: 'Let go to add them to your pieces',
  offlineReady: 'Ready offline: from now on Cadenza opens without a connection.',
  worksOffline: 'Works without a connection',
  withEverySound: ', with every sound',
  update: 'Update',
  notDrawn: 'Cadenza could not draw this page',
  goOn: 'Go on',
  startAgain: 'Start again',
  keys: 'Keys',
  keysEverywhere: 'Everywhere, except while you type',
  keysInRoll: 'In a piano roll',
  keysInEditing: 'In a take’s roll, while you edit notes',
  or: ' or ',
};

export function wordTitle(screen: Screen): string {
  return `${SCREEN_TITLES[screen]} · ${APP_NAME}`;
}

/** @param loss from `wordLoss` */
export function wordUpdate(loss: string | null): string {
  const cost =
    loss === null ? '; what you have is kept' : `, and what is only on it is lost: ${loss}`;
  return `A new version of Cadenza is ready. Updating reloads the page${cost}.`;
}

/** @param loss from `wordLoss` */
export function wordNotDrawn(loss: string | null): string {
  return loss === null
    ? 'You had nothing on it yet, so starting again costs nothing.'
    : `What you made is still in this tab, so first try to go on. Starting again reloads the page and loses ${loss}.`;
}

export const wordFault = (message: string): string => `What went wrong: ${message}`;

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
    ? `Fetching sounds, ${megabytes} to go`
    : `Make all sounds available offline (${megabytes})`;
}
