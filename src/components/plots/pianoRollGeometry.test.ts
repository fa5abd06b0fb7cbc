import { describe, expect, test } from 'vitest';
import {
  GUTTER_PX,
  RULER_PX,
  noteBox,
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

test('pitch runs up', () => {
  expect(yAtPitch(view, 72)).toBe(RULER_PX);
  expect(yAtPitch(view, 48)).toBe(RULER_PX + 240);
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
