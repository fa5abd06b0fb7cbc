import { expect, test } from 'vitest';
import { noteAt, scoreOf, trackOf } from '../../testing/playerScores.ts';
import { createNoteWording, sayPitch, sayPitches } from './roll.ts';

test('a note is told by pitch, place, length, force and part', () => {
  const score = scoreOf(trackOf([noteAt(0, 60)]), trackOf([noteAt(0, 38)], 'drums'));
  const word = createNoteWording(score);
  expect(word({ ...noteAt(2.25, 61, 0.125, 90), track: 0 })).toBe(
    'C sharp 4, bar 2 beat 1.5, 0.25 beats long, velocity 90, Acoustic Grand Piano',
  );
  expect(word({ ...noteAt(0, 38, 0.5), track: 1 })).toBe(
    'Drum 38, bar 1 beat 1, 1 beat long, velocity 100, Drums',
  );
  expect(sayPitch(63)).toBe('E flat 4');
  expect(sayPitch(1)).toBe('C sharp -1');
  expect(sayPitches('C♯ at place 2, A♭3: B♭')).toBe('C sharp at place 2, A flat 3: B flat');
});
