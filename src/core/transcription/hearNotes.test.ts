// Activity made by hand: a block of sound for each note.
import { expect, it } from 'vitest';
import { DEFAULT_HEARING, hearNotes } from './hearNotes.ts';
import { LOWEST_PITCH, PITCHES, type PitchActivity } from './pitchActivity.ts';

interface Block {
  readonly frame: number;
  readonly frames: number;
  readonly pitch: number;
  readonly strength: number;
}

function activityOf(blocks: readonly Block[]): PitchActivity {
  const frames = 400;
  const sounding = new Float32Array(frames * PITCHES);
  const onsets = new Float32Array(frames * PITCHES);
  for (const { frame, frames: length, pitch, strength } of blocks) {
    const column = pitch - LOWEST_PITCH;
    onsets[frame * PITCHES + column] = 0.9;
    for (let i = frame; i < frame + length; i++) sounding[i * PITCHES + column] = strength;
  }
  return { frames, sounding, onsets, bends: new Int8Array(frames * PITCHES) };
}

const low: Block = { frame: 20, frames: 30, pitch: 48, strength: 0.9 };
const octave: Block = { frame: 21, frames: 30, pitch: 60, strength: 0.4 };
const faint: Block = { frame: 120, frames: 30, pitch: 64, strength: 0.36 };
const brief: Block = { frame: 220, frames: 9, pitch: 67, strength: 0.8 };
const ACTIVITY = activityOf([low, octave, faint, brief]);
const pitches = (change: Partial<typeof DEFAULT_HEARING>) =>
  hearNotes(ACTIVITY, { ...DEFAULT_HEARING, ...change }).map(({ pitch }) => pitch);

it('gives notes in seconds, in order, as strong as they sound', () => {
  const notes = hearNotes(ACTIVITY, DEFAULT_HEARING);
  expect(notes.map(({ pitch }) => pitch)).toEqual([48, 64, 67]);
  expect(notes[0]!.startSeconds).toBeCloseTo((20 * 256) / 22_050);
  expect(notes[0]!.amplitude).toBeCloseTo(0.9, 1);
});

it('leaves out what is too short, in milliseconds', () => {
  expect(pitches({ minimumMilliseconds: 100 })).toContain(67);
  expect(pitches({ minimumMilliseconds: 130 })).not.toContain(67);
});

it('leaves out what is too faint, and what lies outside the range', () => {
  expect(pitches({ faintest: 0.5 })).toEqual([48, 67]);
  expect(pitches({ lowestPitch: 60, highestPitch: 64 })).toEqual([60, 64]);
});

it('leaves out a fainter octave that begins with its lower note, and no other', () => {
  expect(pitches({ octaveShare: 0.6 })).toEqual([48, 64, 67]);
  expect(pitches({ octaveShare: 0.3 })).toEqual([48, 60, 64, 67]);
  expect(pitches({ octaveShare: 0 })).toEqual([48, 60, 64, 67]);
});
