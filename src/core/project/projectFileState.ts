// What a project file may say of settings: every value in the range the app itself can set, or near it. What is left
// out is as in a new project.
import * as v from 'valibot';
import { FIELD_COUNT } from '../encoding/encodedPiece.ts';
import { GRIDS, type Grid } from '../model/takeSettings.ts';
import { PRESET_NAMES } from '../model/trainedModel.ts';
import { ENGINES } from '../model/training.ts';

export const between = (least: number, most: number) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most));
export const whole = (least: number, most: number) => v.pipe(between(least, most), v.integer());
export const listOf = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));

/** Of items, as crypto.randomUUID and its like make them. */
export const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
export const count = whole(0, Number.MAX_SAFE_INTEGER);
const share = between(0, 1);
const midi = whole(0, 127);
const autoOr = <Other extends v.GenericSchema>(other: Other) => v.union([v.literal('auto'), other]);

export const prime = v.object({ kind: v.picklist(['piece', 'take', 'recording']), id });
export const drawRule = v.object({ temperature: between(0.01, 100), topP: share, minP: share });

const training = v.partial(
  v.object({
    preset: v.picklist(PRESET_NAMES),
    baseModelId: v.nullable(id),
    length: v.variant('kind', [
      v.object({ kind: v.literal('auto') }),
      v.object({ kind: v.literal('passes'), passes: between(0.01, 1e5) }),
      v.object({ kind: v.literal('minutes'), minutes: between(0.01, 1e5) }),
    ]),
    seed: count,
    engine: v.picklist([...ENGINES, 'auto']),
    learningRate: autoOr(between(1e-9, 1)),
    dropout: autoOr(between(0, 0.99)),
    transposition: v.picklist(['auto', 'on', 'off']),
    validation: v.picklist(['auto', 'pieces', 'within']),
  }),
);

const limits = v.partial(
  v.object({
    slots: v.nullable(listOf(whole(0, 255), 256)),
    pitches: v.nullable(v.tuple([midi, midi])),
    key: v.nullable(
      v.union([
        v.literal('prime'),
        v.object({ tonic: whole(0, 11), mode: v.picklist(['major', 'minor']) }),
      ]),
    ),
    grid: v.picklist(Object.keys(GRIDS) as Grid[]),
    polyphony: v.nullable(whole(1, 1000)),
    density: v.picklist(['sparser', 'learned', 'denser']),
  }),
);

const writing = v.partial(
  v.object({
    modelId: v.nullable(id),
    prime: v.nullable(prime),
    primeFromBar: count,
    primeBars: whole(0, 1e6),
    bars: whole(1, 1e4),
    isSeedFresh: v.boolean(),
    seed: count,
    temperature: between(0.01, 100),
    rules: v.pipe(v.array(drawRule), v.length(FIELD_COUNT)),
    limits,
    candidates: whole(1, 100),
  }),
);

const program = v.nullable(midi);
const trackMix = v.object({
  isMuted: v.boolean(),
  isSolo: v.boolean(),
  volume: share,
  pan: between(-1, 1),
  program,
});
const seconds = between(0, 1e9);
const playback = v.partial(
  v.object({
    options: v.partial(
      v.object({
        tempoPercent: between(1, 1000),
        volume: share,
        isMetronomeOn: v.boolean(),
        hasCountIn: v.boolean(),
        loop: v.nullable(v.object({ startSeconds: seconds, endSeconds: seconds })),
      }),
    ),
    playsWhileWriting: v.boolean(),
    chosen: v.nullable(prime),
    mixes: v.pipe(
      v.record(v.pipe(v.string(), v.maxLength(100)), listOf(trackMix, 70_000)),
      v.maxEntries(50_000),
    ),
  }),
);

export const STATE = v.partial(
  v.object({
    takeCount: count,
    recordingCount: count,
    selectedTakeId: v.nullable(id),
    training,
    writing,
    soundFile: v.partial(
      v.object({
        kind: v.picklist(['wav', 'mp3']),
        sampleRate: v.picklist([44_100, 48_000]),
        bitDepth: v.picklist([16, 24]),
        hasStems: v.boolean(),
      }),
    ),
    playback,
    screen: v.pipe(v.string(), v.maxLength(20)),
  }),
);
