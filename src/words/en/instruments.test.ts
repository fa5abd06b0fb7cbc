import { expect, it } from 'vitest';
import { noteAt, scoreOf, trackOf } from '../../testing/playerScores.ts';
import { wordInstruments } from './instruments.ts';

const ENGLISH_HORN = 69;

it('names each instrument once, with what sounds in the place of one without sounds', () => {
  const notes = [noteAt(0, 60)];
  const score = scoreOf(
    trackOf(notes),
    trackOf(notes, ENGLISH_HORN),
    trackOf(notes, 'drums'),
    trackOf(notes),
  );
  expect(wordInstruments(score, [])).toEqual([
    'Acoustic Grand Piano',
    'English Horn played as Oboe',
    'Drums',
  ]);
  expect(wordInstruments(score, [ENGLISH_HORN])).toContain('English Horn');
});
