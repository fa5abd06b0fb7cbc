// Draws what is visible of a piano roll: keys, bars, notes, then the gutter with its C's over everything.
import { isBlackKey, pitchName } from '../../core/music/pitchNames.ts';
import {
  GUTTER_PX,
  RULER_PX,
  noteBox,
  rowHeightPx,
  thinBars,
  visibleNotes,
  xAtTicks,
  yAtPitch,
  type RollView,
} from './pianoRollGeometry.ts';
import { trackColour, type PlotTheme } from './plotTheme.ts';
import type { RollNote } from './rollNotes.ts';

const BAR_GAP_PX = 44;

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
  paintBars(context, view, content, theme);
  for (const note of visibleNotes(view, content.notes)) {
    const { x, y, width, height } = noteBox(view, note);
    context.globalAlpha = 0.5 + 0.5 * (note.velocity / 127);
    context.fillStyle = note.isPrime ? theme.prime : trackColour(theme, note.track);
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(2.5, width / 2, height / 2));
    context.fill();
  }
  context.globalAlpha = 1;
  paintGutter(context, view, theme);
}

function paintKeys(context: CanvasRenderingContext2D, view: RollView, theme: PlotTheme): void {
  context.fillStyle = theme.blackKey;
  for (let pitch = view.lowPitch; pitch <= view.highPitch; pitch++)
    if (isBlackKey(pitch))
      context.fillRect(0, yAtPitch(view, pitch), view.widthPx, rowHeightPx(view));
}

function paintBars(
  context: CanvasRenderingContext2D,
  view: RollView,
  { barTicks, ticksPerQuarter }: RollContent,
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
  context.font = '11px system-ui, sans-serif';
  context.textBaseline = 'top';
  for (const { bar, x } of thinBars(view, barTicks, BAR_GAP_PX)) {
    context.fillStyle = theme.bar;
    context.fillRect(Math.round(x), 0, 1, view.heightPx);
    context.fillStyle = theme.inkSoft;
    context.fillText(String(bar), x + 4, 4);
  }
}

function paintGutter(context: CanvasRenderingContext2D, view: RollView, theme: PlotTheme): void {
  context.fillStyle = theme.roll;
  context.fillRect(0, 0, GUTTER_PX, view.heightPx);
  context.fillStyle = theme.bar;
  context.fillRect(GUTTER_PX - 1, 0, 1, view.heightPx);
  context.fillRect(0, RULER_PX - 1, view.widthPx, 1);
  context.font = '11px system-ui, sans-serif';
  context.textBaseline = 'middle';
  for (let pitch = Math.ceil(view.lowPitch / 12) * 12; pitch <= view.highPitch; pitch += 12) {
    const y = yAtPitch(view, pitch) + rowHeightPx(view) / 2;
    context.fillStyle = theme.inkSoft;
    context.fillText(pitchName(pitch), 8, Math.min(view.heightPx - 7, y));
  }
}
