import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trackOf } from '../../testing/playerScores.ts';
import {
  addNote,
  changeVelocity,
  deleteNotes,
  duplicateNotes,
  lengthenNotes,
  moveNotes,
  quantiseNotes,
  type ChosenNotes,
  type Edit,
  type Tracks,
} from './editNotes.ts';
import { createGrid } from './grid.ts';
import type { Note } from './score.ts';

const note = (startTicks: number, pitch: number, durationTicks = 100, velocity = 80): Note => ({
  startTicks,
  durationTicks,
  pitch,
  velocity,
});
const only = (edit: Edit): readonly Note[] => edit.tracks[0]!.notes;

describe('move', () => {
  const [a, b, c] = [note(0, 60), note(100, 64), note(300, 67)];
  const tracks: Tracks = [trackOf([a, b, c])];

  test('moves the chosen notes and leaves the others as they are', () => {
    const edit = moveNotes(tracks, new Set([b]), 50, -2);
    expect(only(edit)).toEqual([a, note(150, 62), c]);
    expect(only(edit)[0]).toBe(a);
    expect([...edit.chosen]).toEqual([note(150, 62)]);
    expect(tracks[0]!.notes).toEqual([a, b, c]);
  });

  test('keeps the shape at the edges', () => {
    const edit = moveNotes(tracks, new Set([b, c]), -500, 100);
    expect(only(edit)).toEqual([a, note(0, 124), note(200, 127)]);
    expect(only(moveNotes(tracks, new Set([a, c]), 0, -100))[0]).toEqual(note(0, 0));
  });

  test('is nothing when there is nowhere to go', () => {
    expect(moveNotes(tracks, new Set([a]), -10, 0).tracks).toBe(tracks);
    expect(moveNotes(tracks, new Set(), 10, 0).tracks).toBe(tracks);
  });
});

describe('one pitch struck twice', () => {
  test('a note ends where an edited one of its pitch begins, and the other way round', () => {
    const [long, other] = [note(0, 60, 400), note(200, 64)];
    const edit = moveNotes([trackOf([long, other])], new Set([other]), 0, -4);
    expect(only(edit)).toEqual([note(0, 60, 200), note(200, 60)]);
    expect([...edit.chosen]).toEqual([note(200, 60)]);
    const grown = lengthenNotes(edit.tracks, new Set([only(edit)[0]!]), 900, 1);
    expect(only(grown)).toEqual([note(0, 60, 200), note(200, 60)]);
  });

  test('begun together, the edited one stays', () => {
    const [still, moved] = [note(0, 60, 50, 20), note(0, 62, 90, 90)];
    const edit = moveNotes([trackOf([still, moved])], new Set([moved]), 0, -2);
    expect(only(edit)).toEqual([note(0, 60, 90, 90)]);
  });

  test('begun together and both edited, the longest and loudest remains', () => {
    const [a, b] = [note(0, 60, 40, 100), note(10, 60, 300, 50)];
    const edit = quantiseNotes([trackOf([a, b])], new Set([a, b]), () => 0);
    expect(only(edit)).toEqual([note(0, 60, 300, 100)]);
    expect(edit.chosen.size).toBe(1);
  });

  test('two tracks do not meet', () => {
    const [a, b] = [note(0, 60), note(0, 62)];
    const edit = moveNotes([trackOf([a]), trackOf([b], 32)], new Set([b]), 0, -2);
    expect(edit.tracks.map(({ notes }) => notes.length)).toEqual([1, 1]);
  });
});

test('lengths stay above the least, unless they were below it', () => {
  const [a, b] = [note(0, 60, 100), note(0, 64, 4)];
  const edit = lengthenNotes([trackOf([a, b])], new Set([a, b]), -500, 12);
  expect(only(edit)).toEqual([note(0, 60, 12), b]);
  expect(only(edit)[1]).toBe(b);
});

test('velocity stays in 1..127', () => {
  const [a, b] = [note(0, 60, 10, 120), note(0, 64, 10, 5)];
  const tracks = [trackOf([a, b])];
  const louder = changeVelocity(tracks, new Set([a, b]), 16);
  expect(only(louder).map(({ velocity }) => velocity)).toEqual([127, 21]);
  const softer = changeVelocity(tracks, new Set([a, b]), -16);
  expect(only(softer).map(({ velocity }) => velocity)).toEqual([104, 1]);
});

