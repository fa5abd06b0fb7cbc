// Items as JSON in a project file, and back: data from a stranger then, checked to the last value before anything is
// made of it. In JSON the notes of a track are one list of numbers, four a note, and the events of a piece another.
import * as v from 'valibot';
import { FIELD_COUNT } from '../encoding/encodedPiece.ts';
import { findIllegalEvent } from '../encoding/pieceCursor.ts';
import { ENGINES, type LossPoint, type RunHistory } from '../model/training.ts';
import { migrateItem } from './migrations.ts';
import type { Model } from './model.ts';
import { NOTE_STRIDE } from './packScore.ts';
import { parseEntry } from './projectFile.ts';
import { between, count, drawRule, id, listOf, whole } from './projectFileState.ts';
import type { ItemKind } from './projectRecord.ts';

const MOST_TRACKS = 70_000;
const MOST_CHANGES = 2_000_000;
const LATEST_TICK = 2 ** 32;

const text = v.pipe(v.string(), v.maxLength(2 ** 16));
const moment = v.pipe(v.string(), v.isoTimestamp());
const ticks = between(0, LATEST_TICK);
const pitch = whole(0, 127);
const loss = between(0, 1e6);

/** A million of them are looked at one by one; a schema for each would take seconds. */
const notes = v.pipe(
  v.instance(Float64Array),
  v.check((values) => {
    if (values.length % NOTE_STRIDE !== 0) return false;
    let lastStart = 0;
    for (let i = 0; i < values.length; i += NOTE_STRIDE) {
      const [start, duration] = [values[i]!, values[i + 1]!];
      // So written, not-a-number fails too.
      if (!(start >= lastStart && start <= LATEST_TICK && duration >= 1 && duration <= LATEST_TICK))
        return false;
      lastStart = start;
      if (!isWithin(values[i + 2]!, 0) || !isWithin(values[i + 3]!, 1)) return false;
    }
    return true;
  }, 'no notes'),
);
const isWithin = (value: number, least: number): boolean =>
  Number.isInteger(value) && value >= least && value <= 127;

const track = v.object({
  name: text,
  program: pitch,
  isDrum: v.boolean(),
  notes,
  pedals: listOf(v.object({ ticks, isDown: v.boolean() }), MOST_CHANGES),
  bends: v.exactOptional(
    listOf(
      v.object({
        startTicks: ticks,
        pitch,
        changes: listOf(v.object({ ticks, semitones: between(-24, 24) }), MOST_CHANGES),
      }),
      MOST_CHANGES,
    ),
  ),
});
const tracks = listOf(track, MOST_TRACKS);

const fromTheStart = <Change extends v.GenericSchema<unknown, { readonly ticks: number }>>(
  change: Change,
) =>
  v.pipe(
    v.array(change),
    v.maxLength(MOST_CHANGES),
    v.check((list) => (list as { ticks: number }[])[0]?.ticks === 0, 'not from the start'),
    v.check((list) => {
      const changes = list as { ticks: number }[];
      return changes.every(({ ticks }, i) => i === 0 || ticks > changes[i - 1]!.ticks);
    }, 'not in order'),
  );

const score = v.object({
  title: text,
  ticksPerQuarter: between(1, 2 ** 16),
  tracks,
  tempos: fromTheStart(v.object({ ticks, tempoBpm: between(0.1, 1e5) })),
  meters: fromTheStart(
    v.object({
      ticks,
      numerator: whole(1, 256),
      denominator: v.picklist([1, 2, 4, 8, 16, 32, 64, 128]),
    }),
  ),
});

const events = v.object({
  fields: v.pipe(
    v.instance(Uint8Array),
    v.check(
      (fields) => fields.length % FIELD_COUNT === 0 && findIllegalEvent(fields) < 0,
      'no events',
    ),
  ),
  extraPrograms: listOf(pitch, 32),
  isBeatAligned: v.boolean(),
});

const failureDetails = v.pipe(v.record(text, v.union([text, v.number()])), v.maxEntries(20));

const row = v.variant('kind', [
  v.object({
    kind: v.literal('piece'),
    id,
    fileName: text,
    origin: v.picklist(['file', 'built-in', 'recording']),
    score,
    events,
    remarks: listOf(
      v.variant('kind', [
        v.object({ kind: v.literal('truncated-track'), track: count }),
        v.object({ kind: v.literal('skipped-bytes'), count }),
        v.object({ kind: v.literal('unended-notes'), count }),
        v.object({ kind: v.literal('sequential-patterns'), count }),
        v.object({ kind: v.literal('smpte-time'), framesPerSecond: between(0, 1000) }),
        v.object({ kind: v.literal('same-as'), title: text }),
      ]),
      MOST_TRACKS,
    ),
    isIncluded: v.boolean(),
  }),
  v.object({
    kind: v.literal('skipped'),
    id,
    fileName: text,
    failure: v.object({ code: text, message: text, details: failureDetails }),
  }),
]);

