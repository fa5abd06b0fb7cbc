// The keys of editing, which hold while the roll has the focus and notes are edited.
import type { KeyBinding } from '../../components/controls/keyBinding.ts';
import type { RollNote } from '../../components/plots/rollNotes.ts';
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
    label: 'Choose the note that is read, or not',
    run: ({ editor, current }) => {
      if (!current) return false;
      const chosen = new Set(editor.chosen);
      if (!chosen.delete(current.source)) chosen.add(current.source);
      editor.choose(chosen);
      return true;
    },
  },
  { keys: ['Ctrl+A'], label: 'Choose all notes', run: ({ editor }) => editor.chooseAll() },
  {
    keys: ['Escape'],
    label: 'Choose none',
    run: ({ editor: { choose, chosen } }) => {
      // With none chosen it is said all the same, in place of what was done last; others may have the key.
      choose(new Set());
      return chosen.size > 0;
    },
  },
  {
    keys: ['ArrowLeft'],
    label: 'Move chosen notes a grid step earlier',
    run: withChosen(({ move, grid }) => move(-grid.stepTicks, 0)),
  },
  {
    keys: ['ArrowRight'],
    label: 'Move chosen notes a grid step later',
    run: withChosen(({ move, grid }) => move(grid.stepTicks, 0)),
  },
  {
    keys: ['ArrowUp'],
    label: 'Chosen notes up a semitone',
    run: withChosen(({ move }) => move(0, 1)),
  },
  {
    keys: ['ArrowDown'],
    label: 'Chosen notes down a semitone',
    run: withChosen(({ move }) => move(0, -1)),
  },
  {
    keys: ['Shift+ArrowLeft'],
    label: 'Move chosen notes a bar earlier',
    run: withChosen(({ move, grid, chosen }) => move(-grid.barTicksAt(firstOf(chosen) - 1), 0)),
  },
  {
    keys: ['Shift+ArrowRight'],
    label: 'Move chosen notes a bar later',
    run: withChosen(({ move, grid, chosen }) => move(grid.barTicksAt(firstOf(chosen)), 0)),
  },
  {
    keys: ['Shift+ArrowUp'],
    label: 'Chosen notes up an octave',
    run: withChosen(({ move }) => move(0, OCTAVE)),
  },
  {
    keys: ['Shift+ArrowDown'],
    label: 'Chosen notes down an octave',
    run: withChosen(({ move }) => move(0, -OCTAVE)),
  },
  {
    keys: ['Alt+ArrowRight'],
    label: 'Longer by a grid step',
    run: withChosen(({ lengthen, grid }) => lengthen(grid.stepTicks)),
  },
  {
    keys: ['Alt+ArrowLeft'],
    label: 'Shorter by a grid step',
    run: withChosen(({ lengthen, grid }) => lengthen(-grid.stepTicks)),
  },
  {
    keys: ['Alt+ArrowUp'],
    label: 'Louder',
    run: withChosen(({ louder }) => louder(VELOCITY_STEP)),
  },
  {
    keys: ['Alt+ArrowDown'],
    label: 'Softer',
    run: withChosen(({ louder }) => louder(-VELOCITY_STEP)),
  },
  {
    keys: ['N'],
    label: 'New note, behind the one that is read or at the playhead',
    run: ({ editor: { add, grid }, current, playheadTicks }) => {
      if (!current) add(grid.nearest(playheadTicks()), MIDDLE_C);
      else {
        const { startTicks, durationTicks, pitch, velocity } = current;
        add(grid.nearest(startTicks + durationTicks), pitch, velocity);
      }
    },
  },
  { keys: ['Q'], label: 'Quantise to the grid', run: withChosen(({ quantise }) => quantise()) },
  { keys: ['Ctrl+D'], label: 'Duplicate', run: withChosen(({ duplicate }) => duplicate()) },
  { keys: ['Delete', 'Backspace'], label: 'Delete', run: withChosen(({ remove }) => remove()) },
  { keys: ['Ctrl+Z'], label: 'Undo', run: ({ editor }) => editor.undo() },
  { keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], label: 'Redo', run: ({ editor }) => editor.redo() },
];

function firstOf(notes: NoteEditor['chosen']): number {
  return Math.min(...Array.from(notes, ({ startTicks }) => startTicks));
}