test('quantises beginnings to the bar grid, across a meter change', () => {
  const score = {
    ticksPerQuarter: 48,
    meters: [
      { ticks: 0, numerator: 3, denominator: 4 },
      // Begins a bar in the middle of one.
      { ticks: 100, numerator: 4, denominator: 4 },
    ],
  };
  const grid = createGrid(score, 0.25);
  const nearest = (ticks: number) => grid.nearest(ticks);
  expect(grid.stepTicks).toBe(12);
  expect([5, 7, 95, 99, 105, 107].map(nearest)).toEqual([0, 12, 96, 100, 100, 112]);
  expect([grid.barTicksAt(0), grid.barTicksAt(100)]).toEqual([100, 192]);
  const [a, b] = [note(5, 60, 10), note(107, 64, 10)];
  expect(only(quantiseNotes([trackOf([a, b])], new Set([a, b]), nearest))).toEqual([
    note(0, 60, 10),
    note(112, 64, 10),
  ]);
});

test('deletes, adds in range, duplicates behind', () => {
  const [a, b] = [note(0, 60, 100), note(130, 64, 100)];
  const tracks = [trackOf([a, b])];
  expect(only(deleteNotes(tracks, new Set([a])))).toEqual([b]);
  expect(deleteNotes(tracks, new Set()).tracks).toBe(tracks);
  expect(only(addNote(tracks, 0, note(-5, 200, 0, 300)))[1]).toEqual(note(0, 127, 1, 127));
  const twice = duplicateNotes(tracks, new Set([a, b]), 48);
  expect(only(twice)).toEqual([a, b, note(240, 60), note(370, 64)]);
  expect([...twice.chosen]).toEqual([note(240, 60), note(370, 64)]);
});

test('whatever is done, the notes stay legal and the chosen ones among them', () => {
  const legal = fc
    .array(
      fc.record({
        startTicks: fc.integer({ min: 0, max: 400 }),
        durationTicks: fc.integer({ min: 1, max: 80 }),
        pitch: fc.constantFrom(0, 1, 2, 60, 61, 126, 127),
        velocity: fc.integer({ min: 1, max: 127 }),
      }),
      { maxLength: 25 },
    )
    .map((notes) => notes.reduce<Tracks>((t, n) => addNote(t, 0, n).tracks, [trackOf([])]));
  const delta = fc.integer({ min: -500, max: 500 });
  fc.assert(
    fc.property(legal, fc.infiniteStream(fc.boolean()), delta, delta, fc.nat(6), (...given) => {
      const [tracks, picks, x, y, kind] = given;
      const chosen: ChosenNotes = new Set(tracks[0]!.notes.filter(() => picks.next().value));
      const edit = [
        () => moveNotes(tracks, chosen, x, y),
        () => lengthenNotes(tracks, chosen, x, 6),
        () => changeVelocity(tracks, chosen, y),
        () => quantiseNotes(tracks, chosen, (ticks) => Math.round(ticks / 48) * 48),
        () => duplicateNotes(tracks, chosen, 48),
        () => deleteNotes(tracks, chosen),
        () => addNote(tracks, 0, note(x, y)),
      ][kind]!();
      expectLegal(only(edit));
      for (const one of edit.chosen) expect(only(edit)).toContain(one);
    }),
  );
});

function expectLegal(notes: readonly Note[]): void {
  const ends = new Map<number, number>();
  let last = -1;
  for (const { startTicks, durationTicks, pitch, velocity } of notes) {
    expect(startTicks * 128 + pitch).toBeGreaterThan(last);
    last = startTicks * 128 + pitch;
    expect(startTicks).toBeGreaterThanOrEqual(ends.get(pitch) ?? 0);
    ends.set(pitch, startTicks + durationTicks);
    expect(durationTicks).toBeGreaterThanOrEqual(1);
    expect(pitch >= 0 && pitch <= 127 && velocity >= 1 && velocity <= 127).toBe(true);
  }
}
