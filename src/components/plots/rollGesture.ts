// What a pointer on a piano roll is about to do, and what comes of it so far. Pure: the events are in useRollPointer.ts.
import {
  GUTTER_PX,
  noteAt,
  noteBox,
  pitchAtY,
  RULER_PX,
  ticksAtX,
  type Box,
  type Point,
  type RollView,
} from './pianoRollGeometry.ts';
import type { RollNote } from './rollNotes.ts';

/** A hand is never quite still: less is a click. */
export const DRAG_PX = 5;

export interface Press {
  readonly kind: 'span' | 'pan' | 'box' | 'move' | 'lengthen';
  readonly at: Point;
  /** Where that is in the music, which may scroll under the pointer. */
  readonly ticks: number;
  readonly pitch: number;
  /** The one that is moved or lengthened. */
  readonly note: RollNote | undefined;
  readonly scrollPx: number;
  readonly scrollTopPx: number;
}

export interface Change {
  readonly deltaTicks: number;
  readonly deltaPitch: number;
  readonly deltaLength: number;
}

export const NO_CHANGE: Change = { deltaTicks: 0, deltaPitch: 0, deltaLength: 0 };

export interface PressOptions {
  /** Notes can be taken hold of. */
  readonly isEditing: boolean;
  /** Stretches of time can be chosen. */
  readonly takesSpans: boolean;
  /** The middle button. */
  readonly isMiddle: boolean;
  /** How far beside a note it is still meant. */
  readonly reachPx: number;
}

/** Null over the pitch names. */
export function pressAt(
  view: RollView,
  notes: readonly RollNote[],
  at: Point,
  { isEditing, takesSpans, isMiddle, reachPx }: PressOptions,
): Press | null {
  if (at.x <= GUTTER_PX) return null;
  const { scrollPx, scrollTopPx } = view;
  const place = { ticks: ticksAtX(view, at.x), pitch: pitchAtY(view, at.y), scrollPx, scrollTopPx };
  const press = (kind: Press['kind'], note?: RollNote): Press => ({ kind, at, note, ...place });
  if (isMiddle) return press('pan');
  if (!isEditing || at.y < RULER_PX) return press(takesSpans ? 'span' : 'pan');
  const note = noteAt(view, notes, at, reachPx);
  if (!note) return press('box');
  return press(isAtEnd(view, note, at, reachPx) ? 'lengthen' : 'move', note);
}

/** The last third of a note at most, and what lies just behind it. */
export function isAtEnd(view: RollView, note: RollNote, { x }: Point, reachPx: number): boolean {
  const { x: left, width } = noteBox(view, note);
  return x > left + width - Math.min(width / 3, 3 + reachPx);
}

/** @param nearest the grid line nearest to a place. @param stepTicks between two of them; less than half of one stays put */
export function changeOf(
  { kind, ticks, pitch, note }: Press,
  view: RollView,
  to: Point,
  nearest: (ticks: number) => number,
  stepTicks: number,
): Change {
  if (!note) return NO_CHANGE;
  const drawn = (to.x - GUTTER_PX + view.scrollPx) / view.pixelsPerTick - ticks;
  const snapped = (from: number): number =>
    Math.abs(drawn) < stepTicks / 2 ? 0 : nearest(Math.max(0, from + drawn)) - from;
  if (kind === 'lengthen')
    return { ...NO_CHANGE, deltaLength: snapped(note.startTicks + note.durationTicks) };
  return {
    deltaTicks: snapped(note.startTicks),
    deltaPitch: pitchAtY(view, to.y) - pitch,
    deltaLength: 0,
  };
}

/** What a chosen note would become. */
export function changed(note: RollNote, { deltaTicks, deltaPitch, deltaLength }: Change): RollNote {
  return {
    ...note,
    startTicks: Math.max(0, note.startTicks + deltaTicks),
    pitch: Math.min(127, Math.max(0, note.pitch + deltaPitch)),
    durationTicks: Math.max(1, note.durationTicks + deltaLength),
  };
}

/** From where the press was, which may have scrolled away, to where the pointer is. */
export function boxOf({ at, scrollPx, scrollTopPx }: Press, view: RollView, to: Point): Box {
  const from = { x: at.x - (view.scrollPx - scrollPx), y: at.y - (view.scrollTopPx - scrollTopPx) };
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}
