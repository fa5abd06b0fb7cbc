// The keys of editing, which hold while the roll has the focus and notes are edited.
import type { KeyBinding } from '../../components/controls/keyBinding.ts';
import type { RollNote } from '../../components/plots/rollNotes.ts';
import { EDIT_KEY_TEXT } from '#words/keys.ts';
import type { NoteEditor } from './useNoteEditor.ts';

export interface EditKeyContext {
  readonly editor: NoteEditor;
  /** The note that is being read. */
  readonly current: RollNote | null;
  /** Where a new note goes when none is read, in ticks. */
  readonly playheadTicks: () => number;
}

export const OCTAVE = 12;
export const VELOCITY_STEP = 8;
const MIDDLE_C = 60;

/** Left to the walk from note to note while nothing is chosen. */
const withChosen = (run: (editor: NoteEditor) => void) => (context: EditKeyContext) => {
  if (context.editor.chosen.size === 0) return false;
  run(context.editor);
  return true;
};

export const EDIT_KEYS: readonly KeyBinding<EditKeyContext>[] = [
  {
    keys: ['Enter'],
    label: EDIT_KEY_TEXT.choose,
    run: ({ editor, current }) => {
      if (!current) return false;
      const chosen = new Set(editor.chosen);
      if (!chosen.delete(current.source)) chosen.add(current.source);
      editor.choose(chosen);
      return true;
    },
  },
  { keys: ['Ctrl+A'], label: EDIT_KEY_TEXT.chooseAll, run: ({ editor }) => editor.chooseAll() },
  {
    keys: ['Escape'],
    label: EDIT_KEY_TEXT.chooseNone,
    run: ({ editor: { choose, chosen } }) => {
      // With none chosen it is said all the same, in place of what was done last; others may have the key.
      choose(new Set());
      return chosen.size > 0;
    },
  },
  {
    keys: ['ArrowLeft'],
    label: EDIT_KEY_TEXT.earlier,
    run: withChosen(({ move, grid }) => move(-grid.stepTicks, 0)),
  },
  {
    keys: ['ArrowRight'],
    label: EDIT_KEY_TEXT.later,
    run: withChosen(({ move, grid }) => move(grid.stepTicks, 0)),
  },
  {
    keys: ['ArrowUp'],
    label: EDIT_KEY_TEXT.up,
    run: withChosen(({ move }) => move(0, 1)),
  },
  {
    keys: ['ArrowDown'],
    label: EDIT_KEY_TEXT.down,
    run: withChosen(({ move }) => move(0, -1)),
  },
  {
    keys: ['Shift+ArrowLeft'],
    label: EDIT_KEY_TEXT.barEarlier,
    run: withChosen(({ move, grid, chosen }) => move(-grid.barTicksAt(firstOf(chosen) - 1), 0)),
  },
  {
    keys: ['Shift+ArrowRight'],
    label: EDIT_KEY_TEXT.barLater,
    run: withChosen(({ move, grid, chosen }) => move(grid.barTicksAt(firstOf(chosen)), 0)),
  },
  {
    keys: ['Shift+ArrowUp'],
    label: EDIT_KEY_TEXT.octaveUp,
    run: withChosen(({ move }) => move(0, OCTAVE)),
  },
  {
    keys: ['Shift+ArrowDown'],
    label: EDIT_KEY_TEXT.octaveDown,
    run: withChosen(({ move }) => move(0, -OCTAVE)),
  },
  {
    keys: ['Alt+ArrowRight'],
    label: EDIT_KEY_TEXT.longer,
    run: ({ editor: { lengthen, grid } }) => lengthen(grid.stepTicks),
  },
  {
    keys: ['Alt+ArrowLeft'],
    label: EDIT_KEY_TEXT.shorter,
    run: ({ editor: { lengthen, grid } }) => lengthen(-grid.stepTicks),
  },
  {
    keys: ['Alt+ArrowUp'],
    label: EDIT_KEY_TEXT.louder,
    run: ({ editor }) => editor.louder(VELOCITY_STEP),
  },
  {
    keys: ['Alt+ArrowDown'],
    label: EDIT_KEY_TEXT.softer,
    run: ({ editor }) => editor.louder(-VELOCITY_STEP),
  },
  {
    keys: ['N'],
    label: EDIT_KEY_TEXT.add,
    run: addNote,
  },
  { keys: ['Q'], label: EDIT_KEY_TEXT.quantise, run: ({ editor }) => editor.quantise() },
  {
    keys: ['Ctrl+D'],
    label: EDIT_KEY_TEXT.duplicate,
    run: ({ editor }) => editor.duplicate(),
  },
  {
    keys: ['Delete', 'Backspace'],
    label: EDIT_KEY_TEXT.delete,
    run: ({ editor }) => editor.remove(),
  },
  { keys: ['Ctrl+Z'], label: EDIT_KEY_TEXT.undo, run: ({ editor }) => editor.undo() },
  {
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    label: EDIT_KEY_TEXT.redo,
    run: ({ editor }) => editor.redo(),
  },
];

/** After the note that is read, and like it; where none is, at the playhead. */
export function addNote({ editor: { add, grid }, current, playheadTicks }: EditKeyContext): void {
  if (!current) {
    add(grid.nearest(playheadTicks()), MIDDLE_C);
    return;
  }
  const { startTicks, durationTicks, pitch, velocity } = current;
  add(grid.nearest(startTicks + durationTicks), pitch, velocity);
}

function firstOf(notes: NoteEditor['chosen']): number {
  return Math.min(...Array.from(notes, ({ startTicks }) => startTicks));
}
