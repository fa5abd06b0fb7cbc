import { expect, test } from 'vitest';
import { GUTTER_PX, RULER_PX, yAtPitch, type RollView } from './pianoRollGeometry.ts';
import { boxOf, changed, changeOf, NO_CHANGE, pressAt } from './rollGesture.ts';
import { toRollNotes } from './rollNotes.ts';

// 48 ticks to a quarter of 48 px; rows of 10 px.
const view: RollView = {
  widthPx: 600,
  heightPx: RULER_PX + 250,
  scrollPx: 0,
  scrollTopPx: 0,
  pixelsPerTick: 1,
  rowPx: 10,
  lowPitch: 48,
  highPitch: 72,
};
const notes = toRollNotes({
  tracks: [
    {
      name: '',
      program: 0,
      isDrum: false,
      notes: [{ startTicks: 50, durationTicks: 60, pitch: 60, velocity: 80 }],
      pedals: [],
    },
  ],
});
const options = { isEditing: true, takesSpans: true, isMiddle: false, reachPx: 3 };
const at = (ticks: number, pitch: number) => ({
  x: GUTTER_PX + ticks,
  y: yAtPitch(view, pitch) + 5,
});
const nearest = (ticks: number) => Math.round(ticks / 12) * 12;

test('what a press is about to do', () => {
  const kindAt = (ticks: number, pitch: number, change: Partial<typeof options> = {}) =>
    pressAt(view, notes, at(ticks, pitch), { ...options, ...change })?.kind;
  expect(kindAt(70, 60)).toBe('move');
  expect(kindAt(107, 60)).toBe('lengthen');
  expect(kindAt(70, 65)).toBe('box');
  expect(kindAt(70, 60, { isMiddle: true })).toBe('pan');
  expect(kindAt(70, 60, { isEditing: false })).toBe('span');
  expect(kindAt(70, 60, { isEditing: false, takesSpans: false })).toBe('pan');
  expect(pressAt(view, notes, { x: 100, y: 5 }, options)?.kind).toBe('span');
  expect(pressAt(view, notes, { x: 10, y: 100 }, options)).toBeNull();
});

test('a drag lays the note that is held on the grid', () => {
  const press = pressAt(view, notes, at(70, 60), options)!;
  // From 50, which is off the grid, by 38: to the line at 84.
  expect(changeOf(press, view, at(108, 57), nearest, 12)).toEqual({
    deltaTicks: 34,
    deltaPitch: -3,
    deltaLength: 0,
  });
  // Up or down alone leaves its time, though that is off the grid.
  expect(changeOf(press, view, at(73, 62), nearest, 12)).toEqual({ ...NO_CHANGE, deltaPitch: 2 });
  // Scrolled under the pointer meanwhile.
  expect(changeOf(press, { ...view, scrollPx: 38 }, at(70, 60), nearest, 12).deltaTicks).toBe(34);
});

test('its end is drawn to the grid too, and nothing leaves the range', () => {
  const press = pressAt(view, notes, at(108, 60), options)!;
  const change = changeOf(press, view, at(128, 40), nearest, 12);
  expect(change).toEqual({ ...NO_CHANGE, deltaLength: 22 });
  expect(changed(notes[0]!, change).durationTicks).toBe(82);
  const far = { deltaTicks: -500, deltaPitch: 100, deltaLength: -500 };
  expect(changed(notes[0]!, far)).toMatchObject({ startTicks: 0, pitch: 127, durationTicks: 1 });
});

test('a box stays where it began in the music', () => {
  const press = pressAt(view, notes, at(200, 65), options)!;
  const box = boxOf(press, { ...view, scrollPx: 30 }, at(100, 60));
  expect(box).toEqual({ x: GUTTER_PX + 100, y: at(0, 65).y, width: 70, height: 50 });
});
