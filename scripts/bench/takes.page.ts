// The page's part of `bench takes`: writes takes as the app does and measures them.
import type { EncodedPiece } from '../../src/core/encoding/encodedPiece.ts';
import { decodeEvents } from '../../src/core/encoding/decodeEvents.ts';
import { longestBarRun } from '../../src/core/metrics/barLoops.ts';
import { OriginalityIndex } from '../../src/core/metrics/originality.ts';
import {
  bandOf,
  measureWindows,
  MEASURES,
  type Measure,
} from '../../src/core/model/corpusBands.ts';
import { DEFAULT_RULES, NO_LIMITS } from '../../src/core/model/takeSettings.ts';
import { clashShare } from '../../src/core/model/clashShare.ts';
import { formOf } from '../../src/core/model/form.ts';
import type { TrainedModel } from '../../src/core/model/trainedModel.ts';
import { DEFAULT_TRAINING } from '../../src/core/model/training.ts';

import { countNotes } from '../../src/core/music/score.ts';
import { endsAtHome } from '../../src/learning/sampling/ending.ts';
import { openEventNetwork } from '../../src/learning/sampling/openEventNetwork.ts';
import { writeTake } from '../../src/learning/sampling/writeTake.ts';
import { Gate } from '../../src/learning/training/gate.ts';
import { trainModel } from '../../src/learning/training/trainModel.ts';
import { fetchBuiltIn } from '../builtIn.ts';
import { fetchStarter } from '../starterFile.ts';

export interface TakeFigures {
  readonly notes: number;
  readonly seconds: number;
  /** Most equal bars in a row. */
  readonly barLoop: number;
  /** Median over windows of eight bars. */
  readonly measures: Readonly<Record<Measure, number>>;
  /** Measures outside of what 1 to 99 % of the corpus' windows have. */
  readonly outside: readonly Measure[];
  /** Against the built-in pieces the model learned from. */
  readonly copiedShare: number;
  /** Notes. */
  readonly longestCopy: number;
  readonly manner: Manner;
}

/** Of a piece or take. */
export interface Manner {
  /** Of the bars, those that bring back an earlier one; null without bars. */
  readonly returningShare: number | null;
  /** Of the notes, those a semitone from another. */
  readonly clashShare: number;
  readonly endsAtHome: boolean;
}

/** Of the built-in pieces, in the app's order. */
function mannerOf(events: EncodedPiece): Manner {
  const form = formOf(events);
  return {
    returningShare:
      form.length === 0 ? null : form.filter((distance) => distance > 0).length / form.length,
    clashShare: clashShare([events])!,
    endsAtHome: endsAtHome(events),
  };
}

const FOUR_PIECES = 4;
const CANDIDATES = 4;

let model: TrainedModel;
let index: OriginalityIndex;

/** @returns the pieces' manners */
export async function prepare(origin: 'starter' | 'small'): Promise<Manner[]> {
  const builtIn = await fetchBuiltIn();
  const pieces = origin === 'starter' ? builtIn : builtIn.slice(0, FOUR_PIECES);
  index = new OriginalityIndex(pieces.map(({ events, title }) => decodeEvents(events, title)));
  model = origin === 'starter' ? await fetchStarter() : await trainSmall(pieces);
  return pieces.map(({ events }) => mannerOf(events));
}

async function trainSmall(pieces: Awaited<ReturnType<typeof fetchBuiltIn>>): Promise<TrainedModel> {
  const trained = await trainModel(
    {
      name: 'small',
      pieces,
      base: null,
      settings: { ...DEFAULT_TRAINING, length: { kind: 'minutes', minutes: 1 } },
    },
    { signal: undefined, gate: new Gate(), onEvent: () => undefined },
  );
  return trained.model;
}

export async function write(bars: number, seed: number): Promise<TakeFigures> {
  const startedAt = performance.now();
  const network = await openEventNetwork(model.network, model.parameters);
  const writing = writeTake(
    model,
    network,
    { kind: 'new', prime: null, bars },
    { seed, temperature: 1, rules: DEFAULT_RULES, limits: NO_LIMITS, candidates: CANDIDATES },
  );
  let step = writing.next();
  while (!step.done) step = writing.next();
  const score = decodeEvents(step.value.events, `Take ${seed}`);
  const windows = measureWindows(score);
  const medianOf = (measure: Measure): number =>
    bandOf(windows.map((window) => window[measure]))?.median ?? NaN;
  const measures = Object.fromEntries(
    MEASURES.map((measure) => [measure, medianOf(measure)]),
  ) as Record<Measure, number>;
  const { copiedShare, longest } = index.compare(score);
  return {
    notes: countNotes(score),
    seconds: (performance.now() - startedAt) / 1000,
    barLoop: longestBarRun(score),
    measures,
    outside: MEASURES.filter((measure) => {
      const band = model.bands.measures[measure];
      return band && !(measures[measure] >= band.p1 && measures[measure] <= band.p99);
    }),
    copiedShare,
    longestCopy: longest?.notes ?? 0,
    manner: mannerOf(step.value.events),
  };
}
