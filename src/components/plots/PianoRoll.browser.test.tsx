import { useEffect, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../app/tokens.css';
import '../../app/base.css';
import {
  addNote,
  lengthenNotes,
  moveNotes,
  type ChosenNotes,
  type Edit,
} from '../../core/music/editNotes.ts';
import type { Note, Track } from '../../core/music/score.ts';
import { trackOf } from '../../testing/playerScores.ts';
import { PianoRoll } from './PianoRoll.tsx';
import { GUTTER_PX, RULER_PX } from './pianoRollGeometry.ts';
import { toRollNotes } from './rollNotes.ts';

const STEP = 12;
const note = (startTicks: number, pitch: number): Note => ({
  startTicks,
  durationTicks: 48,
  pitch,
  velocity: 100,
});
/** 24 semitones from C4 to C6, which no air is added to but two rows above and below. */
const NOTES = [note(0, 60), note(48, 72), note(96, 84)];

let host: HTMLElement;
let root: Root;
let tracks: readonly Track[];
let chosen: ChosenNotes;
let sought: number[];
/** Pitch of the note that is read. */
let read: number | null;

/** A roll of 48 ticks to a quarter, edited as the app does. */
function Harness({ isEditing }: { isEditing: boolean }) {
  const [shown, show] = useState<Edit>({ tracks: [trackOf(NOTES)], chosen: new Set() });
  useEffect(() => {
    [tracks, chosen] = [shown.tracks, shown.chosen];
  });
  const [notes, setNotes] = useState(() => toRollNotes(shown));
  const change = (edit: Edit) => {
    show(edit);
    setNotes(toRollNotes(edit));
  };
  return (
    <PianoRoll
      label="Three notes"
      notes={notes}
      barTicks={[0, 192, 384]}
      ticksPerQuarter={48}
      lengthTicks={384}
      playheadTicks={null}
      onSeek={(ticks) => sought.push(ticks)}
      wordNote={({ pitch }) => `pitch ${pitch}`}
      editing={
        isEditing
          ? {
              chosen: shown.chosen,
              stepTicks: STEP,
              nearest: (ticks) => Math.round(ticks / STEP) * STEP,
              onChoose: (next) => show({ ...shown, chosen: next }),
              onChange: ({ deltaTicks, deltaPitch, deltaLength }) =>
                change(
                  deltaLength === 0
                    ? moveNotes(shown.tracks, shown.chosen, deltaTicks, deltaPitch)
                    : lengthenNotes(shown.tracks, shown.chosen, deltaLength, STEP),
                ),
              onAdd: (startTicks, pitch) =>
                change(
                  addNote(shown.tracks, 0, { ...note(startTicks, pitch), durationTicks: STEP }),
                ),
              onRead: (note) => (read = note?.pitch ?? null),
              onKey: () => false,
            }
          : null
      }
    />
  );
}

async function mount(isEditing: boolean): Promise<HTMLElement> {
  root.render(<Harness isEditing={isEditing} />);
  await expect.poll(() => host.querySelector('canvas')?.width ?? 0).toBeGreaterThan(500);
  return host.querySelector<HTMLElement>('[role=application]')!;
}

/** Where the middle of a beat and a row is, with everything in view: 30 px to a quarter. */
function place(roll: HTMLElement, ticks: number, pitch: number): { x: number; y: number } {
  const row = (roll.clientHeight - RULER_PX) / 29;
  return { x: GUTTER_PX + ticks * (30 / 48), y: RULER_PX + (86 - pitch + 0.5) * row };
}

const drag = (roll: HTMLElement, from: { x: number; y: number }, to: { x: number; y: number }) =>
  userEvent.dragAndDrop(roll, roll, { sourcePosition: from, targetPosition: to });
const pitches = () => tracks[0]!.notes.map(({ pitch }) => pitch);

beforeEach(() => {
  host = document.createElement('div');
  host.style.width = '800px';
  document.body.append(host);
  root = createRoot(host);
  sought = [];
});
afterEach(() => {
  root.unmount();
  host.remove();
});

it('paints notes where pointing finds them, and is walked by keys', async () => {
  const roll = await mount(false);
  const canvas = host.querySelector('canvas')!;
  const colourAt = (ticks: number, pitch: number): string => {
    const { x, y } = place(roll, ticks, pitch);
    const scale = canvas.width / roll.clientWidth;
    return canvas
      .getContext('2d')!
      .getImageData(x * scale, y * scale, 1, 1)
      .data.join(' ');
  };
  await expect.poll(() => colourAt(20, 60)).not.toBe(colourAt(120, 60));
  expect(colourAt(70, 72)).toBe(colourAt(20, 60));
  await userEvent.click(roll, { position: place(roll, 96, 65) });
  expect(sought[0]).toBeCloseTo(96, 0);
  roll.focus();
  const status = host.querySelector('[role=status]')!;
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => status.textContent).toBe('pitch 60');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.poll(() => status.textContent).toBe('pitch 84');
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => status.textContent).toBe('No note there');
});

it('notes are chosen, moved, lengthened and added with the pointer', async () => {
  const roll = await mount(true);
  await userEvent.click(roll, { position: place(roll, 60, 72) });
  await expect.poll(() => [...chosen]).toEqual([NOTES[1]]);
  expect(read).toBe(72);
  // An octave down, a quarter later, though the hand is not that exact.
  await drag(roll, place(roll, 60, 72), place(roll, 105, 61));
  await expect.poll(() => tracks[0]!.notes).toEqual([note(0, 60), note(96, 61), note(96, 84)]);
  await drag(roll, place(roll, 96 + 47, 84), place(roll, 96 + 47 + 25, 84));
  await expect.poll(() => tracks[0]!.notes.at(-1)).toEqual({ ...note(96, 84), durationTicks: 72 });
  await drag(roll, place(roll, 40, 66), place(roll, 100, 57));
  await expect.poll(() => [...chosen].map(({ pitch }) => pitch)).toEqual([60, 61]);
  await userEvent.dblClick(roll, { position: place(roll, 200, 70) });
  await expect.poll(pitches).toEqual([60, 61, 84, 70]);
  expect(sought).toEqual([]);
});

it('Ctrl and the wheel zoom around the pointer, up to the whole music at once', async () => {
  const roll = await mount(false);
  const before = roll.scrollWidth;
  const wheel = (deltaY: number) =>
    roll.dispatchEvent(
      new WheelEvent('wheel', {
        deltaY,
        ctrlKey: true,
        clientX: 400,
        bubbles: true,
        cancelable: true,
      }),
    );
  expect(wheel(-900)).toBe(false);
  await expect
    .poll(() => roll.scrollWidth)
    .toBeGreaterThan(Math.max(before, roll.clientWidth) * 1.2);
  expect(roll.scrollLeft).toBeGreaterThan(0);
  wheel(5000);
  await expect.poll(() => roll.scrollWidth).toBe(roll.clientWidth);
});
