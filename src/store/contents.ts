// What of the store a project keeps, and how what was kept comes back.
import type { ProjectContents } from '../core/project/projectRecord.ts';
import type { LibraryRow } from './library.ts';
import type { PlaybackSource } from './playback.ts';
import type { PrimeSource } from './settings.ts';
import type { State } from './store.ts';
import type { Removed } from './trash.ts';

/** Everything that is kept; when one of them is another object, there is something to write. */
const FACTS: readonly ((state: State) => unknown)[] = [
  ({ project }) => project.name,
  ({ library }) => library.rows,
  ({ training }) => training.models,
  ({ takes }) => takes.list,
  ({ takes }) => takes.count,
  ({ takes }) => takes.selectedId,
  ({ recordings }) => recordings.list,
  ({ recordings }) => recordings.count,
  ({ settings }) => settings,
  ({ soundFile }) => soundFile,
  ({ playback }) => playback.options,
  ({ playback }) => playback.playsWhileWriting,
  ({ playback }) => playback.chosen,
  ({ playback }) => playback.mixes,
  ({ trash }) => trash.removed,
  ({ system }) => system.screen,
  // Kept apart (commands/keepRecordings.ts); but a project without a record would not be opened again.
  ({ review }) => Object.keys(review.keeping).length,
];

export function hasSameContents(a: State, b: State): boolean {
  return FACTS.every((fact) => fact(a) === fact(b));
}

/** Whether a new project has nothing in it that it would be kept for: looking around is no change. */
export function isUntouched(state: State, initial: State): boolean {
  return hasSameContents({ ...state, system: initial.system }, initial);
}

export function contentsOf(state: State): ProjectContents {
  const { library, training, takes, recordings, settings, playback, trash } = state;
  const { options, playsWhileWriting, chosen, mixes } = playback;
  const items = {
    rows: library.rows,
    models: training.models,
    takes: takes.list,
    recordings: recordings.list,
  };
  // What was discarded of what is looked over is kept apart (commands/keepRecordings.ts).
  const removed = trash.removed?.kind === 'heard' ? null : trash.removed;
  const entries = removed?.entries ?? [];
  const all = [...Object.values(items).flat(), ...entries.map(({ item }) => item)];
  const ids = new Set(all.map(({ id }) => id));
  return {
    items,
    removed,
    state: {
      takeCount: takes.count,
      recordingCount: recordings.count,
      selectedTakeId: takes.selectedId,
      training: settings.training,
      writing: settings.writing,
      soundFile: state.soundFile,
      playback: {
        options,
        playsWhileWriting,
        chosen: lasting(chosen),
        // What is gone for good needs none; keys are kind and id.
        mixes: Object.fromEntries(
          Object.entries(mixes).filter(([key]) => ids.has(key.slice(key.indexOf(' ') + 1))),
        ),
      },
      screen: state.system.screen,
    },
  };
}

/** What is being written is gone with the page, and what is looked over comes back later than the project. */
function lasting(chosen: PlaybackSource | null): PrimeSource | null {
  if (chosen === null) return null;
  const { kind, id } = chosen;
  return kind === 'heard' || kind === 'writing' ? null : { kind, id };
}

/**
 * Brings back what was kept. What came while it was being read (a file the page was opened with) stands behind it,
 * and settings an older project does not have are as they were.
 */
export function restoreContents(
  now: State,
  { items, removed, state }: ProjectContents,
): Partial<State> {
  const { library, training, takes, recordings, settings, playback, trash } = now;
  return {
    library: { ...library, rows: [...(items.rows as readonly LibraryRow[]), ...library.rows] },
    training: { ...training, models: [...items.models, ...training.models] },
    takes: {
      ...takes,
      list: [...items.takes, ...takes.list],
      count: (state.takeCount ?? items.takes.length) + takes.count,
      selectedId: state.selectedTakeId ?? null,
    },
    recordings: {
      ...recordings,
      list: [...items.recordings, ...recordings.list],
      count: (state.recordingCount ?? items.recordings.length) + recordings.count,
    },
    settings: {
      training: { ...settings.training, ...state.training },
      writing: {
        ...settings.writing,
        ...state.writing,
        limits: { ...settings.writing.limits, ...state.writing?.limits },
      },
    },
    soundFile: { ...now.soundFile, ...state.soundFile },
    playback: {
      ...playback,
      ...state.playback,
      options: { ...playback.options, ...state.playback?.options },
    },
    trash: removed ? { ...trash, removed: removed as Removed, isTold: true } : trash,
  };
}
