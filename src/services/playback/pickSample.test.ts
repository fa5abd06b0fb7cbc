import { expect, it } from 'vitest';
import { pickSample } from './pickSample.ts';

const samples = [60, 104].flatMap((velocity) => [48, 52, 57].map((pitch) => ({ velocity, pitch })));

it.each([
  ['the nearest note', 51, 110, 52, 104],
  ['the lower of two equally near', 50, 110, 48, 104],
  ['the lowest below the range', 20, 110, 48, 104],
  ['the highest above it', 90, 110, 57, 104],
  ['the soft layer', 52, 75, 52, 60],
  ['the hard layer', 52, 90, 52, 104],
])('takes %s', (_, pitch, velocity, pitchPlayed, velocityPlayed) => {
  expect(pickSample(samples, pitch, velocity)).toEqual({
    pitch: pitchPlayed,
    velocity: velocityPlayed,
  });
});
