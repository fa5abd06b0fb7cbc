import { describe, expect, test } from 'vitest';
import {
  GUTTER_PX,
  RULER_PX,
  fittingRowPx,
  noteAt,
  noteBox,
  notesInBox,
  pitchAtY,
  pitchRange,
  thinBars,
  ticksAtX,
  visibleNotes,
  xAtTicks,
  yAtPitch,
  type RollView,
} from './pianoRollGeometry.ts';

const view: RollView = {
  widthPx: 636,
  heightPx: RULER_PX + 250,
  scrollPx: 100,
  scrollTopPx: 0,
  rowPx: 10,
  pixelsPerTick: 0.05,
  lowPitch: 48,
  highPitch: 72,
};

describe('pitchRange', () => {
  test('spans the notes with air and never fewer than two octaves', () => {
    expect(pitchRange([])).toEqual({ lowPitch: 48, highPitch: 72 });
    expect(pitchRange([{ pitch: 60 }])).toEqual({ lowPitch: 46, highPitch: 74 });
    expect(pitchRange([{ pitch: 21 }, { pitch: 108 }])).toEqual({ lowPitch: 19, highPitch: 110 });
  });

  test('stays inside MIDI', () => {
    expect(pitchRange([{ pitch: 0 }, { pitch: 127 }])).toEqual({ lowPitch: 0, highPitch: 127 });
  });
});

test('pointing is the inverse of placing', () => {
  for (const ticks of [0, 480, 12345])
    expect(ticksAtX(view, xAtTicks(view, ticks))).toBeCloseTo(ticks, 6);
  expect(ticksAtX({ ...view, scrollPx: 0 }, 0)).toBe(0);
});

test('pitch runs up, and rows scroll', () => {
  expect(fittingRowPx(view, view.heightPx)).toBe(10);
  expect(yAtPitch(view, 72)).toBe(RULER_PX);
  expect(yAtPitch(view, 48)).toBe(RULER_PX + 240);
  const lower = { ...view, scrollTopPx: 60, rowPx: 20 };
  expect(yAtPitch(lower, 72)).toBe(RULER_PX - 60);
  for (const pitch of [48, 60, 72]) expect(pitchAtY(lower, yAtPitch(lower, pitch) + 1)).toBe(pitch);
  expect(pitchAtY(view, -50)).toBe(72);
  expect(pitchAtY(view, 5000)).toBe(48);
});

describe('pointing at notes', () => {
  const placed = (startTicks: number, durationTicks: number, pitch: number) => ({
    startTicks,
    durationTicks,
    pitch,
  });
  // At 0.05 px a tick, scrolled by 100: 4000 ticks stand 100 px behind the gutter.
  const notes = [placed(4000, 400, 60), placed(4000, 2000, 64), placed(5000, 20, 60)];
  const x = GUTTER_PX + 100;
  const y = (pitch: number) => yAtPitch(view, pitch) + 5;

  test('finds the note under the point, or near it', () => {
    expect(noteAt(view, notes, { x: x + 5, y: y(60) }, 0)).toBe(notes[0]);
    expect(noteAt(view, notes, { x: x + 5, y: y(62) }, 3)).toBeUndefined();
    expect(noteAt(view, notes, { x: x + 5, y: y(61) }, 6)).toBe(notes[0]);
    expect(noteAt(view, notes, { x: x - 4, y: y(64) }, 3)).toBeUndefined();
    expect(noteAt(view, notes, { x: x - 4, y: y(64) }, 5)).toBe(notes[1]);
    // Too short to be seen at its length, but marked.
    expect(noteAt(view, notes, { x: x + 51, y: y(60) }, 0)).toBe(notes[2]);
  });

  test('a box takes what it touches', () => {
    const box = { x: x + 15, y: y(65), width: 20, height: 55 };
    expect(notesInBox(view, notes, box)).toEqual([notes[0], notes[1]]);
    expect(notesInBox(view, notes, { ...box, x: x + 25 })).toEqual([notes[1]]);
    expect(notesInBox(view, notes, { ...box, height: 15 })).toEqual([notes[1]]);
  });
});

test('a note too short to see still gets a mark', () => {
  const box = noteBox(view, { startTicks: 2000, durationTicks: 1, pitch: 60 });
  expect(box).toEqual({ x: GUTTER_PX, y: RULER_PX + 120, width: 1.5, height: 9 });
});

test('notes reaching into the view are kept, notes beyond are not', () => {
  const note = (startTicks: number, durationTicks: number) => ({ startTicks, durationTicks });
  const [before, into, inside, after] = [
    note(0, 100),
    note(1900, 200),
    note(5000, 10),
    note(14_001, 10),
  ];
  expect(visibleNotes(view, [before, into, inside, after])).toEqual([into, inside]);
});

test('crowded bars are thinned evenly', () => {
  const bars = Array.from({ length: 40 }, (_, bar) => bar * 400);
  const shown = thinBars({ ...view, scrollPx: 0 }, bars, 50);
  expect(shown.slice(0, 3).map(({ bar }) => bar)).toEqual([1, 5, 9]);
});

test('bars are thinned by their number, wherever the view begins', () => {
  const bars = Array.from({ length: 4000 }, (_, bar) => bar * 400);
  const shown = thinBars({ ...view, scrollPx: 20_010 }, bars, 50);
  expect(shown[0]!.bar).toBe(1005);
  expect(shown.every(({ bar, x }) => bar % 4 === 1 && x >= GUTTER_PX && x <= 636)).toBe(true);
  expect(shown).toHaveLength(7);
});
