import { expect, test } from 'vitest';
import { labelEvery } from '../../components/plots/paintPitchActivity.ts';
import { toScore } from '../../core/transcription/toScore.ts';
import { barGrid } from './barGrid.ts';

const BARS = { beatsPerBar: 3, firstDownbeat: 1, clarity: 1 };
const note = { startSeconds: 1, durationSeconds: 0.4, pitch: 60, amplitude: 0.8 };

/** The bars of a piece on these beats, whose first note is at `firstSeconds`. */
function gridOf(seconds: readonly number[], firstSeconds: number, bars = BARS) {
  const beats = { seconds, strengths: seconds.map(() => 1), tempoBpm: 120 };
  const notes = [{ ...note, startSeconds: firstSeconds }];
  return barGrid({ ...toScore('x', notes, { beats, bars }, 0), bars, seconds: 4 });
}

const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(2)));
const STEADY = [0.5, 1, 1.5, 2, 2.5, 3, 3.5];

test('bars lie where the piece has them, beats between, up to the end of the recording', () => {
  const { bars, beats } = gridOf(STEADY, 1);
  expect(rounded(bars)).toEqual([1, 2.5, 4]);
  expect(rounded(beats)).toEqual([1.5, 2, 3, 3.5]);
});

test('a bar later and another length are other lines', () => {
  expect(rounded(gridOf(STEADY, 1, { ...BARS, firstDownbeat: 2 }).bars)).toEqual([0, 1.5, 3]);
  expect(rounded(gridOf(STEADY, 1, { ...BARS, beatsPerBar: 2 }).bars)).toEqual([1, 2, 3, 4]);
});

test('beats as they were played are followed', () => {
  const played = [0.5, 1, 1.7, 2.1, 2.9, 3.3, 3.9];
  const { bars, beats } = gridOf(played, 1);
  expect(rounded([...bars, ...beats]).sort((a, b) => a - b)).toEqual(played.slice(1));
});

test('free time has none', () => {
  const { score, offsetSeconds } = toScore('x', [note], null, 0);
  expect(barGrid({ score, offsetSeconds, bars: null, seconds: 4 })).toEqual({
    bars: [],
    beats: [],
  });
});

test('numbers stand apart', () => {
  expect(labelEvery([0, 2, 4])).toBe(1);
  expect(labelEvery([0, 0.25, 0.5])).toBe(4);
});
