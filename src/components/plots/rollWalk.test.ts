import { expect, test } from 'vitest';
import { toRollNotes } from './rollNotes.ts';
import { findNote, walk } from './rollWalk.ts';

const note = (startTicks: number, pitch: number) => ({
  startTicks,
  pitch,
  durationTicks: 10,
  velocity: 80,
});
const track = (...notes: ReturnType<typeof note>[]) => ({
  name: '',
  program: 0,
  isDrum: false,
  notes,
  pedals: [],
});
// A chord, a bass note beside it in another track, then two notes together and one alone.
const notes = toRollNotes({
  tracks: [
    track(note(0, 60), note(0, 64), note(0, 67), note(48, 62), note(48, 65), note(96, 66)),
    track(note(0, 36)),
  ],
});
const [bass, c, e, g, d, f, last] = notes;

test('from onset to onset, to the nearest pitch', () => {
  expect(walk(notes, null, 'next')).toBe(bass);
  expect(walk(notes, g!, 'next')).toBe(f);
  expect(walk(notes, c!, 'next')).toBe(d);
  expect(walk(notes, f!, 'next')).toBe(last);
  expect(walk(notes, last!, 'next')).toBeNull();
  expect(walk(notes, last!, 'previous')).toBe(f);
  expect(walk(notes, d!, 'previous')).toBe(c);
  expect(walk(notes, e!, 'previous')).toBeNull();
});

test('up and down among the notes that begin together, of all tracks', () => {
  expect(walk(notes, bass!, 'higher')).toBe(c);
  expect(walk(notes, c!, 'higher')).toBe(e);
  expect(walk(notes, g!, 'higher')).toBeNull();
  expect(walk(notes, c!, 'lower')).toBe(bass);
  expect(walk(notes, d!, 'lower')).toBeNull();
});

test('to the ends, and nowhere in silence', () => {
  expect(walk(notes, f!, 'first')).toBe(bass);
  expect(walk(notes, null, 'last')).toBe(last);
  expect(walk([], null, 'next')).toBeNull();
  expect(walk([], null, 'last')).toBeNull();
});

test('a note that was edited away gives its place to the one nearest to it', () => {
  const changed = toRollNotes({ tracks: [track(note(0, 61), note(48, 62))] });
  expect(findNote(notes, f!)).toBe(f);
  expect(findNote(changed, g!)).toBe(changed[0]);
  expect(findNote(changed, g!, new Set([changed[1]!.source]))).toBe(changed[1]);
  expect(findNote([], g!)).toBeNull();
});
