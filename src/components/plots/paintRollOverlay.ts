// Over the notes of a roll: the chosen ones where they would go, the one that is being read, the box that is drawn.
import {
  GUTTER_PX,
  noteBox,
  RULER_PX,
  visibleNotes,
  type Box,
  type RollView,
} from './pianoRollGeometry.ts';
import { trackColour, type PlotTheme } from './plotTheme.ts';
import type { RollNote } from './rollNotes.ts';

export interface RollOverlay {
  /** Sorted by start. */
  readonly chosen: readonly RollNote[];
  readonly current: RollNote | null;
  readonly box: Box | null;
}

export function paintRollOverlay(
  context: CanvasRenderingContext2D,
  view: RollView,
  { chosen, current, box }: RollOverlay,
  theme: PlotTheme,
): void {
  context.clearRect(0, 0, view.widthPx, view.heightPx);
  context.save();
  context.beginPath();
  context.rect(GUTTER_PX, RULER_PX, view.widthPx, view.heightPx);
  context.clip();
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  for (const note of visibleNotes(view, chosen)) {
    const { x, y, width, height } = noteBox(view, note);
    context.fillStyle = trackColour(theme, note.track);
    context.fillRect(x, y, width, height);
    context.strokeRect(x, y, width, height);
  }
  if (current) {
    const { x, y, width, height } = noteBox(view, current);
    context.lineWidth = 1.5;
    context.strokeRect(x - 3.5, y - 3.5, width + 7, height + 7);
  }
  if (box) {
    context.lineWidth = 1;
    context.strokeRect(box.x, box.y, box.width, box.height);
    context.globalAlpha = 0.08;
    context.fillStyle = theme.ink;
    context.fillRect(box.x, box.y, box.width, box.height);
  }
  context.restore();
}
