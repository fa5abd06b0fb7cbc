// Tempo and beats of a recording: D. P. W. Ellis, "Beat Tracking by Dynamic Programming", J. New Music Research
// 36(1), 2007. Its onset strength comes from a spectrogram; here it is what the network names as beginnings.
import { PITCHES, type PitchActivity } from './pitchActivity.ts';
import { frameSeconds } from './windows.ts';

/** How strongly something begins, at 100 steps a second, in standard deviations. */
export type OnsetStrength = Float32Array<ArrayBuffer>;

export interface TempoEstimate {
  readonly tempoBpm: number;
  /** 0..1: how much of the onset strength returns after that time. */
  readonly clarity: number;
}

export interface Beats {
  /** Ascending; at least two. */
  readonly seconds: readonly number[];
  /** Of the steady tempo that lies nearest to all of them. */
  readonly tempoBpm: number;
}

const RATE = 100;
/** The tempos listeners prefer: the centre, and the width in octaves. */
const USUAL_BPM = 120;
const WIDTH_OCTAVES = 0.9;
const SLOWEST_BPM = 36;
const FASTEST_BPM = 240;
/** Weight of a steady beat against strong onsets; Ellis' alpha. */
const TIGHTNESS = 200;
const SMOOTHING_SECONDS = 0.02;
/** Below it, what returns is chance. */
const CLEAR = 0.12;

export function onsetStrength({ frames, onsets }: PitchActivity): OnsetStrength {
  const length = Math.ceil(frameSeconds(frames) * RATE) + 1;
  const raw = new Float32Array(length);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let column = 0; column < PITCHES; column++) sum += onsets[frame * PITCHES + column]!;
    const at = frameSeconds(frame) * RATE;
    const [before, share] = [Math.floor(at), at % 1];
    raw[before]! += sum * (1 - share);
    raw[before + 1]! += sum * share;
  }
  return standardise(smooth(raw, SMOOTHING_SECONDS * RATE));
}

/** The tempo that most is repeated at, usual ones preferred; null without a clear beat. */
export function estimateTempo(strength: OnsetStrength): TempoEstimate | null {
  const longest = Math.round((60 / SLOWEST_BPM) * RATE);
  const shortest = Math.round((60 / FASTEST_BPM) * RATE);
  if (strength.length < 4 * longest) return null;
  const repeats = autocorrelate(strength, 2 * longest + 3);
  const prior = (lag: number): number => {
    const octaves = Math.log2((60 * RATE) / lag / USUAL_BPM);
    return Math.exp(-0.5 * (octaves / WIDTH_OCTAVES) ** 2);
  };
  // A beat returns after two of its lengths as well.
  const score = (lag: number): number =>
    prior(lag) *
    (repeats[lag]! +
      0.5 * repeats[2 * lag]! +
      0.25 * (repeats[2 * lag - 1]! + repeats[2 * lag + 1]!));
  let best = shortest;
  for (let lag = shortest; lag <= longest; lag++) if (score(lag) > score(best)) best = lag;
  const clarity = repeats[best]! / repeats[0]!;
  if (!(clarity >= CLEAR)) return null;
  return { tempoBpm: (60 * RATE) / (best + vertex(score, best)), clarity: Math.min(1, clarity) };
}

/** The beats of a tempo that meet most onsets; null where the music is shorter than two. */
export function trackBeats(strength: OnsetStrength, tempoBpm: number): Beats | null {
  const period = (60 / tempoBpm) * RATE;
  const [nearest, furthest] = [Math.round(period / 2), Math.round(2 * period)];
  // By gap: the logarithm is what would take the time.
  const penalties = Float64Array.from(
    { length: furthest + 1 },
    (_, gap) => TIGHTNESS * Math.log(gap / period) ** 2,
  );
  const total = new Float64Array(strength.length);
  const before = new Int32Array(strength.length).fill(-1);
  for (let at = 0; at < strength.length; at++) {
    let best = 0;
    for (let gap = nearest; gap <= Math.min(furthest, at); gap++) {
      const value = total[at - gap]! - penalties[gap]!;
      if (value > best) [best, before[at]] = [value, at - gap];
    }
    total[at] = strength[at]! + best;
  }
  let last = 0;
  for (let at = Math.max(0, strength.length - furthest); at < strength.length; at++)
    if (total[at]! > total[last]!) last = at;
  const seconds: number[] = [];
  for (let at = last; at >= 0; at = before[at]!) seconds.unshift(at / RATE);
  if (seconds.length < 2) return null;
  return { seconds, tempoBpm: 60 / slope(seconds) };
}

/** Seconds from one beat to the next in the straight line through all. */
function slope(seconds: readonly number[]): number {
  const middle = (seconds.length - 1) / 2;
  let [up, across] = [0, 0];
  for (const [i, value] of seconds.entries()) {
    up += (i - middle) * value;
    across += (i - middle) ** 2;
  }
  return up / across;
}

function smooth(values: Float32Array, deviation: number): Float32Array {
  const reach = Math.ceil(3 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - reach) / deviation) ** 2),
  );
  return values.map((_, at) =>
    weights.reduce((sum, weight, i) => sum + weight * (values[at + i - reach] ?? 0), 0),
  );
}

function standardise(values: Float32Array): OnsetStrength {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  return Float32Array.from(values, (value) => (value - mean) * scale);
}

function autocorrelate(values: Float32Array, longest: number): Float64Array {
  const result = new Float64Array(longest + 1);
  for (let lag = 0; lag < result.length; lag++) {
    let sum = 0;
    for (let at = lag; at < values.length; at++) sum += values[at]! * values[at - lag]!;
    result[lag] = sum / values.length;
  }
  return result;
}

/** Where the parabola through a value and its neighbours peaks, -0.5..0.5 from it. */
function vertex(value: (at: number) => number, at: number): number {
  const [left, middle, right] = [value(at - 1), value(at), value(at + 1)];
  const bend = left - 2 * middle + right;
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (left - right) / (2 * bend))) : 0;
}
