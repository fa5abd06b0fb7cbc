// Editing one take: which notes are chosen, the grid they are laid on, and every edit with what is said of it.
import { useMemo, useState } from 'react';
import { editTake, redoEdit, revertTake, undoEdit } from '../../commands/editTake.ts';
import {
  addNote,
  changeVelocity,
  deleteNotes,
  duplicateNotes,
  lengthenNotes,
  moveNotes,
  quantiseNotes,
  type ChosenNotes,
  type Edit,
  type Tracks,
} from '../../core/music/editNotes.ts';
import { createGrid, type Grid } from '../../core/music/grid.ts';
import type { Note } from '../../core/music/score.ts';
import { isEditNewest, NO_HISTORY } from '../../store/takeEdits.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { spokenAnew } from '../../components/controls/spokenAnew.ts';
import { SAID, wordChosen, wordEdit } from '#words/editing.ts';
import { createNoteWording } from '#words/roll.ts';

const NONE: ChosenNotes = new Set();
const SIXTEENTH = 0.25;
const NEW_VELOCITY = 80;

export interface NoteEditor {
  readonly chosen: ChosenNotes;
  readonly grid: Grid;
  /** Length of a grid step in quarter notes. */
  readonly gridQuarters: number;
  /** Index of the track that new notes go to. */
  readonly track: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What happened last, in words. */
  readonly said: string;
  readonly setGridQuarters: (quarters: number) => void;
  readonly setTrack: (track: number) => void;
  readonly choose: (notes: ChosenNotes) => void;
  readonly chooseAll: () => void;
  readonly move: (deltaTicks: number, deltaPitch: number) => void;
  readonly lengthen: (deltaTicks: number) => void;
  readonly louder: (delta: number) => void;
  readonly quantise: () => void;
  readonly remove: () => void;
  readonly duplicate: () => void;
  readonly add: (ticks: number, pitch: number, velocity?: number) => void;
  /** @returns false when something else was done since, which is to be undone first */
  readonly undo: () => boolean;
  readonly redo: () => void;
  /** Back to what was written. */
  readonly revert: () => void;
}

export function useNoteEditor(take: Take): NoteEditor {
  const app = useApp();
  const { id, score } = take;
  const [asked, setChosen] = useState<ChosenNotes>(NONE);
  const [gridQuarters, setGridQuarters] = useState(SIXTEENTH);
  const [track, setTrack] = useState(0);
  const [said, setWords] = useState('');
  const setSaid = (words: string): void => setWords((before) => spokenAnew(before, words));
  const { undo, redo } = useAppState(({ takeEdits }) => takeEdits[id] ?? NO_HISTORY);
  const grid = useMemo(() => createGrid(score, gridQuarters), [score, gridQuarters]);
  // An undo elsewhere on the page may have taken some away.
  const chosen = useMemo(() => {
    const there = score.tracks.flatMap(({ notes }) => notes.filter((note) => asked.has(note)));
    return there.length === asked.size ? asked : new Set(there);
  }, [score, asked]);

  const tell = (verb: string, notes: ChosenNotes): void => {
    const { score: now } = app.store.getState().takes.list.find((one) => one.id === id) ?? take;
    const [first] = notes;
    setSaid(
      wordEdit(
        verb,
        first && notes.size === 1
          ? createNoteWording(now)({ ...first, track: trackOf(now.tracks, first) })
          : notes.size,
      ),
    );
  };
  const choose = (notes: ChosenNotes): void => {
    setChosen(notes);
    if (notes.size === 1) tell(SAID.selected, notes);
    else setSaid(wordChosen(notes.size));
  };
  const edit = (verb: string, change: (tracks: Tracks, chosen: ChosenNotes) => Edit): void => {
    const changed = editTake(app, id, (tracks) => change(tracks, chosen));
    if (!changed) {
      setSaid(chosen.size === 0 ? SAID.chooseFirst : SAID.nothingToChange);
      return;
    }
    setChosen(changed);
    // Of notes that are gone there is only the number.
    tell(verb, changed.size > 0 ? changed : chosen);
  };
  const step = (verb: string, changed: ChosenNotes | null): void => {
    setChosen(changed ?? NONE);
    setSaid(changed ? verb : SAID.nothingMore);
  };
  return {
    chosen,
    grid,
    gridQuarters,
    track: Math.min(track, score.tracks.length - 1),
    canUndo: undo.length > 0,
    canRedo: redo.length > 0,
    said,
    setGridQuarters,
    setTrack,
    choose,
    chooseAll: () => choose(new Set(score.tracks.flatMap(({ notes }) => notes))),
    move: (ticks, pitch) =>
      edit(SAID.moved, (tracks, notes) => moveNotes(tracks, notes, ticks, pitch)),
    lengthen: (ticks) =>
      edit(SAID.lengthened, (tracks, notes) => lengthenNotes(tracks, notes, ticks, grid.stepTicks)),
    louder: (delta) => edit(SAID.louder, (tracks, notes) => changeVelocity(tracks, notes, delta)),
    quantise: () =>
      edit(SAID.quantised, (tracks, notes) =>
        quantiseNotes(tracks, notes, (ticks) => grid.nearest(ticks)),
      ),
    remove: () => edit(SAID.deleted, deleteNotes),
    duplicate: () =>
      edit(SAID.duplicated, (tracks, notes) => duplicateNotes(tracks, notes, grid.stepTicks)),
    add: (startTicks, pitch, velocity = NEW_VELOCITY) =>
      edit(SAID.added, (tracks) =>
        addNote(tracks, track, { startTicks, durationTicks: grid.stepTicks, pitch, velocity }),
      ),
    undo: () => {
      if (!isEditNewest(app.store.getState(), id)) return false;
      step(SAID.undone, undoEdit(app, id));
      return true;
    },
    redo: () => step(SAID.redone, redoEdit(app, id)),
    revert: () => {
      revertTake(app, id);
      setChosen(NONE);
      setSaid(SAID.reverted);
    },
  };
}

function trackOf(tracks: Tracks, note: Note): number {
  return Math.max(
    0,
    tracks.findIndex(({ notes }) => notes.includes(note)),
  );
}
