// Items as they are kept, and whether what comes out of the browser's database still is one. It is our own data, so this finds what is damaged
// or half there and does not look at every note; the files of strangers are checked to the last value elsewhere.
import * as v from 'valibot';
import { FIELD_COUNT } from '../encoding/encodedPiece.ts';
import {
  NOTE_STRIDE,
  packScore,
  packTracks,
  unpackScore,
  unpackTracks,
  type PackedScore,
} from './packScore.ts';
import type { ItemKind, ItemTypes, ProjectRecord } from './projectRecord.ts';

const id = v.pipe(v.string(), v.minLength(1));
const list = v.array(v.unknown());
const some = v.pipe(list, v.minLength(1));

const tracks = v.array(
  v.looseObject({
    notes: v.pipe(
      v.instance(Float64Array),
      v.check(({ length }) => length % NOTE_STRIDE === 0),
    ),
    pedals: list,
  }),
);
const score = v.looseObject({
  title: v.string(),
  ticksPerQuarter: v.pipe(v.number(), v.minValue(1)),
  tracks,
  tempos: some,
  meters: some,
});
const events = v.looseObject({
  fields: v.pipe(
    v.instance(Uint8Array),
    v.check(({ length }) => length % FIELD_COUNT === 0),
  ),
  extraPrograms: list,
});

const SCHEMAS: Readonly<Record<ItemKind, v.GenericSchema>> = {
  rows: v.variant('kind', [
    v.looseObject({
      kind: v.literal('piece'),
      id,
      fileName: v.string(),
      score,
      events,
      remarks: list,
      isIncluded: v.boolean(),
    }),
    v.looseObject({
      kind: v.literal('skipped'),
      id,
      fileName: v.string(),
      failure: v.looseObject({ code: v.string(), details: v.looseObject({}) }),
    }),
  ]),
  models: v.looseObject({
    id,
    model: v.looseObject({
      name: v.string(),
      vocabulary: v.looseObject({}),
      network: v.looseObject({ hiddenSize: v.number() }),
      parameters: v.instance(Float32Array),
      provenance: v.looseObject({ pieces: list }),
      frames: v.array(v.looseObject({ form: list })),
    }),
    history: v.nullable(v.looseObject({})),
  }),
  takes: v.looseObject({
    id,
    title: v.string(),
    origin: v.looseObject({}),
    score,
    events,
    edited: v.optional(
      v.looseObject({ version: v.string(), written: v.looseObject({ tracks, events }) }),
    ),
  }),
  recordings: v.looseObject({ id, title: v.string(), score, events }),
};

/** An item as it is kept: the notes of every score in it packed. */
export function packItem(item: ItemTypes[ItemKind]): unknown {
  if (!('score' in item)) return item;
  const packed = { ...item, score: packScore(item.score) };
  if (!('edited' in item)) return packed;
  const { version, written } = item.edited;
  return {
    ...packed,
    edited: { version, written: { ...written, tracks: packTracks(written.tracks) } },
  };
}

/** What `packItem` made; null for what is no item any more. */
export function readItem<Kind extends ItemKind>(kind: Kind, kept: unknown): ItemTypes[Kind] | null {
  if (!v.is(SCHEMAS[kind], kept)) return null;
  const item = kept as ItemTypes[Kind];
  if (!('score' in item)) return item;
  const { score, edited } = kept as unknown as PackedItem;
  const read = { ...item, score: unpackScore(score) };
  if (!edited) return read;
  const written = { ...edited.written, tracks: unpackTracks(edited.written.tracks) };
  return { ...read, edited: { ...edited, written } };
}

/** What is packed in it. */
interface PackedItem {
  readonly score: PackedScore;
  readonly edited?: { readonly written: Pick<PackedScore, 'tracks'> };
}

const ids = v.array(v.string());

const record = v.looseObject({
  id,
  name: v.string(),
  createdAt: v.string(),
  changedAt: v.string(),
  bytes: v.number(),
  pieceCount: v.number(),
  order: v.object({ rows: ids, models: ids, takes: ids, recordings: ids }),
  deletedAt: v.nullable(v.string()),
  state: v.looseObject({}),
});

/** Null for what is no project's record any more. */
export function readRecord(kept: unknown): ProjectRecord | null {
  return v.is(record, kept) ? (kept as unknown as ProjectRecord) : null;
}
