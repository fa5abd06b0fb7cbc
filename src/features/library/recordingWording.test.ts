import { expect, test } from 'vitest';
import { wordListening } from './recordingWording.ts';

test('a wait is told once it is known, and those who wait when there are any', () => {
  const progress = { fileName: 'waltz.wav', share: 0.5, secondsLeft: 18, waiting: 2 };
  expect(wordListening(progress)).toBe(
    'Listening to waltz.wav, about 20 seconds left, 2 recordings waiting',
  );
  expect(wordListening({ ...progress, secondsLeft: null, waiting: 0 })).toBe(
    'Listening to waltz.wav',
  );
});
