// Notes from what the network heard: Basic Pitch's own method (github.com/spotify/basic-pitch-ts, toMidi.ts,
// Apache-2.0), the same notes in the same order. Its search for what is left over looks through everything
// for each note; here the candidates are sorted once, which gives the same, since they only ever go out.
import { PITCHES, type PitchActivity } from './pitchActivity.ts';

export interface NoteSettings {
  /** 0..1: what counts as the beginning of a note. */
  readonly onsetThreshold: number;
  /** 0..1: what counts as sounding. */
  readonly soundingThreshold: number;
  /** Frames; a note must be longer. */
  readonly minimumFrames: number;
  /** Columns of the activity, both included; 0..87. */
  readonly lowest: number;
  readonly highest: number;
}

export interface FrameNote {
  readonly startFrame: number;
  readonly frames: number;
  /** 0..87. */
  readonly column: number;
  /** 0..1: mean of `sounding` over the note. */
  readonly amplitude: number;
}

/** A note goes on over a gap shorter than this. */
const GAP_FRAMES = 11;
/** A rise over this many frames may be a beginning that the network did not name. */
const RISE_FRAMES = 2;

/** Those that begin somewhere, the last first; then those that sound without a beginning, the clearest first. */
export function findNotes(activity: PitchActivity, settings: NoteSettings): readonly FrameNote[] {
  const { frames } = activity;
  const { onsetThreshold, soundingThreshold, minimumFrames, lowest, highest } = settings;
  const sounding = limitPitches(activity.sounding, lowest, highest);
  const begins = addRises(limitPitches(activity.onsets, lowest, highest), sounding);
  const left = sounding.slice();
  const notes: FrameNote[] = [];

  const push = (startFrame: number, endFrame: number, column: number): void => {
    const length = endFrame - startFrame;
    if (length <= minimumFrames) return;
    let sum = 0;
    for (let frame = startFrame; frame < endFrame; frame++)
      sum += sounding[frame * PITCHES + column]!;
    notes.push({ startFrame, frames: length, column, amplitude: sum / length });
  };
  const use = (frame: number, column: number): void => {
    const at = frame * PITCHES + column;
    left[at] = 0;
    if (column < PITCHES - 1) left[at + 1] = 0;
    if (column > 0) left[at - 1] = 0;
  };

  for (let at = begins.length - 1; at >= 0; at--) {
    const value = begins[at]!;
    if (!(value > onsetThreshold)) continue;
    // The first and the last frame have only one neighbour.
    const [before, after] = [begins[at - PITCHES] ?? -1, begins[at + PITCHES] ?? -1];
    if (value <= before || value <= after) continue;
    const [start, column] = [Math.floor(at / PITCHES), at % PITCHES];
    if (start >= frames - 1) continue;
    let [end, gap] = [start + 1, 0];
    for (; end < frames - 1 && gap < GAP_FRAMES; end++)
      gap = left[end * PITCHES + column]! < soundingThreshold ? gap + 1 : 0;
    end -= gap;
    if (end - start <= minimumFrames) continue;
    for (let frame = start; frame < end; frame++) use(frame, column);
    push(start, end, column);
  }

  for (const at of loudestFirst(left, soundingThreshold)) {
    if (left[at] === 0) continue;
    const [middle, column] = [Math.floor(at / PITCHES), at % PITCHES];
    left[at] = 0;
    let [end, gap] = [middle + 1, 0];
    for (; end < frames - 1 && gap < GAP_FRAMES; end++) {
      gap = left[end * PITCHES + column]! < soundingThreshold ? gap + 1 : 0;
      use(end, column);
    }
    end -= 1 + gap;
    let start = middle - 1;
    for (gap = 0; start > 0 && gap < GAP_FRAMES; start--) {
      gap = left[start * PITCHES + column]! < soundingThreshold ? gap + 1 : 0;
      use(start, column);
    }
    push(start + 1 + gap, end, column);
  }
  return notes;
}

function limitPitches(values: Float32Array, lowest: number, highest: number): Float64Array {
  const limited = new Float64Array(values.length);
  for (let row = 0; row < values.length; row += PITCHES)
    for (let at = row + lowest; at <= row + highest; at++) limited[at] = values[at]!;
  return limited;
}

/** The larger of what the network says and how much a pitch rises, scaled to the same maximum. */
function addRises(onsets: Float64Array, sounding: Float64Array): Float64Array {
  const begins = new Float64Array(onsets.length);
  let [mostOnset, mostRise] = [0, 0];
  for (let at = 0; at < onsets.length; at++) {
    mostOnset = Math.max(mostOnset, onsets[at]!);
    if (at < RISE_FRAMES * PITCHES) continue;
    let rise = Infinity;
    for (let back = PITCHES; back <= RISE_FRAMES * PITCHES; back += PITCHES)
      rise = Math.min(rise, sounding[at]! - sounding[at - back]!);
    begins[at] = Math.max(0, rise);
    mostRise = Math.max(mostRise, rise);
  }
  for (let at = 0; at < onsets.length; at++)
    begins[at] = Math.max(onsets[at]!, mostRise > 0 ? (mostOnset * begins[at]!) / mostRise : 0);
  return begins;
}

/** Where the value lies above the threshold; of equal ones the earlier, within a frame the higher pitch. */
function loudestFirst(values: Float64Array, threshold: number): Uint32Array {
  const found: number[] = [];
  for (let at = 0; at < values.length; at++) if (values[at]! > threshold) found.push(at);
  const row = (at: number): number => Math.floor(at / PITCHES);
  return Uint32Array.from(found).sort(
    (a, b) => values[b]! - values[a]! || row(a) - row(b) || b - a,
  );
}
