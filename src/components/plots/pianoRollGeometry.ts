// Where things stand in a piano roll, in CSS pixels: time runs right in ticks, pitch runs up in semitones.
// Pure, so that painting and pointing agree and both can be tested.
import { lastBegun } from '../../core/music/lastBegun.ts';
import { notesBetween } from './rollIndex.ts';

/** Pitch names on the left. */
export const GUTTER_PX = 36;
/** Bar numbers on top. */
export const RULER_PX = 24;

export interface PitchRange {
  /** Lowest and highest row, inclusive. */
  readonly lowPitch: number;
  readonly highPitch: number;
}

export interface RollView extends PitchRange {
  /** Of the visible part, the gutter included. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scrollPx: number;
  /** Rows scrolled out at the top. */
  readonly scrollTopPx: number;
  readonly pixelsPerTick: number;
  /** Height of a row. */
  readonly rowPx: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

interface Timed {
  readonly startTicks: number;
  readonly durationTicks: number;
}

interface Placed extends Timed {
  readonly pitch: number;
}

/** The rows a roll needs: what the notes span and a little air, at least two octaves. */
export function pitchRange(notes: readonly { readonly pitch: number }[]): PitchRange {
  let [low, high] = [127, 0];
  for (const { pitch } of notes) {
    low = Math.min(low, pitch);
    high = Math.max(high, pitch);
  }
  if (high < low) return { lowPitch: 48, highPitch: 72 };
  const missing = Math.max(0, 24 - (high - low));
  return {
    lowPitch: Math.max(0, low - 2 - Math.ceil(missing / 2)),
    highPitch: Math.min(127, high + 2 + Math.floor(missing / 2)),
  };
}

/** Height of a row where all of them fill `heightPx`, the ruler included. */
export function fittingRowPx({ lowPitch, highPitch }: PitchRange, heightPx: number): number {
  return (heightPx - RULER_PX) / (highPitch - lowPitch + 1);
}

/** Left edge of a tick, as seen (scroll and gutter counted). */
export function xAtTicks(view: RollView, ticks: number): number {
  return GUTTER_PX + ticks * view.pixelsPerTick - view.scrollPx;
}

/** Tick under a visible x; never negative. */
export function ticksAtX(view: Pick<RollView, 'scrollPx' | 'pixelsPerTick'>, x: number): number {
  return Math.max(0, (x - GUTTER_PX + view.scrollPx) / view.pixelsPerTick);
}

/** Top of a pitch's row. */
export function yAtPitch(view: RollView, pitch: number): number {
  return RULER_PX + (view.highPitch - pitch) * view.rowPx - view.scrollTopPx;
}

/** Pitch of the row under a visible y; the highest or lowest beyond. */
export function pitchAtY(view: RollView, y: number): number {
  const row = Math.floor((y - RULER_PX + view.scrollTopPx) / view.rowPx);
  return Math.min(view.highPitch, Math.max(view.lowPitch, view.highPitch - row));
}

/** A note's box; never thinner than 1.5 px, and a hair shorter than its time so that repeats stay apart. */
export function noteBox(view: RollView, note: Placed): Box {
  return {
    x: xAtTicks(view, note.startTicks),
    y: yAtPitch(view, note.pitch),
    width: Math.max(1.5, note.durationTicks * view.pixelsPerTick - 1),
    height: Math.max(1.5, view.rowPx - (view.rowPx > 4 ? 1 : 0)),
  };
}

/** The notes that may be seen. @param notes sorted by start */
export function visibleNotes<N extends Timed>(view: RollView, notes: readonly N[]): readonly N[] {
  return notesBetween(notes, ticksAtX(view, GUTTER_PX), ticksAtX(view, view.widthPx));
}

/** The topmost note under a point, within `reachPx` of it; undefined where there is none. */
export function noteAt<N extends Placed>(
  view: RollView,
  notes: readonly N[],
  { x, y }: Point,
  reachPx: number,
): N | undefined {
  const reach = reachPx / view.pixelsPerTick;
  const ticks = (x - GUTTER_PX + view.scrollPx) / view.pixelsPerTick;
  const away = (note: N): number => {
    const { x: left, y: top, width, height } = noteBox(view, note);
    const [dx, dy] = [Math.max(left - x, x - left - width), Math.max(top - y, y - top - height)];
    return Math.max(0, dx, dy);
  };
  const near = notesBetween(notes, ticks - reach, ticks + reach);
  let best: N | undefined;
  let least = reachPx;
  for (const note of near) {
    const distance = away(note);
    if (distance > least) continue;
    [best, least] = [note, distance];
  }
  return best;
}

/** The notes that a box touches. */
export function notesInBox<N extends Placed>(
  view: RollView,
  notes: readonly N[],
  { x, y, width, height }: Box,
): readonly N[] {
  const [high, low] = [pitchAtY(view, y), pitchAtY(view, y + height)];
  return notesBetween(notes, ticksAtX(view, x), ticksAtX(view, x + width)).filter(
    ({ pitch }) => pitch >= low && pitch <= high,
  );
}

/** Bar lines to draw: thinned to powers of two so that neighbours stay `minGapPx` apart. */
export function thinBars(
  view: RollView,
  barTicks: readonly number[],
  minGapPx: number,
): readonly { readonly bar: number; readonly x: number }[] {
  const gap = ((barTicks[1] ?? Infinity) - (barTicks[0] ?? 0)) * view.pixelsPerTick;
  let every = 1;
  while (gap * every < minGapPx) every *= 2;
  const from = ticksAtX(view, GUTTER_PX);
  const first = 1 + lastBegun(barTicks, (ticks) => ticks < from);
  const bars: { bar: number; x: number }[] = [];
  for (let index = Math.ceil(first / every) * every; index < barTicks.length; index += every) {
    const x = xAtTicks(view, barTicks[index]!);
    if (x > view.widthPx) break;
    bars.push({ bar: index + 1, x });
  }
  return bars;
}
