import { expect, it } from 'vitest';
import { separateRepeats } from './separateRepeats.ts';

const note = (startTicks: number, durationTicks: number, pitch = 60, velocity = 64) => ({
  startTicks,
  durationTicks,
  pitch,
  velocity,
});

it('ends a note where its pitch is struck again', () => {
  expect(separateRepeats([note(0, 50), note(5, 50, 61), note(20, 5)])).toEqual([
    note(0, 20),
    note(5, 50, 61),
    note(20, 5),
  ]);
});

it('makes one of notes struck together: the longest, at the loudest', () => {
  expect(separateRepeats([note(0, 50, 60, 40), note(0, 20, 60, 90)])).toEqual([
    note(0, 50, 60, 90),
  ]);
});

it('changes nothing that one channel can play', () => {
  const notes = [note(0, 10), note(0, 10, 61), note(10, 10)];
  expect(separateRepeats(notes)).toEqual(notes);
});
