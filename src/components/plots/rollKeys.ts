// The keys of every piano roll. While notes are edited, the keys of the editor come first.
import type { KeyBinding } from '../controls/keyBinding.ts';
import type { WalkStep } from './rollWalk.ts';

export const ZOOM_STEP = 1.5;

export interface RollKeyContext {
  /** @returns false where notes are not told one by one */
  readonly walk: (step: WalkStep) => boolean;
  readonly zoom: (time: number, pitch: number) => void;
  /** @param pages of the visible part, to the right */
  readonly turnPage: (pages: number) => void;
}

export const ROLL_KEYS: readonly KeyBinding<RollKeyContext>[] = [
  { keys: ['ArrowRight', '.'], label: 'Next note', run: ({ walk }) => walk('next') },
  { keys: ['ArrowLeft', ','], label: 'Note before', run: ({ walk }) => walk('previous') },
  { keys: ['ArrowUp'], label: 'Higher note of the chord', run: ({ walk }) => walk('higher') },
  { keys: ['ArrowDown'], label: 'Lower note of the chord', run: ({ walk }) => walk('lower') },
  { keys: ['Home'], label: 'First note', run: ({ walk }) => walk('first') },
  { keys: ['End'], label: 'Last note', run: ({ walk }) => walk('last') },
  { keys: ['+', '='], label: 'Zoom in', run: ({ zoom }) => zoom(ZOOM_STEP, 1) },
  { keys: ['-'], label: 'Zoom out', run: ({ zoom }) => zoom(1 / ZOOM_STEP, 1) },
  { keys: ['Ctrl+ArrowUp'], label: 'Taller rows', run: ({ zoom }) => zoom(1, ZOOM_STEP) },
  {
    keys: ['Ctrl+ArrowDown'],
    label: 'Lower rows',
    run: ({ zoom }) => zoom(1, 1 / ZOOM_STEP),
  },
  { keys: ['PageDown'], label: 'On by a page', run: ({ turnPage }) => turnPage(0.9) },
  { keys: ['PageUp'], label: 'Back by a page', run: ({ turnPage }) => turnPage(-0.9) },
];
