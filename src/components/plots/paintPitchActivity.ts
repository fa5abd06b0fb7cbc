// Draws what is visible of what the network heard: how likely each pitch sounds as ink, the notes as coloured outlines.
import { pitchName } from '../../core/music/pitchNames.ts';
import {
  LOWEST_PITCH,
  PITCHES,
  type HeardNote,
  type PitchActivity,
} from '../../core/transcription/pitchActivity.ts';
import { frameAt } from '../../core/transcription/windows.ts';
import { GUTTER_PX } from './pianoRollGeometry.ts';
import { trackColour, type PlotTheme } from './plotTheme.ts';

export type PlottedNote = Omit<HeardNote, 'amplitude'>;

export interface PitchActivityContent {
  readonly activity: PitchActivity;
  readonly notes: readonly PlottedNote[];
}

export interface PitchActivityView {
  /** Of the visible part, the gutter included. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scrollPx: number;
}

export const PX_PER_SECOND = 60;
/** Of 1: the ink must leave the notes readable. */
const INK = 0.75;

export function paintPitchActivity(
  context: CanvasRenderingContext2D,
  view: PitchActivityView,
  { activity, notes }: PitchActivityContent,
  theme: PlotTheme,
): void {
  const { widthPx, heightPx, scrollPx } = view;
  const row = heightPx / PITCHES;
  const yOf = (pitch: number): number => (LOWEST_PITCH + PITCHES - 1 - pitch) * row;
  context.fillStyle = theme.roll;
  context.fillRect(0, 0, widthPx, heightPx);
  if (widthPx <= GUTTER_PX) return;
  context.imageSmoothingEnabled = false;
  const picture = inkOf(activity, widthPx - GUTTER_PX, scrollPx, theme.ink);
  context.drawImage(picture, GUTTER_PX, 0, widthPx - GUTTER_PX, heightPx);
  context.strokeStyle = context.fillStyle = trackColour(theme, 0);
  context.lineWidth = 1.5;
  for (const { startSeconds, durationSeconds, pitch } of notes) {
    const x = GUTTER_PX + startSeconds * PX_PER_SECOND - scrollPx;
    const width = Math.max(2, durationSeconds * PX_PER_SECOND - 1);
    if (x + width < GUTTER_PX || x > widthPx) continue;
    context.globalAlpha = 0.35;
    context.fillRect(x, yOf(pitch), width, row);
    context.globalAlpha = 1;
    context.strokeRect(x, yOf(pitch) - 0.5, width, row + 1);
  }
  context.fillStyle = theme.roll;
  context.fillRect(0, 0, GUTTER_PX, heightPx);
  context.fillStyle = theme.inkSoft;
  context.font = '11px system-ui, sans-serif';
  context.textBaseline = 'middle';
  for (let pitch = 24; pitch < LOWEST_PITCH + PITCHES; pitch += 12)
    context.fillText(pitchName(pitch), 8, Math.max(7, yOf(pitch) + row / 2));
}

/** A pixel for each pitch and each pixel of time. */
function inkOf(
  activity: PitchActivity,
  width: number,
  scrollPx: number,
  ink: string,
): OffscreenCanvas {
  const surface = new OffscreenCanvas(width, PITCHES);
  const context = surface.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  const image = context.createImageData(width, PITCHES);
  for (let x = 0; x < width; x++) {
    const frame = frameAt((x + scrollPx) / PX_PER_SECOND);
    if (frame >= activity.frames) break;
    for (let column = 0; column < PITCHES; column++) {
      const at = (PITCHES - 1 - column) * width + x;
      image.data[4 * at + 3] = 255 * INK * activity.sounding[frame * PITCHES + column]!;
    }
  }
  context.putImageData(image, 0, 0);
  // The colour of the theme, where there is ink.
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = ink;
  context.fillRect(0, 0, width, PITCHES);
  return surface;
}
