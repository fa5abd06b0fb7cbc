// Tempo and beats of a recording: D. P. W. Ellis, "Beat Tracking by Dynamic Programming", J. New Music Research
// 36(1), 2007. Its onset strength comes from a spectrogram; here it is what the network names as beginnings. Which of
// several levels counts as the beat (half, double) is settled by how many notes there are: see expectedBpm.
import { lastBegun } from '../music/lastBegun.ts';
import { accentsOf, contrast } from './accents.ts';
import { PITCHES, type HeardNote, type PitchActivity } from './pitchActivity.ts';
import { frameSeconds } from './windows.ts';

/** How strongly something begins, at 100 steps a second, in standard deviations. */
export type OnsetStrength = Float32Array<ArrayBuffer>;

export interface Beats {
  /** Ascending; at least two. */
  readonly seconds: readonly number[];
  /** How strongly something begins at each. */
  readonly strengths: readonly number[];
  /** Of the steady tempo that lies nearest to all of them. */
  readonly tempoBpm: number;
}

const RATE = 100;
/** Where nothing else is known, and how far a tempo may lie from what is expected. */
const USUAL_BPM = 80;
const WIDTH_OCTAVES = 1.2;
/** Moments at which notes begin, in a beat of usual music. */
const USUAL_ONSETS = 2.6;
/** Notes nearer than this begin together. */
const TOGETHER_SECONDS = 0.06;
const SLOWEST_BPM = 36;
const FASTEST_BPM = 240;
/** Weight of a steady beat against strong onsets; Ellis' alpha. */
const TIGHTNESS = 200;
const SMOOTHING_SECONDS = 0.02;
/** The share of the onset strength that returns; below it, it is chance. */
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

/** Index of the beat nearest to a moment of the recording. */
export function nearestBeat({ seconds }: Beats, at: number): number {
  const after = Math.min(seconds.length - 1, lastBegun(seconds, (beat) => beat <= at) + 1);
  const before = Math.max(0, after - 1);
  return at - seconds[before]! < seconds[after]! - at ? before : after;
}

/**
 * The beats of a recording; null without a clear beat, or where the music is shorter than two.
 * @param notes sorted by start
 * @param tempoBpm null to find it
 */
export function findBeats(
  activity: PitchActivity,
  notes: readonly HeardNote[],
  tempoBpm: number | null,
): Beats | null {
  const strength = onsetStrength(activity);
  const tempo = tempoBpm ?? estimateTempo(strength, onsetRate(notes));
  const beats = tempo === null ? null : trackBeats(strength, tempo);
  return beats && offTheOffBeats(beats, strength, notes);
}

/** Moments a second at which notes begin; 0 for fewer than two. */
export function onsetRate(notes: readonly HeardNote[]): number {
  let [moments, last] = [0, -Infinity];
  for (const { startSeconds } of notes)
    if (startSeconds - last > TOGETHER_SECONDS) {
      moments++;
      last = startSeconds;
    }
  const seconds = last - (notes[0]?.startSeconds ?? 0);
  return moments > 1 ? (moments - 1) / seconds : 0;
}

/**
 * A written beat holds some three onsets, and composers keep to a narrower range of tempos than that alone would give:
 * the mean of both on the scale of octaves, the usual tempo counted twice. By a fixed 120, slow rags and chorales are
 * heard twice as fast as they are written (docs/recordings.md).
 */
function expectedBpm(onsetsPerSecond: number): number {
  if (onsetsPerSecond === 0) return USUAL_BPM;
  return Math.cbrt((USUAL_BPM ** 2 * 60 * onsetsPerSecond) / USUAL_ONSETS);
}

/** The tempo that most is repeated at, those near the expected preferred; null without a clear beat. */
export function estimateTempo(strength: OnsetStrength, onsetsPerSecond: number): number | null {
  const longest = Math.round((60 / SLOWEST_BPM) * RATE);
  const shortest = Math.round((60 / FASTEST_BPM) * RATE);
  if (strength.length < 4 * longest) return null;
  const repeats = autocorrelate(strength, 2 * longest + 3);
  const expected = expectedBpm(onsetsPerSecond);
  const prior = (lag: number): number => {
    const octaves = Math.log2((60 * RATE) / lag / expected);
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
  if (!(repeats[best]! / repeats[0]! >= CLEAR)) return null;
  return (60 * RATE) / (best + vertex(score, best));
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
  for (let at = last; at >= 0; at = before[at]!) seconds.push(at / RATE);
  seconds.reverse();
  if (seconds.length < 2) return null;
  const strengths = seconds.map((at) => strength[Math.round(at * RATE)]!);
  return { seconds, strengths, tempoBpm: 60 / slope(seconds) };
}

/** Chords after the beat begin more notes than the bass on it: where the accents lie between the beats, the beats do. */
function offTheOffBeats(beats: Beats, strength: OnsetStrength, notes: readonly HeardNote[]): Beats {
  const { seconds, tempoBpm } = beats;
  const between = seconds.slice(0, -1).map((at, i) => (at + seconds[i + 1]!) / 2);
  if (between.length < 2) return beats;
  const all = seconds.flatMap((at, i) => [at, between[i]!]).slice(0, -1);
  const strengths = all.map((at) => strength[Math.round(at * RATE)]!);
  const accents = accentsOf({ seconds: all, strengths, tempoBpm: 2 * tempoBpm }, notes);
  if (contrast(accents, 2, 1).clarity <= 0) return beats;
  return { seconds: between, strengths: strengths.filter((_, i) => i % 2 === 1), tempoBpm };
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
