import { expect, test } from 'vitest';
import { EMPTY_SCORE } from '../../core/music/emptyScore.ts';
import { DEFAULT_HEARING } from '../../core/transcription/hearNotes.ts';
import type { HeardRecording } from '../../store/review.ts';
import { wordHeard, wordHearing, wordListening, wordPulse } from './recordings.ts';

const recording: HeardRecording = {
  id: 'r',
  fileName: 'waltz.wav',
  hearing: DEFAULT_HEARING,
  tempoBpm: 99.6,
  setTempoBpm: null,
  foundTempoBpm: 99.6,
  beatsPerBar: null,
  barSeconds: null,
  bars: { beatsPerBar: 3, firstDownbeat: 1, clarity: 0.9 },
  quantise: 0,
  sound: 'notes',
  score: EMPTY_SCORE,
  offsetSeconds: 0.84,
  seconds: 83,
  breaksOff: false,
  heardOn: 'processor',
  failure: null,
};

test('a wait is told once it is known, and those who wait when there are any', () => {
  const progress = { fileName: 'waltz.wav', share: 0.5, secondsLeft: 18, waiting: 2 };
  expect(wordListening(progress)).toBe(
    'Transcribing waltz.wav, about 20 seconds left, 2 recordings waiting',
  );
  expect(wordListening({ ...progress, secondsLeft: null, waiting: 0 })).toBe(
    'Transcribing waltz.wav',
  );
});

test('tempo and bars are said, a guess as one, and free time', () => {
  const bars = { ...recording.bars!, clarity: 0.3 };
  expect(wordPulse(recording)).toBe(
    '100 beats per minute, 3 beats to a bar, bar 1 starts at 0.8 s',
  );
  expect(wordPulse({ ...recording, bars })).toBe(
    '100 beats per minute, 3 beats to a bar (a guess), bar 1 starts at 0.8 s',
  );
  expect(wordPulse({ ...recording, bars, beatsPerBar: 3 })).toBe(
    '100 beats per minute, 3 beats to a bar, bar 1 starts at 0.8 s',
  );
  expect(wordPulse({ ...recording, offsetSeconds: -0.32 })).toContain(
    'bar 1 starts 0.3 s before the recording',
  );
  const free = { ...recording, tempoBpm: null, bars: null };
  expect(wordPulse(free)).toBe('Free time');
  expect(wordPulse({ ...free, foundTempoBpm: null })).toBe('No clear beat found: free time');
});

test('where it was heard is said, and what is missing', () => {
  expect(wordHearing(recording)).toBe('Transcribed on this device’s processor.');
  expect(wordHearing({ ...recording, heardOn: 'chip', breaksOff: true })).toBe(
    'The file is cut short: only the first 1:23 could be read. Transcribed on this device’s graphics chip.',
  );
});

test('the end of the listening says what became of each', () => {
  expect(wordHeard({ heard: 2, skipped: 0 })).toBe('2 recordings transcribed.');
  expect(wordHeard({ heard: 2, skipped: 1 })).toBe('2 recordings transcribed, 1 could not be.');
  expect(wordHeard({ heard: 0, skipped: 1 })).toBe('1 recording could not be transcribed.');
});
