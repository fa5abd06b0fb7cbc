import { expect, test } from 'vitest';
import { createBarMap } from '../music/bars.ts';
import type { Score } from '../music/score.ts';
import { createRandom } from '../random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { countEncodedBars, excerptBars, placeEvents } from './barExcerpt.ts';
import { decodeEvents } from './decodeEvents.ts';
import { findIllegalEvent } from './pieceCursor.ts';
import { takeScore } from './takeScore.ts';

// A bar of 3/4 at 96, then 4/4 at 120.
const piece = randomPiece(createRandom(5), 100);
const notesOf = (score: Score) =>
  score.tracks.flatMap(({ program, isDrum, notes }) =>
    notes.map((note) => ({ ...note, program, isDrum })),
  );

test('the opening is the piece up to a bar line; all of it is the piece itself', () => {
  const opening = excerptBars(piece, 0, 2);
  const onsets = notesOf(decodeEvents(opening.events, '')).map(({ startTicks }) => startTicks);
  expect(Math.max(...onsets)).toBeLessThan((3 + 4) * 48);
  const all = notesOf(decodeEvents(piece, ''));
  expect(onsets.length).toBe(all.filter(({ startTicks }) => startTicks < 7 * 48).length);
  expect(excerptBars(piece, 0, 10_000)).toEqual({ events: piece, bars: countEncodedBars(piece) });
});

test('bars from the middle are the same notes, begun at 0, in the meter and tempo of the place', () => {
  const whole = decodeEvents(piece, '');
  const map = createBarMap(whole);
  for (const from of [1, 2, 5]) {
    const { events, bars } = excerptBars(piece, from, 3);
    expect(bars).toBe(3);
    expect(findIllegalEvent(events.fields)).toBe(-1);
    const excerpt = decodeEvents(events, '');
    expect(excerpt.meters).toEqual([{ ticks: 0, numerator: 4, denominator: 4 }]);
    const [start, end] = [map.barStart(from), map.barStart(from + 3)];
    const expected = notesOf(whole).filter((n) => n.startTicks >= start && n.startTicks < end);
    const found = notesOf(excerpt).map((note) => ({
      ...note,
      startTicks: note.startTicks + start,
    }));
    // What was cut by a note after the excerpt is longer here.
    const plain = (notes: typeof found) =>
      notes.map(({ startTicks, pitch, program }) => [startTicks, pitch, program]);
    expect(plain(found)).toEqual(plain(expected));
    const inForce = whole.tempos.findLast(({ ticks }) => ticks <= start)!;
    expect(excerpt.tempos[0]).toEqual({ ...inForce, ticks: 0 });
  }
});

test('there are no more bars than there are', () => {
  const total = countEncodedBars(piece);
  expect(excerptBars(piece, total - 2, 10).bars).toBe(2);
  expect(excerptBars(piece, total + 5, 10)).toMatchObject({ bars: 0 });
  expect(countEncodedBars({ ...piece, fields: new Uint8Array() })).toBe(0);
});

test('events know their bar', () => {
  const map = createBarMap(decodeEvents(piece, ''));
  for (const { onset, bar, barStart } of placeEvents(piece)) {
    expect(map.toPosition(onset).bar).toBe(bar);
    expect(map.barStart(bar)).toBe(barStart);
  }
});

test('a take ends on a bar line: what was struck last is held, nothing is cut', () => {
  const score = takeScore(piece, 'Take');
  const [plain, held] = [decodeEvents(piece, 'Take'), score].map(notesOf);
  const end = Math.max(...held!.map((note) => note.startTicks + note.durationTicks));
  expect(createBarMap(score).barStartsBetween(end, end + 1)).toEqual([end]);
  held!.forEach((note, index) =>
    expect(note.durationTicks).toBeGreaterThanOrEqual(plain![index]!.durationTicks),
  );
  const changed = held!.filter((note, i) => note.durationTicks !== plain![i]!.durationTicks);
  const last = Math.max(...plain!.map(({ startTicks }) => startTicks));
  expect(changed.every(({ startTicks }) => startTicks === last)).toBe(true);
});
