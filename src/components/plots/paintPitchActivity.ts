// Draws what is visible of what the network heard: how likely each pitch sounds as ink, the notes as coloured outlines,
// over them the bars, under them the seconds.
import { pitchName } from '../../core/music/pitchNames.ts';
import {
  LOWEST_PITCH,
  PITCHES,
  type HeardNote,
  type PitchActivity,
} from '../../core/transcription/pitchActivity.ts';
import { frameAt, frameSeconds } from '../../core/transcription/windows.ts';
import { GUTTER_PX, RULER_PX } from './pianoRollGeometry.ts';
import { trackColour, type PlotTheme } from './plotTheme.ts';

export type PlottedNote = Omit<HeardNote, 'amplitude'>;

/** In seconds of the recording, ascending; both empty in free time. */
export interface BarGrid {
  /** Where each bar begins, from bar 1 on. */
  readonly bars: readonly number[];
  /** The beats between. */
  readonly beats: readonly number[];
}

export interface PitchActivityContent {
  readonly activity: PitchActivity;
  readonly notes: readonly PlottedNote[];
  readonly grid: BarGrid;
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
/** Seconds, at the foot. */
const AXIS_PX = 20;
const LABEL_GAP_PX = 36;

export function paintPitchActivity(
  context: CanvasRenderingContext2D,
  view: PitchActivityView,
  { activity, notes, grid }: PitchActivityContent,
  theme: PlotTheme,
): void {
  const { widthPx, heightPx, scrollPx } = view;
  const pitchesPx = heightPx - RULER_PX - AXIS_PX;
  const row = pitchesPx / PITCHES;
  const yOf = (pitch: number): number => RULER_PX + (LOWEST_PITCH + PITCHES - 1 - pitch) * row;
  context.fillStyle = theme.roll;
  context.fillRect(0, 0, widthPx, heightPx);
  if (widthPx <= GUTTER_PX) return;
  context.imageSmoothingEnabled = false;
  const picture = inkOf(activity, widthPx - GUTTER_PX, scrollPx, theme.ink);
  context.drawImage(picture, GUTTER_PX, RULER_PX, widthPx - GUTTER_PX, pitchesPx);
  paintTime(context, view, { grid, seconds: frameSeconds(activity.frames) }, theme);
  context.strokeStyle = context.fillStyle = trackColour(theme, 0);
  context.lineWidth = 1.5;
  for (const { startSeconds, durationSeconds, pitch } of notes) {
    const x = xOf(view, startSeconds);
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
    context.fillText(pitchName(pitch), 8, yOf(pitch) + row / 2);
}

const xOf = ({ scrollPx }: PitchActivityView, seconds: number): number =>
  GUTTER_PX + seconds * PX_PER_SECOND - scrollPx;

/** Bars with their numbers, beats, and the seconds of the recording. */
function paintTime(
  context: CanvasRenderingContext2D,
  view: PitchActivityView,
  { grid: { bars, beats }, seconds: length }: { grid: BarGrid; seconds: number },
  theme: PlotTheme,
): void {
  const { widthPx, heightPx, scrollPx } = view;
  const foot = heightPx - AXIS_PX;
  const line = (seconds: number, top: number, bottom: number): number | null => {
    const x = Math.round(xOf(view, seconds));
    if (x < GUTTER_PX || x > widthPx) return null;
    context.fillRect(x, top, 1, bottom - top);
    return x;
  };
  context.font = '11px system-ui, sans-serif';
  context.textBaseline = 'middle';
  context.fillStyle = theme.inkSoft;
  context.globalAlpha = 0.35;
  for (const seconds of beats) line(seconds, RULER_PX, foot);
  context.globalAlpha = 1;
  const every = labelEvery(bars);
  for (const [index, seconds] of bars.entries()) {
    const x = line(seconds, 0, foot);
    if (x !== null && index % every === 0) context.fillText(String(index + 1), x + 4, RULER_PX / 2);
  }
  context.fillRect(GUTTER_PX, foot, widthPx - GUTTER_PX, 1);
  const last = Math.floor(Math.min(length, (scrollPx + widthPx - GUTTER_PX) / PX_PER_SECOND));
  for (let second = Math.floor(scrollPx / PX_PER_SECOND); second <= last; second++) {
    const x = line(second, foot, foot + 5);
    if (x !== null) context.fillText(`${second} s`, x + 4, foot + AXIS_PX / 2 + 1);
  }
}

/** Which bars are numbered: every so many, a power of two, so that the numbers stay apart. */
export function labelEvery(bars: readonly number[]): number {
  const length = (bars[1] ?? Infinity) - (bars[0] ?? 0);
  let every = 1;
  while (length * every * PX_PER_SECOND < LABEL_GAP_PX) every *= 2;
  return every;
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
