// Take edits slice: the steps back and forth of every edited take. They last as long as the page; what was written
// stays with the take itself.
import type { Take, TakeMusic } from '../core/project/take.ts';
import type { SliceCreator } from './slice.ts';
import type { TakesSlice } from './takes.ts';
import type { TrashSlice } from './trash.ts';

/** Steps that are kept of one take. */
const MOST_STEPS = 200;

interface Version extends TakeMusic {
  /** Null: as it was written. */
  readonly version: string | null;
}

interface Step extends Version {
  /** Removals there had been when the step was made, which tells what came later. */
  readonly removals: number;
}

export interface EditHistory {
  /** The newest last. */
  readonly undo: readonly Step[];
  /** The next last. */
  readonly redo: readonly Step[];
}

export const NO_HISTORY: EditHistory = { undo: [], redo: [] };

export interface TakeEditsSlice {
  /** By the id of the take. */
  readonly takeEdits: Readonly<Record<string, EditHistory>>;
  /** @param version of no other state of the take; null when `music` is what was written */
  readonly editTake: (id: string, music: TakeMusic, version: string | null) => void;
  /** Does nothing when there is no step. */
  readonly undoTakeEdit: (id: string) => void;
  readonly redoTakeEdit: (id: string) => void;
}

/** What a take was when it was written. */
export function writtenMusic({ score, events, primeNotes, edited }: Take): TakeMusic {
  return edited?.written ?? { tracks: score.tracks, events, primeNotes };
}

/** Whether the last edit of a take came after the last removal that can be undone. */
export function isEditNewest(
  { takeEdits, trash }: TakeEditsSlice & TrashSlice,
  id: string,
): boolean {
  const step = takeEdits[id]?.undo.at(-1);
  return step !== undefined && (trash.removed === null || step.removals >= trash.removals);
}

function versionOf({ score, events, primeNotes, edited }: Take): Version {
  return { tracks: score.tracks, events, primeNotes, version: edited?.version ?? null };
}

function withVersion(take: Take, { tracks, events, primeNotes, version }: Version): Take {
  const { edited, ...plain } = take;
  const next = { ...plain, score: { ...take.score, tracks }, events, primeNotes };
  if (version === null) return next;
  return { ...next, edited: { version, written: edited?.written ?? writtenMusic(take) } };
}

export const createTakeEditsSlice: SliceCreator<
  TakeEditsSlice,
  TakeEditsSlice & TakesSlice & TrashSlice
> = (set) => {
  /** @param step what the take becomes and its history then, or null for nothing */
  const change = (
    id: string,
    step: (now: Step, history: EditHistory) => readonly [Version, EditHistory] | null,
  ): void =>
    set(({ takes, takeEdits, trash: { removals } }) => {
      const take = takes.list.find((one) => one.id === id);
      const changed = take && step({ ...versionOf(take), removals }, takeEdits[id] ?? NO_HISTORY);
      if (!changed) return {};
      const [version, history] = changed;
      const list = takes.list.map((one) => (one === take ? withVersion(one, version) : one));
      return { takes: { ...takes, list }, takeEdits: { ...takeEdits, [id]: history } };
    });
  return {
    takeEdits: {},
    editTake: (id, music, version) =>
      change(id, (now, { undo }) => [
        { ...music, version },
        { undo: [...undo, now].slice(-MOST_STEPS), redo: [] },
      ]),
    undoTakeEdit: (id) =>
      change(id, (now, { undo, redo }) => {
        const last = undo.at(-1);
        return last ? [last, { undo: undo.slice(0, -1), redo: [...redo, now] }] : null;
      }),
    redoTakeEdit: (id) =>
      change(id, (now, { undo, redo }) => {
        const next = redo.at(-1);
        return next ? [next, { undo: [...undo, now], redo: redo.slice(0, -1) }] : null;
      }),
  };
};
