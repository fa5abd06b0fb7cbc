// The roll of a take: to look at and walk through, and, once asked for, to edit.
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { playFrom } from '../../commands/evaluate.ts';
import { seekPlayback } from '../../commands/playback.ts';
import { Button } from '../../components/controls/Button.tsx';
import { runKey } from '../../components/controls/keyBinding.ts';
import { PianoRoll } from '../../components/plots/PianoRoll.tsx';
import { toRollNotes, type RollNote } from '../../components/plots/rollNotes.ts';
import type { RollEditing, TickSpan } from '../../components/plots/useRollPointer.ts';
import { createBarMap } from '../../core/music/bars.ts';
import { endTicks } from '../../core/music/score.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';
import { mixKey } from '../../store/playback.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { EDITING_TEXT } from '#words/editing.ts';
import { createNoteWording } from '#words/roll.ts';
import { addNote, EDIT_KEYS } from './editKeys.ts';
import { EditToolbar } from './EditToolbar.tsx';
import styles from './TakeView.module.css';
import { useNoteEditor } from './useNoteEditor.ts';

/** Give each take its key. */
export function TakeRoll({
  take,
  label,
  selection,
  onSelect,
  children,
}: {
  take: Take;
  /** What the roll shows, in words. */
  label: string;
  selection: TickSpan | null;
  onSelect: (span: TickSpan) => void;
  /** A legend. */
  children: ReactNode;
}) {
  const app = useApp();
  const { id, score, primeNotes } = take;
  const isLoaded = useAppState(
    ({ playback: { source } }) => source?.kind === 'take' && source.id === id,
  );
  const setSystem = useAppState((state) => state.setSystem);
  const [isEditing, setEditing] = useState(false);
  const hint = useRef<HTMLParagraphElement>(null);
  // The roll has grown and may have pushed what came with it out of sight.
  useEffect(() => {
    hint.current?.scrollIntoView({ block: 'nearest' });
  }, [isEditing]);
  const read = useRef<RollNote | null>(null);
  const editor = useNoteEditor(take);
  const { chosen, grid } = editor;
  const timeMap = useMemo(() => createTimeMap(score), [score]);
  const notes = useMemo(() => toRollNotes(score, primeNotes), [score, primeNotes]);
  const wordNote = useMemo(() => createNoteWording(score), [score]);
  /** While notes are edited there is a bar more, to write on. */
  const [barTicks, lengthTicks] = useMemo(() => {
    const bars = createBarMap(score);
    const end = endTicks(score);
    const { bar } = bars.toPosition(Math.max(0, end - 1));
    const length = isEditing ? bars.barStart(bar + 2) : end;
    return [bars.barStartsBetween(0, length + 1), length];
  }, [score, isEditing]);
  const playheadTicks = useMemo(
    () => (isLoaded ? () => timeMap.toTicks(app.services.playback.positionSeconds()) : null),
    [app, isLoaded, timeMap],
  );
  const hereTicks = playheadTicks ?? (() => 0);
  const editing: RollEditing = {
    chosen,
    stepTicks: grid.stepTicks,
    nearest: (ticks) => grid.nearest(ticks),
    onChoose: editor.choose,
    onChange: ({ deltaTicks, deltaPitch, deltaLength }) => {
      if (deltaLength !== 0) editor.lengthen(deltaLength);
      else if (deltaTicks !== 0 || deltaPitch !== 0) editor.move(deltaTicks, deltaPitch);
    },
    onAdd: editor.add,
    onRead: (note) => {
      read.current = note;
    },
    onKey: (event, current) =>
      runKey(EDIT_KEYS, event, { editor, current, playheadTicks: hereTicks }),
  };
  const seek = (ticks: number): void => {
    if (isLoaded) seekPlayback(app, timeMap.toSeconds(ticks));
    else void playFrom(app, { kind: 'take', id }, ticks);
  };
  return (
    <div className={styles['take']} data-source={mixKey({ kind: 'take', id })}>
      <PianoRoll
        label={label}
        notes={notes}
        barTicks={barTicks}
        ticksPerQuarter={score.ticksPerQuarter}
        lengthTicks={lengthTicks}
        playheadTicks={playheadTicks}
        selection={selection}
        onSeek={seek}
        onSelect={onSelect}
        wordNote={wordNote}
        editing={isEditing ? editing : null}
      >
        {children}
      </PianoRoll>
      <div className={styles['head']}>
        <Button onClick={() => setEditing(!isEditing)}>
          {isEditing ? EDITING_TEXT.done : EDITING_TEXT.editNotes}
        </Button>
        {take.edited && <span>{EDITING_TEXT.edited}</span>}
        <span className={styles['keys']}>
          <Button look="quiet" onClick={() => setSystem({ isShowingKeys: true })}>
            {EDITING_TEXT.keys}
          </Button>
        </span>
      </div>
      {isEditing && (
        <>
          <p ref={hint} className={styles['hint']}>
            {EDITING_TEXT.hint}
          </p>
          <EditToolbar
            take={take}
            editor={editor}
            onAdd={() => addNote({ editor, current: read.current, playheadTicks: hereTicks })}
          />
        </>
      )}
    </div>
  );
}
