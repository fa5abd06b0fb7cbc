// Draws what is visible of a piano roll: keys, bars, notes, then the gutter with its C's over everything.
import { isBlackKey, pitchName } from '../../core/music/pitchNames.ts';
import { paintDenseNotes } from './paintDenseNotes.ts';
import {
  GUTTER_PX,
  RULER_PX,
  noteBox,
  thinBars,
  visibleNotes,
  xAtTicks,
  yAtPitch,
  type RollView,
} from './pianoRollGeometry.ts';
import { trackColour, type PlotTheme } from './plotTheme.ts';
import type { RollNote } from './rollNotes.ts';

const BAR_GAP_PX = 44;
/** More at once are painted as pixels. */
const MOST_SHAPES = 1500;
/** Smaller notes have square corners: nobody sees them, and round ones cost more. */
const ROUND_PX = 4;

export interface RollContent {
  readonly notes: readonly RollNote[];
  readonly barTicks: readonly number[];
  readonly ticksPerQuarter: number;
}

export function paintPianoRoll(
  context: CanvasRenderingContext2D,
  view: RollView,
  content: RollContent,
  theme: PlotTheme,
): void {
  context.fillStyle = theme.roll;
  context.fillRect(0, 0, view.widthPx, view.heightPx);
  paintKeys(context, view, theme);
  const bars = thinBars(view, content.barTicks, BAR_GAP_PX);
  paintBars(context, view, bars, content.ticksPerQuarter, theme);
  const notes = visibleNotes(view, content.notes);
  if (notes.length > MOST_SHAPES)
    paintDenseNotes(context, view, notes, theme, context.getTransform().a);
  else paintShapes(context, view, notes, theme);
  paintGutter(context, view, bars, theme);
}

function paintShapes(
  context: CanvasRenderingContext2D,
  view: RollView,
  notes: readonly RollNote[],
  theme: PlotTheme,
): void {
  for (const note of notes) {
    const { x, y, width, height } = noteBox(view, note);
    context.globalAlpha = 0.5 + 0.5 * (note.velocity / 127);
    context.fillStyle = note.isPrime ? theme.prime : trackColour(theme, note.track);
    if (Math.min(width, height) < ROUND_PX) {
      context.fillRect(x, y, width, height);
      continue;
    }
    context.beginPath();
    context.roundRect(x, y, width, height, 2.5);
    context.fill();
  }
  context.globalAlpha = 1;
}

function paintKeys(context: CanvasRenderingContext2D, view: RollView, theme: PlotTheme): void {
  context.fillStyle = theme.blackKey;
  for (let pitch = view.lowPitch; pitch <= view.highPitch; pitch++)
    if (isBlackKey(pitch)) context.fillRect(0, yAtPitch(view, pitch), view.widthPx, view.rowPx);
}

function paintBars(
  context: CanvasRenderingContext2D,
  view: RollView,
  bars: readonly { readonly x: number }[],
  ticksPerQuarter: number,
  theme: PlotTheme,
): void {
  if (ticksPerQuarter * view.pixelsPerTick >= 16) {
    context.fillStyle = theme.beat;
    const first = Math.floor(view.scrollPx / view.pixelsPerTick / ticksPerQuarter);
    for (let quarter = first; ; quarter++) {
      const x = xAtTicks(view, quarter * ticksPerQuarter);
      if (x > view.widthPx) break;
      context.fillRect(Math.round(x), RULER_PX, 1, view.heightPx - RULER_PX);
    }
  }
  context.fillStyle = theme.bar;
  for (const { x } of bars) context.fillRect(Math.round(x), RULER_PX, 1, view.heightPx);
}

/** Over what scrolls under it: keys at the left, bar numbers on top. */
function paintGutter(
  context: CanvasRenderingContext2D,
  view: RollView,
  bars: readonly { readonly bar: number; readonly x: number }[],
  theme: PlotTheme,
): void {
  context.fillStyle = theme.roll;
  context.fillRect(0, 0, GUTTER_PX, view.heightPx);
  context.fillStyle = theme.bar;
  context.fillRect(GUTTER_PX - 1, 0, 1, view.heightPx);
  context.font = '11px system-ui, sans-serif';
  context.textBaseline = 'middle';
  context.fillStyle = theme.inkSoft;
  for (let pitch = Math.ceil(view.lowPitch / 12) * 12; pitch <= view.highPitch; pitch += 12) {
    const y = yAtPitch(view, pitch) + view.rowPx / 2;
    if (y > RULER_PX && y < view.heightPx)
      context.fillText(pitchName(pitch), 8, Math.min(view.heightPx - 7, y));
  }
  context.fillStyle = theme.roll;
  context.fillRect(0, 0, view.widthPx, RULER_PX);
  context.fillStyle = theme.bar;
  context.fillRect(0, RULER_PX - 1, view.widthPx, 1);
  context.textBaseline = 'top';
  for (const { bar, x } of bars) {
    context.fillStyle = theme.bar;
    context.fillRect(Math.round(x), 0, 1, RULER_PX);
    context.fillStyle = theme.inkSoft;
    context.fillText(String(bar), x + 4, 4);
  }
}
