// How records of an earlier version become records of the next, one step at a time: in the browser's database when a
// newer Cadenza first opens it, and in a project file when it is read. A step sees what its own version wrote, which is
// no type of today.
import type { Score, Track } from '../music/score.ts';
import { packScore, packTracks, type PackedTrack } from './packScore.ts';
import type { ItemKind } from './projectRecord.ts';

export interface Migration {
  /** The version it makes. */
  readonly to: number;
  readonly record?: (older: never) => unknown;
  readonly items?: Partial<Readonly<Record<ItemKind, (older: never) => unknown>>>;
}

/** Version 1: the notes of a score were objects. */
const packed = (older: { readonly score?: Score }): unknown =>
  older.score ? { ...older, score: packScore(older.score) } : older;

interface Model1 {
  readonly model: { readonly frames: readonly object[] };
  readonly history?: object | null;
}

interface Take2 {
  readonly edited?: {
    readonly written: { readonly tracks: readonly (Track | PackedTrack)[] };
  };
}

/** Version 2: the notes of what a model wrote, in a take that was edited since, were objects; but not in files. */
function packWritten(older: Take2): unknown {
  const { edited } = older;
  if (!edited) return older;
  const tracks = edited.written.tracks.map((track) =>
    track.notes instanceof Float64Array ? track : packTracks([track as Track])[0],
  );
  return { ...older, edited: { ...edited, written: { ...edited.written, tracks } } };
}

/** One for every version from 2 on, ascending. */
export const MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    record: (older: object) => ({ ...older, formatVersion: 2 }),
    items: {
      rows: packed,
      takes: packed,
      recordings: packed,
      // A frame without a form is one of which nothing is known to return.
      models: ({ history = null, ...older }: Model1) => ({
        ...older,
        model: {
          ...older.model,
          frames: older.model.frames.map((frame) => ({ form: [], ...frame })),
        },
        history,
      }),
    },
  },
  {
    to: 3,
    record: (older: object) => ({ ...older, formatVersion: 3 }),
    items: { takes: packWritten },
  },
];

const stepsFrom = (version: number): readonly Migration[] =>
  MIGRATIONS.filter(({ to }) => to > version);

/** @param from the version it was written as */
export function migrateRecord(older: unknown, from: number): unknown {
  return stepsFrom(from).reduce<unknown>(
    (record, step) => (step.record ? step.record(record as never) : record),
    older,
  );
}

/** @param from the version it was written as */
export function migrateItem(kind: ItemKind, older: unknown, from: number): unknown {
  return stepsFrom(from).reduce<unknown>((item, { items }) => {
    const step = items?.[kind];
    return step ? step(item as never) : item;
  }, older);
}
