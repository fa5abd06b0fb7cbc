import { expect, test } from 'vitest';
import { bandOf, type CorpusBands } from '../../core/model/corpusBands.ts';
import { NO_LIMITS } from '../../core/model/takeSettings.ts';
import type { Note, Score } from '../../core/music/score.ts';
import { isLikeCorpus } from './likeCorpus.ts';

const BARS = 16;
/** Four quarter notes a bar, a bar from each of `chords`. */
function take(chords: readonly (readonly number[])[]): Score {
  const notes = Array.from({ length: BARS * 4 }, (_, beat): Note[] =>
    chords[Math.floor(beat / 4) % chords.length]!.map((pitch) => ({
      startTicks: beat * 48,
      durationTicks: 48,
      pitch: pitch + (beat % 3),
      velocity: 64,
    })),
  ).flat();
  return {
    title: '',
    ticksPerQuarter: 48,
    tracks: [{ name: '', program: 0, isDrum: false, notes, pedals: [] }],
    tempos: [{ ticks: 0, tempoBpm: 120 }],
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  };
}

const around = (value: number) => bandOf([value - 0.2, value + 0.2]);
const bands: Pick<CorpusBands, 'measures'> = {
  measures: { density: around(2), polyphony: around(2), pitchClassEntropy: null },
};

test('as dense and as thick as the corpus is like it, more or less of either is not', () => {
  expect(isLikeCorpus(take([[60, 64]]), bands, NO_LIMITS)).toBe(true);
  expect(isLikeCorpus(take([[60]]), bands, NO_LIMITS)).toBe(false);
  expect(isLikeCorpus(take([[60, 64, 67]]), bands, NO_LIMITS)).toBe(false);
});

test('what the musician asked for is not held against a take', () => {
  const thin = take([[60]]);
  expect(isLikeCorpus(thin, bands, { ...NO_LIMITS, polyphony: 1 })).toBe(true);
  expect(isLikeCorpus(thin, bands, { ...NO_LIMITS, density: 'sparser' })).toBe(false);
});

test('the same bar five times running is a loop, four times is not', () => {
  const frozen = (bars: number): Score => {
    const score = take([[60, 64]]);
    const [track] = score.tracks;
    const notes = track!.notes.map((note) =>
      note.startTicks < bars * 192 ? { ...note, pitch: note.pitch < 64 ? 60 : 70 } : note,
    );
    return { ...score, tracks: [{ ...track!, notes }] };
  };
  expect(isLikeCorpus(frozen(4), bands, NO_LIMITS)).toBe(true);
  expect(isLikeCorpus(frozen(5), bands, NO_LIMITS)).toBe(false);
});