const bars = { title: text, fromBar: count, bars: count };
const take = v.object({
  id,
  title: text,
  modelName: text,
  writtenBy: v.exactOptional(v.object({ modelId: id, rules: listOf(drawRule, FIELD_COUNT) })),
  seed: count,
  temperature: between(0, 100),
  createdAt: moment,
  origin: v.variant('kind', [
    v.object({ kind: v.literal('nothing') }),
    v.object({ kind: v.literal('prime'), ...bars }),
    v.object({
      kind: v.literal('rewrite'),
      ...bars,
      parts: v.nullable(listOf(text, MOST_TRACKS)),
    }),
  ]),
  primeNotes: count,
  remarks: v.object({ relaxed: count, isUnusual: v.boolean() }),
  events,
  score,
  edited: v.exactOptional(
    v.object({
      version: text,
      written: v.object({
        tracks,
        events,
        primeNotes: count,
      }),
    }),
  ),
});

const lossPoint = v.object({ notesSeen: count, loss });
const run = v.object({
  id,
  history: v.nullable(
    v.object({
      train: listOf(
        v.object({
          ...lossPoint.entries,
          gradientNorm: between(0, Number.MAX_VALUE),
          learningRate: between(0, 1),
        }),
        1000,
      ),
      validation: listOf(lossPoint, 1000),
      best: lossPoint,
      trainingNotes: count,
      engine: v.picklist(ENGINES),
      seconds: between(0, 1e9),
      endedBy: v.picklist(['plan', 'stop', 'early-stop', 'diverged', 'crashed']),
      validationKind: v.optional(v.picklist(['pieces', 'within'])),
    }),
  ),
});

const SCHEMAS = {
  rows: row,
  // The model itself is in files of its own.
  models: run,
  takes: take,
  recordings: v.object({ id, title: text, score, events }),
} satisfies Record<ItemKind, v.GenericSchema>;

/**
 * An item as plain data for JSON.
 * @param kept as the database keeps it, without files of the browser; of a model what its own files do not say
 */
export function itemToJson(kind: ItemKind, kept: unknown): unknown {
  if (kind === 'models') {
    const { id: itemId, history } = kept as Pick<Model, 'id' | 'history'>;
    return { id: itemId, history: plainHistory(history) };
  }
  return withLists(kept);
}

/**
 * @param version of the records in the file
 * @returns the item as the database keeps it
 * @throws AppError project/damaged
 */
export function itemFromJson(
  kind: ItemKind,
  json: unknown,
  version: number,
  path: string,
): { readonly id: string } {
  return parseEntry(SCHEMAS[kind], migrateItem(kind, withArrays(json), version), path);
}

/** JSON has no infinity; a run that diverged may. Null where not even its best point is a number. */
function plainHistory(history: RunHistory | null): RunHistory | null {
  if (!history || !Number.isFinite(history.best.loss)) return null;
  const isFinite = (point: LossPoint): boolean => Object.values(point).every(Number.isFinite);
  return {
    ...history,
    train: history.train.filter(isFinite),
    validation: history.validation.filter(isFinite),
  };
}

/** Typed arrays become lists, at whatever depth. */
function withLists(kept: unknown): unknown {
  if (Array.isArray(kept)) return kept.map(withLists);
  if (kept instanceof Float64Array || kept instanceof Uint8Array) return Array.from(kept);
  if (typeof kept !== 'object' || kept === null) return kept;
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, withLists(value)]));
}

/** Lists that stand for typed arrays become those, at whatever depth; what is no list of numbers stays and fails. */
function withArrays(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withArrays);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => {
      if (key === 'notes' && isNumbers(value)) return [key, Float64Array.from(value)];
      if (key === 'fields' && isNumbers(value)) return [key, bytesOf(value)];
      return [key, withArrays(value)];
    }),
  );
}

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');

/** A typed array would wrap 300 to 44. */
const bytesOf = (list: readonly number[]): unknown =>
  list.every((one) => Number.isInteger(one) && one >= 0 && one <= 255)
    ? Uint8Array.from(list)
    : list;
