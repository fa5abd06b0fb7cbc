// Everything that can be done to chosen notes, for hands without a keyboard.
import { SelectField } from '../../components/controls/Field.tsx';
import { Toolbar, ToolbarButton, ToolbarGroup } from '../../components/controls/Toolbar.tsx';
import { instrumentName } from '../../core/music/instrumentNames.ts';
import type { Take } from '../../store/takes.ts';
import { COMMON_TEXT } from '#words/common.ts';
import { nameTrack } from '#words/compose.ts';
import { EDITING_TEXT, GRID_TEXT } from '#words/editing.ts';
import { OCTAVE, VELOCITY_STEP } from './editKeys.ts';
import styles from './EditToolbar.module.css';
import type { NoteEditor } from './useNoteEditor.ts';

/** Lengths in quarter notes. */
const GRIDS = [
  { value: '1', label: '1/4' },
  { value: '0.5', label: '1/8' },
  { value: `${1 / 3}`, label: GRID_TEXT.eighthTriplets },
  { value: '0.25', label: '1/16' },
  { value: `${1 / 6}`, label: GRID_TEXT.sixteenthTriplets },
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
  const { stepTicks } = grid;
  const groups: readonly (readonly (readonly [label: string, run: () => void])[])[] = [
    [
      [EDITING_TEXT.earlier, () => editor.move(-stepTicks, 0)],
      [EDITING_TEXT.later, () => editor.move(stepTicks, 0)],
      [EDITING_TEXT.quantise, editor.quantise],
    ],
    [
      [EDITING_TEXT.up, () => editor.move(0, 1)],
      [EDITING_TEXT.down, () => editor.move(0, -1)],
      [EDITING_TEXT.octaveUp, () => editor.move(0, OCTAVE)],
      [EDITING_TEXT.octaveDown, () => editor.move(0, -OCTAVE)],
    ],
    [
      [EDITING_TEXT.shorter, () => editor.lengthen(-stepTicks)],
      [EDITING_TEXT.longer, () => editor.lengthen(stepTicks)],
    ],
    [
      [EDITING_TEXT.softer, () => editor.louder(-VELOCITY_STEP)],
      [EDITING_TEXT.louder, () => editor.louder(VELOCITY_STEP)],
    ],
    [
      [EDITING_TEXT.duplicate, editor.duplicate],
      [EDITING_TEXT.delete, editor.remove],
    ],
  ];
  return (
    <div className={styles['toolbar']} role="group" aria-label={EDITING_TEXT.editNotes}>
      <p role="status" className={styles['said']}>
        {editor.said}
      </p>
      <Toolbar label={EDITING_TEXT.editNotes}>
        <ToolbarGroup>
          <ToolbarButton disabled={!canUndo} onClick={() => void editor.undo()}>
            {COMMON_TEXT.undo}
          </ToolbarButton>
          <ToolbarButton disabled={!canRedo} onClick={editor.redo}>
            {COMMON_TEXT.redo}
          </ToolbarButton>
        </ToolbarGroup>
        <ToolbarGroup>
          <ToolbarButton onClick={editor.chooseAll}>{EDITING_TEXT.chooseAll}</ToolbarButton>
          <ToolbarButton onClick={onAdd}>{EDITING_TEXT.add}</ToolbarButton>
        </ToolbarGroup>
        {groups.map((actions, index) => (
          <ToolbarGroup key={index}>
            {actions.map(([label, run]) => (
              <ToolbarButton key={label} disabled={none} onClick={run}>
                {label}
              </ToolbarButton>
            ))}
          </ToolbarGroup>
        ))}
        {take.edited && (
          <ToolbarButton look="quiet" onClick={editor.revert}>
            {EDITING_TEXT.revert}
          </ToolbarButton>
        )}
      </Toolbar>
      <div className={styles['fields']}>
        <SelectField
          label={EDITING_TEXT.grid}
          value={`${editor.gridQuarters}`}
          choices={GRIDS}
          onChange={(quarters) => editor.setGridQuarters(Number(quarters))}
        />
        {tracks.length > 1 && (
          <SelectField
            label={EDITING_TEXT.track}
            value={`${editor.track}`}
            choices={tracks.map((track, index) => ({
              value: `${index}`,
              label: nameTrack(index, instrumentName(track)),
            }))}
            onChange={(track) => editor.setTrack(Number(track))}
          />
        )}
      </div>
    </div>
  );
}
