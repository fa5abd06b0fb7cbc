// Notes of an excerpt on a piano roll.
import { UNITS_PER_BEAT, SLOTS } from '../../src/core/encoding/vocabulary.ts';
import { isBlackKey, pitchName } from '../../src/core/music/pitchNames.ts';
import type { PieceExcerpt, ShownNote } from './pictureData.ts';
import { box, circle, line, text } from './svg.ts';

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Semitones of air above and below. */
const AIR = 2;

/** Where notes lie in a frame. */
export function rollScale({ notes, barUnits, bars }: PieceExcerpt, frame: Frame) {
  const pitches = notes.map(({ pitch }) => pitch);
  const low = Math.min(...pitches) - AIR;
  const high = Math.max(...pitches) + AIR;
  const row = frame.height / (high - low + 1);
  return {
    low,
    high,
    row,
    xOf: (onset: number) => frame.x + (onset / (barUnits * bars)) * frame.width,
    yOf: (pitch: number) => frame.y + (high - pitch) * row,
  };
}

/** @param isNumbered whether each note carries its place in the order */
export function drawRoll(excerpt: PieceExcerpt, frame: Frame, isNumbered: boolean): string {
  const { notes, barUnits, bars, firstBar } = excerpt;
  const { low, high, row, xOf, yOf } = rollScale(excerpt, frame);
  const parts: string[] = [];
  for (let pitch = low; pitch <= high; pitch++) {
    if (isBlackKey(pitch)) parts.push(box(frame.x, yOf(pitch), frame.width, row, { fill: 'wash' }));
    if (pitch % 12 === 0)
      parts.push(
        text(frame.x - 8, yOf(pitch) + row / 2 + 4, pitchName(pitch), {
          size: 12,
          colour: 'soft',
          anchor: 'end',
        }),
      );
  }
  for (let units = 0; units <= barUnits * bars; units += UNITS_PER_BEAT) {
    const isBar = units % barUnits === 0;
    const x = xOf(units);
    parts.push(line(x, frame.y, x, frame.y + frame.height, { stroke: isBar ? 'soft' : 'grid' }));
    if (units === barUnits * bars) break;
    const label = isBar ? `bar ${firstBar + units / barUnits}` : '';
    parts.push(text(x + 4, frame.y + frame.height + 15, label, { size: 12, colour: 'soft' }));
  }
  const end = barUnits * bars;
  for (const [index, note] of notes.entries()) {
    const x = xOf(note.onset);
    const width = xOf(Math.min(end, note.onset + note.duration)) - x;
    const y = yOf(note.pitch);
    parts.push(box(x + 1, y + 0.5, width - 2, row - 1, { fill: colourOf(note) }, 2));
    if (!isNumbered) continue;
    parts.push(circle(x + 9, y + row / 2, 8, { fill: 'ground', stroke: colourOf(note) }));
    parts.push(
      text(x + 9, y + row / 2 + 4, String(index + 1), {
        size: 10.5,
        anchor: 'middle',
        weight: 600,
      }),
    );
  }
  return parts.join('\n');
}

export const colourOf = ({ slot }: ShownNote): 'blue' | 'orange' =>
  slot >= SLOTS.extras ? 'orange' : 'blue';
