// Where things stand in a piano roll, in CSS pixels: time runs right in ticks, pitch runs up in semitones.
// Pure, so that painting and pointing agree and both can be tested.

/** Pitch names on the left. */
export const GUTTER_PX = 36;
/** Bar numbers on top. */
export const RULER_PX = 18;

export interface RollView {
  /** Of the visible part, the gutter included. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scrollPx: number;
  readonly pixelsPerTick: number;
  /** Lowest and highest row, inclusive. */
  readonly lowPitch: number;
  readonly highPitch: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Timed {
  readonly startTicks: number;
  readonly durationTicks: number;
}

/** The rows a roll needs: what the notes span and a little air, at least two octaves. */
export function pitchRange(notes: readonly { readonly pitch: number }[]): {
  lowPitch: number;
  highPitch: number;
} {
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

export function rowHeightPx({ heightPx, lowPitch, highPitch }: RollView): number {
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
  return RULER_PX + (view.highPitch - pitch) * rowHeightPx(view);
}

/** A note's box; never thinner than 1.5 px, and a hair shorter than its time so that repeats stay apart. */
export function noteBox(view: RollView, note: Timed & { readonly pitch: number }): Box {
  const row = rowHeightPx(view);
  return {
    x: xAtTicks(view, note.startTicks),
    y: yAtPitch(view, note.pitch),
    width: Math.max(1.5, note.durationTicks * view.pixelsPerTick - 1),
    height: Math.max(1.5, row - (row > 4 ? 1 : 0)),
  };
}

/** The notes that may be seen. */
export function visibleNotes<N extends Timed>(view: RollView, notes: readonly N[]): readonly N[] {
  const from = ticksAtX(view, GUTTER_PX);
  const to = ticksAtX(view, view.widthPx);
  return notes.filter(
    ({ startTicks, durationTicks }) => startTicks <= to && startTicks + durationTicks >= from,
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
  return barTicks
    .map((ticks, index) => ({ bar: index + 1, x: xAtTicks(view, ticks) }))
    .filter(({ bar, x }) => (bar - 1) % every === 0 && x >= GUTTER_PX && x <= view.widthPx);
}
