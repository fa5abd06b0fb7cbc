import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { randomScore } from '../../testing/randomScore.ts';
import { packScore, unpackScore } from './packScore.ts';

test('a score comes back as it was, with what else its tracks carry', () => {
  const score = randomScore(createRandom(3), 40);
  const bends = [{ startTicks: 0, pitch: 60, changes: [{ ticks: 0, semitones: 0.5 }] }];
  const bent = { ...score, tracks: score.tracks.map((track) => ({ ...track, bends })) };
  expect(unpackScore(packScore(bent))).toEqual(bent);
});

test('a track without notes has none', () => {
  const score = randomScore(createRandom(3), 1);
  const silent = { ...score, tracks: [{ ...score.tracks[0]!, notes: [] }] };
  expect(unpackScore(packScore(silent))).toEqual(silent);
});
