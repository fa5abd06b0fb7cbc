// Notes so many that most are narrower than a pixel: each marks its pixels in one line for its pitch, and the lines
// become the picture. What it costs goes with the pixels, hardly with the notes.
import { GUTTER_PX, RULER_PX, noteBox, yAtPitch, type RollView } from './pianoRollGeometry.ts';
import { trackColour, type PlotTheme } from './plotTheme.ts';
import type { RollNote } from './rollNotes.ts';

const SHADES = 8;

let scratch: OffscreenCanvasRenderingContext2D | null = null;

/** @param scale canvas pixels to a CSS pixel */
export function paintDenseNotes(
  context: CanvasRenderingContext2D,
  view: RollView,
  notes: readonly RollNote[],
  theme: PlotTheme,
  scale: number,
): void {
  const width = Math.round((view.widthPx - GUTTER_PX) * scale);
  const height = Math.round((view.heightPx - RULER_PX) * scale);
  if (width < 1 || height < 1) return;
  const lines = linesOf(view, notes, theme, scale, width);
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (const [pitch, line] of lines) {
    const { y, height: tall } = noteBox(view, { startTicks: 0, durationTicks: 0, pitch });
    const top = Math.max(0, Math.round((y - RULER_PX) * scale));
    const bottom = Math.min(height, Math.max(top + 1, Math.round((y - RULER_PX + tall) * scale)));
    for (let row = top; row < bottom; row++) pixels.set(line, row * width);
  }
  scratch ??= new OffscreenCanvas(width, height).getContext('2d');
  if (!scratch) throw new Error('no 2d canvas');
  if (scratch.canvas.width !== width || scratch.canvas.height !== height)
    Object.assign(scratch.canvas, { width, height });
  scratch.putImageData(image, 0, 0);
  context.drawImage(scratch.canvas, GUTTER_PX, RULER_PX, width / scale, height / scale);
}

/** For each pitch in view, what is painted along time: a colour where there are notes, the last one on top. */
function linesOf(
  view: RollView,
  notes: readonly RollNote[],
  theme: PlotTheme,
  scale: number,
  width: number,
): ReadonlyMap<number, Uint32Array> {
  const lines = new Map<number, Uint32Array>();
  for (let pitch = view.lowPitch; pitch <= view.highPitch; pitch++) {
    const y = yAtPitch(view, pitch);
    if (y + view.rowPx > RULER_PX && y < view.heightPx) lines.set(pitch, new Uint32Array(width));
  }
  const shades = theme.tracks.map((_, track) => shadesOf(trackColour(theme, track)));
  const primeShades = shadesOf(theme.prime);
  const [perTick, scroll] = [view.pixelsPerTick * scale, view.scrollPx * scale];
  for (const { startTicks, durationTicks, pitch, velocity, track, isPrime } of notes) {
    const line = lines.get(pitch);
    if (!line) continue;
    const from = Math.round(startTicks * perTick - scroll);
    const to = Math.max(from + 1, Math.round((startTicks + durationTicks) * perTick - scroll - 1));
    const colours = isPrime ? primeShades : shades[track % shades.length]!;
    line.fill(colours[(velocity * SHADES) >> 7]!, Math.max(0, from), Math.max(0, to));
  }
  return lines;
}

const known = new Map<string, Uint32Array>();

/** A colour at the opacities of soft to loud, as pixels. */
function shadesOf(colour: string): Uint32Array {
  const found = known.get(colour);
  if (found) return found;
  const probe = new OffscreenCanvas(1, 1).getContext('2d');
  if (!probe) throw new Error('no 2d canvas');
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data;
  const bytes = Uint8Array.from({ length: SHADES * 4 }, (_, i) => {
    const opacity = 0.5 + (0.5 * ((i >> 2) + 0.5)) / SHADES;
    return [red, green, blue, 255 * opacity][i % 4]!;
  });
  const shades = new Uint32Array(bytes.buffer);
  known.set(colour, shades);
  return shades;
}
