// Everything that can be done to chosen notes, for hands without a keyboard.
import { Button } from '../../components/controls/Button.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { instrumentName } from '../../core/music/instrumentNames.ts';
import type { Take } from '../../store/takes.ts';
import { OCTAVE, VELOCITY_STEP } from './editKeys.ts';
import styles from './EditToolbar.module.css';
import type { NoteEditor } from './useNoteEditor.ts';

/** Lengths in quarter notes. */
const GRIDS = [
  { value: '1', label: '1/4' },
  { value: '0.5', label: '1/8' },
  { value: `${1 / 3}`, label: '1/8 triplets' },
  { value: '0.25', label: '1/16' },
  { value: `${1 / 6}`, label: '1/16 triplets' },
  { value: '0.125', label: '1/32' },
] as const;

export function EditToolbar({
  take,
  editor,
  onAdd,
}: {
  take: Take;
  editor: NoteEditor;
  /** Adds a note where it can be seen. */
  onAdd: () => void;
}) {
  const { grid, chosen, canUndo, canRedo } = editor;
  const none = chosen.size === 0;
  const { tracks } = take.score;
  const actions: readonly (readonly [label: string, run: () => void])[] = [
    ['Earlier', () => editor.move(-grid.stepTicks, 0)],
    ['Later', () => editor.move(grid.stepTicks, 0)],
    ['Up', () => editor.move(0, 1)],
    ['Down', () => editor.move(0, -1)],
    ['Octave up', () => editor.move(0, OCTAVE)],
    ['Octave down', () => editor.move(0, -OCTAVE)],
    ['Shorter', () => editor.lengthen(-grid.stepTicks)],
    ['Longer', () => editor.lengthen(grid.stepTicks)],
    ['Softer', () => editor.louder(-VELOCITY_STEP)],
    ['Louder', () => editor.louder(VELOCITY_STEP)],
    ['Quantise', editor.quantise],
    ['Duplicate', editor.duplicate],
    ['Delete notes', editor.remove],
  ];
  return (
    <div className={styles['toolbar']} role="group" aria-label="Edit notes">
      <p role="status" className={styles['said']}>
        {editor.said}
      </p>
      <div className={styles['row']}>
        <Button disabled={!canUndo} onClick={() => void editor.undo()}>
          Undo
        </Button>
        <Button disabled={!canRedo} onClick={editor.redo}>
          Redo
        </Button>
        <Button onClick={editor.chooseAll}>Choose all</Button>
        <Button onClick={onAdd}>Add a note</Button>
        {take.edited && (
          <Button look="quiet" onClick={editor.revert}>
            Back to what was written
          </Button>
        )}
      </div>
      <div className={styles['row']}>
        {actions.map(([label, run]) => (
          <Button key={label} disabled={none} onClick={run}>
            {label}
          </Button>
        ))}
      </div>
      <div className={styles['fields']}>
        <SelectField
          label="Grid"
          value={`${editor.gridQuarters}`}
          choices={GRIDS}
          onChange={(quarters) => editor.setGridQuarters(Number(quarters))}
        />
        {tracks.length > 1 && (
          <SelectField
            label="New notes go to"
            value={`${editor.track}`}
            choices={tracks.map((track, index) => ({
              value: `${index}`,
              label: `track ${index + 1}, ${instrumentName(track)}`,
            }))}
            onChange={(track) => editor.setTrack(Number(track))}
          />
        )}
      </div>
    </div>
  );
}
