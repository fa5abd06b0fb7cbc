// The keys of every piano roll. While notes are edited, the keys of the editor come first.
import type { KeyBinding } from '../controls/keyBinding.ts';
import { ROLL_KEY_TEXT } from '#words/keys.ts';
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
  { keys: ['ArrowRight', '.'], label: ROLL_KEY_TEXT.next, run: ({ walk }) => walk('next') },
  { keys: ['ArrowLeft', ','], label: ROLL_KEY_TEXT.previous, run: ({ walk }) => walk('previous') },
  { keys: ['ArrowUp'], label: ROLL_KEY_TEXT.higher, run: ({ walk }) => walk('higher') },
  { keys: ['ArrowDown'], label: ROLL_KEY_TEXT.lower, run: ({ walk }) => walk('lower') },
  { keys: ['Home'], label: ROLL_KEY_TEXT.first, run: ({ walk }) => walk('first') },
  { keys: ['End'], label: ROLL_KEY_TEXT.last, run: ({ walk }) => walk('last') },
  { keys: ['+', '='], label: ROLL_KEY_TEXT.zoomIn, run: ({ zoom }) => zoom(ZOOM_STEP, 1) },
  { keys: ['-'], label: ROLL_KEY_TEXT.zoomOut, run: ({ zoom }) => zoom(1 / ZOOM_STEP, 1) },
  { keys: ['Ctrl+ArrowUp'], label: ROLL_KEY_TEXT.taller, run: ({ zoom }) => zoom(1, ZOOM_STEP) },
  {
    keys: ['Ctrl+ArrowDown'],
    label: ROLL_KEY_TEXT.flatter,
    run: ({ zoom }) => zoom(1, 1 / ZOOM_STEP),
  },
  { keys: ['PageDown'], label: ROLL_KEY_TEXT.pageOn, run: ({ turnPage }) => turnPage(0.9) },
  { keys: ['PageUp'], label: ROLL_KEY_TEXT.pageBack, run: ({ turnPage }) => turnPage(-0.9) },
];
