// Keys that work everywhere, except where something is typed or a dialog is open. The roll has keys of its own, which
// come first. The table is also what the dialog of keys shows.
import type { App } from '../commands/app.ts';
import { redoEdit, undoEdit } from '../commands/editTake.ts';
import { exportTakeMidi } from '../commands/exportTake.ts';
import { importFiles } from '../commands/importFiles.ts';
import { mixTrack, playOrPause, seekShown, setPlayerOptions } from '../commands/playback.ts';
import { undoRemove } from '../commands/remove.ts';
import { chordOf, runKey, type KeyBinding } from '../components/controls/keyBinding.ts';
import { spokenAnew } from '../components/controls/spokenAnew.ts';
import type { TrackMix } from '../core/audio/mix.ts';
import { createBarGrid } from '../features/transport/barGrid.ts';
import { findPlayable, isShownLoaded, shownPlayable } from '../store/playable.ts';
import { mixOf, parseMixKey } from '../store/playback.ts';
import { isEditNewest } from '../store/takeEdits.ts';
import { SAID } from '#words/editing.ts';
import { GLOBAL_KEY_TEXT, KEY_SAID, wordLooping, wordLoopKey } from '#words/keys.ts';
import { wordRestored } from '#words/removed.ts';

/** What is typed into, or takes letters itself. */
const TYPED_INTO =
  'textarea, select, input:not([type=range], [type=checkbox], [type=radio]), [contenteditable], [role=dialog]';
/** What uses Space and Enter itself. A slider does not, so Space still plays after a seek. */
const PRESSED =
  'button, [role=switch], [role=checkbox], [role=radio], a[href], input:not([type=range])';
const LOOP_BARS = 4;

interface GlobalKeyContext {
  readonly app: App;
  /** What has the focus. */
  readonly target: Element;
}

const unlessPressed =
  (run: (app: App) => unknown) =>
  ({ app, target }: GlobalKeyContext) =>
    target.closest(PRESSED) ? false : run(app);

export const GLOBAL_KEYS: readonly KeyBinding<GlobalKeyContext>[] = [
  { keys: ['Space'], label: GLOBAL_KEY_TEXT.play, run: unlessPressed(playOrPause) },
  { keys: ['P'], label: GLOBAL_KEY_TEXT.playAnywhere, run: ({ app }) => void playOrPause(app) },
  { keys: ['Enter'], label: GLOBAL_KEY_TEXT.start, run: unlessPressed((app) => seekShown(app, 0)) },
  {
    keys: ['L'],
    label: wordLoopKey(LOOP_BARS),
    run: ({ app }) => toggleLoop(app),
  },
  {
    keys: ['M'],
    label: GLOBAL_KEY_TEXT.mute,
    run: ({ app, target }) => toggleTrack(app, target, 'isMuted'),
  },
  {
    keys: ['S'],
    label: GLOBAL_KEY_TEXT.solo,
    run: ({ app, target }) => toggleTrack(app, target, 'isSolo'),
  },
  { keys: ['Ctrl+O'], label: GLOBAL_KEY_TEXT.open, run: ({ app }) => chooseFiles(app) },
  { keys: ['Ctrl+S'], label: GLOBAL_KEY_TEXT.save, run: ({ app }) => saveTake(app) },
  {
    keys: ['Ctrl+Z'],
    label: GLOBAL_KEY_TEXT.undo,
    run: ({ app }) => undoLast(app),
  },
  {
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    label: GLOBAL_KEY_TEXT.redo,
    run: ({ app }) => redoLast(app),
  },
  {
    keys: ['?'],
    label: GLOBAL_KEY_TEXT.keys,
    run: ({ app }) => app.store.getState().setSystem({ isShowingKeys: true }),
  },
];

export function followKeys(app: App): void {
  window.addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    // Another tab has the project: this one is to look at.
    if (app.store.getState().project.keeping === 'elsewhere') return;
    if (event.defaultPrevented || target.closest(TYPED_INTO)) return;
    if (event.repeat) {
      // Held down it would scroll the page.
      if (chordOf(event) === 'Space' && !target.closest(PRESSED)) event.preventDefault();
      return;
    }
    if (runKey(GLOBAL_KEYS, event, { app, target })) event.preventDefault();
  });
}

/** For who does not see what a key has done. */
function say({ store }: App, words: string): void {
  const { system, setSystem } = store.getState();
  setSystem({ said: spokenAnew(system.said, words) });
}

/** The take on the screen, if that is what there is to see. */
function shownTakeId({ store }: App): string | null {
  const { system, takes } = store.getState();
  return system.screen === 'compose' ? takes.selectedId : null;
}

function undoLast(app: App): boolean {
  const state = app.store.getState();
  const takeId = shownTakeId(app);
  if (takeId !== null && isEditNewest(state, takeId) && undoEdit(app, takeId) !== null) {
    say(app, SAID.undone);
    return true;
  }
  const { removed } = state.trash;
  if (removed) undoRemove(app);
  say(app, removed ? wordRestored(removed) : SAID.nothingMore);
  return removed !== null;
}

function redoLast(app: App): boolean {
  const takeId = shownTakeId(app);
  const isDone = takeId !== null && redoEdit(app, takeId) !== null;
  say(app, isDone ? SAID.redone : SAID.nothingMore);
  return isDone;
}

function saveTake(app: App): boolean {
  const takeId = shownTakeId(app);
  if (takeId === null) return false;
  void exportTakeMidi(app, takeId);
  say(app, KEY_SAID.saved);
  return true;
}

function toggleLoop(app: App): boolean {
  const state = app.store.getState();
  const playable = shownPlayable(state);
  if (state.playback.options.loop) {
    setPlayerOptions(app, { loop: null });
    say(app, KEY_SAID.loopOff);
  } else if (playable) {
    const grid = createBarGrid(playable.score);
    const at = isShownLoaded(state) ? app.services.playback.positionSeconds() : 0;
    const first = grid.barAt(at);
    const last = Math.min(grid.barCount, first + LOOP_BARS - 1);
    setPlayerOptions(app, { loop: grid.regionOf(first, last) });
    say(app, wordLooping(first, last));
  }
  return playable !== undefined;
}

/** Rows of tracks and rolls say which track and of what they are. */
function toggleTrack(app: App, target: Element, what: 'isMuted' | 'isSolo'): boolean {
  const track = target.closest<HTMLElement>('[data-track]')?.dataset['track'];
  const key = target.closest<HTMLElement>('[data-source]')?.dataset['source'];
  if (track === undefined || key === undefined) return false;
  const state = app.store.getState();
  const source = parseMixKey(key);
  const playable = source && findPlayable(state, source);
  if (!source || !playable) return false;
  const mix = mixOf(state.playback, source, playable.score)[Number(track)];
  if (!mix) return false;
  const change: Partial<TrackMix> = { [what]: !mix[what] };
  void mixTrack(app, source, Number(track), change);
  return true;
}

/** The same as the button on Collect, which shows what becomes of them. */
function chooseFiles(app: App): void {
  const picker = document.createElement('input');
  picker.type = 'file';
  picker.multiple = true;
  picker.addEventListener('change', () => {
    location.hash = '#collect';
    void importFiles(app, [...(picker.files ?? [])]);
  });
  picker.click();
}
