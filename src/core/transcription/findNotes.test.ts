// Beside Basic Pitch's own method, on made-up activity: the same notes in the same order.
import { outputToNotesPoly } from '@spotify/basic-pitch';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { findNotes, type NoteSettings } from './findNotes.ts';
import { PITCHES, type PitchActivity } from './pitchActivity.ts';

const SETTINGS: NoteSettings = {
  onsetThreshold: 0.5,
  soundingThreshold: 0.3,
  minimumFrames: 5,
  lowest: 0,
  highest: PITCHES - 1,
};

/** Noise with notes in it, some without a beginning. */
function randomActivity(seed: number, frames: number): PitchActivity {
  const generator = createRandom(seed);
  const random = () => generator.next();
  const sounding = Float32Array.from({ length: frames * PITCHES }, () => 0.35 * random());
  const onsets = Float32Array.from({ length: frames * PITCHES }, () => 0.3 * random());
  for (let note = 0; note < frames / 3; note++) {
    const [start, column] = [Math.floor(random() * frames), Math.floor(random() * PITCHES)];
    const length = Math.floor(random() * 40);
    for (let frame = start; frame < Math.min(frames, start + length); frame++)
      sounding[frame * PITCHES + column] = 0.4 + 0.6 * random();
    if (random() < 0.7) onsets[start * PITCHES + column] = 0.3 + 0.7 * random();
  }
  return { frames, sounding, onsets, bends: new Int8Array(frames * PITCHES) };
}

const rows = (values: Float32Array, frames: number): number[][] =>
  Array.from({ length: frames }, (_, frame) => [
    ...values.subarray(frame * PITCHES, (frame + 1) * PITCHES),
  ]);

describe('findNotes', () => {
  it.each([
    [1, 400, {}],
    [2, 60, {}],
    [3, 300, { onsetThreshold: 0.25, soundingThreshold: 0.25, minimumFrames: 11 }],
    [4, 300, { onsetThreshold: 0.9, soundingThreshold: 0.5, minimumFrames: 1 }],
  ])('finds what Basic Pitch finds (seed %i)', (seed, frames, change) => {
    const activity = randomActivity(seed, frames);
    const settings = { ...SETTINGS, ...change };
    const stock = outputToNotesPoly(
      rows(activity.sounding, frames),
      rows(activity.onsets, frames),
      settings.onsetThreshold,
      settings.soundingThreshold,
      settings.minimumFrames,
    );
    const found = findNotes(activity, settings).map((note) => ({
      startFrame: note.startFrame,
      durationFrames: note.frames,
      pitchMidi: note.column + 21,
      amplitude: note.amplitude,
    }));
    expect(stock.length).toBeGreaterThan(10);
    expect(found).toEqual(stock);
  });

  it('leaves alone what lies outside the range', () => {
    const notes = findNotes(randomActivity(5, 300), { ...SETTINGS, lowest: 20, highest: 30 });
    expect(notes.length).toBeGreaterThan(0);
    for (const { column } of notes) expect(column >= 20 && column <= 30).toBe(true);
  });

  it('finds nothing in silence', () => {
    const silence = new Float32Array(50 * PITCHES);
    expect(
      findNotes(
        { frames: 50, sounding: silence, onsets: silence, bends: new Int8Array(50 * PITCHES) },
        SETTINGS,
      ),
    ).toEqual([]);
  });
});
