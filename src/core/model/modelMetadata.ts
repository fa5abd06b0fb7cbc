// What a model file says of its model besides the weights, as it stands in the file: data from a stranger,
// so every part is checked and bounded before anything is built from it.
import * as v from 'valibot';
import { findIllegalEvent } from '../encoding/pieceCursor.ts';
import { VOCABULARY } from '../encoding/vocabulary.ts';
import { AppError } from '../errors.ts';
import { MOST_FORM_BARS } from './form.ts';
import type { TrainedModel } from './trainedModel.ts';

export type ModelMetadata = Omit<TrainedModel, 'parameters'>;

const text = v.pipe(v.string(), v.maxLength(1000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const size = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const byte = v.pipe(count, v.maxValue(255));
const listOf = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));
const embedding = size(1024);
const band = v.nullable(
  v.object({
    p1: v.number(),
    p5: v.number(),
    median: v.number(),
    p95: v.number(),
    p99: v.number(),
  }),
);

const SCHEMA = v.object({
  formatVersion: v.literal(1),
  name: text,
  vocabulary: v.custom<typeof VOCABULARY>(
    (value) => JSON.stringify(value) === JSON.stringify(VOCABULARY),
    'another vocabulary',
  ),
  network: v.object({
    hiddenSize: size(4096),
    layers: size(8),
    headSize: size(4096),
    embeddingSizes: v.tuple([embedding, embedding, embedding, embedding, embedding, embedding]),
  }),
  extraPrograms: listOf(v.pipe(count, v.maxValue(127)), 32),
  frames: listOf(
    v.object({
      slots: listOf(byte, 164),
      opening: v.pipe(
        listOf(byte, 600),
        v.check((events) => findIllegalEvent(Uint8Array.from(events)) < 0, 'no events'),
      ),
      isBeatAligned: v.boolean(),
      // Files from before takes had a form lack it.
      form: v.optional(listOf(v.pipe(count, v.maxValue(MOST_FORM_BARS)), MOST_FORM_BARS), []),
    }),
    10_000,
  ),
  longestDuration: byte,
  isBeatAligned: v.boolean(),
  bands: v.object({
    slots: listOf(
      v.object({
        slot: byte,
        lowestPitch: byte,
        highestPitch: byte,
        notesPerOnset: count,
        soundingNotes: count,
      }),
      164,
    ),
    measures: v.object({ density: band, polyphony: band, pitchClassEntropy: band }),
    keepsOneKey: v.boolean(),
    clashShare: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), null),
  }),
  provenance: v.object({
    base: v.nullable(text),
    pieces: listOf(text, 10_000),
    notesSeen: count,
    seconds: v.number(),
    seed: count,
    validationNatsPerNote: v.number(),
    baselineNatsPerNote: v.number(),
    createdAt: v.pipe(v.string(), v.isoTimestamp()),
  }),
});

export function toMetadata(model: TrainedModel): ModelMetadata {
  const metadata: ModelMetadata & { parameters?: Float32Array } = { ...model };
  delete metadata.parameters;
  return metadata;
}

/** @throws AppError model/unreadable */
export function parseMetadata(value: unknown): ModelMetadata {
  const result = v.safeParse(SCHEMA, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new AppError('model/unreadable', `${v.getDotPath(issue) ?? 'model'}: ${issue.message}`);
}
