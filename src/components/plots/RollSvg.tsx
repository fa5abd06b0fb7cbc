// A piano roll that stands still, some bars to a line as in a score, for paper: PianoRoll.tsx is for the screen.
import { pitchName } from '../../core/music/pitchNames.ts';
import { TRACK_COLOURS } from './plotTheme.ts';
import { PlotSvg } from './PlotSvg.tsx';

export interface PrintedNote {
  readonly startTicks: number;
  readonly durationTicks: number;
  readonly pitch: number;
  /** Index of the track, for its colour. */
  readonly track: number;
  /** Given to the model rather than written by it. */
  readonly isPrime: boolean;
}

interface Span {
  readonly startTicks: number;
  readonly endTicks: number;
}

export interface RollLine extends Span {
  /** Index of the line's first bar. */
  readonly firstBar: number;
  readonly barTicks: readonly number[];
}

/** Even lines of so many bars at most. @param barTicks where bars begin; not empty */
export function rollLines(
  barTicks: readonly number[],
  lengthTicks: number,
  mostBars: number,
): RollLine[] {
  const count = Math.ceil(barTicks.length / mostBars);
  const barsPerLine = Math.ceil(barTicks.length / count);
  const barAt = (bar: number): number =>
    barTicks[bar] ?? lengthTicks + (bar - barTicks.length) * (lengthTicks / barTicks.length);
  return Array.from({ length: count }, (_, i) => ({
    firstBar: i * barsPerLine,
    startTicks: barAt(i * barsPerLine),
    // A last line that is not full is no wider for that, but a single one is as long as the music.
    endTicks: count === 1 ? lengthTicks : barAt((i + 1) * barsPerLine),
    barTicks: barTicks.slice(i * barsPerLine, (i + 1) * barsPerLine),
  }));
}

const [LEFT, TOP] = [40, 18];
const ROW_PX = 4;
const MARK_PX = 5;

export function RollSvg({
  title,
  label,
  line,
  notes,
  marks,
  pitches: [lowest, highest],
  widthPx,
}: {
  title: string;
  /** What it shows, in words. */
  label: string;
  line: RollLine;
  notes: readonly PrintedNote[];
  /** Stretches set apart. */
  marks: readonly Span[];
  pitches: readonly [lowest: number, highest: number];
  widthPx: number;
}) {
  const { startTicks, endTicks } = line;
  const height = (highest - lowest + 1) * ROW_PX;
  const x = (ticks: number): number =>
    LEFT + ((ticks - startTicks) / (endTicks - startTicks)) * (widthPx - LEFT - 4);
  const y = (pitch: number): number => TOP + (highest - pitch + 0.5) * ROW_PX;
  const inside = ({ startTicks: from, endTicks: to }: Span): boolean =>
    from < endTicks && to > startTicks;
  const clip = (ticks: number): number => Math.min(endTicks, Math.max(startTicks, ticks));
  const drawn = notes.filter((note) =>
    inside({ startTicks: note.startTicks, endTicks: note.startTicks + note.durationTicks }),
  );
  const strokes = (isWanted: (note: PrintedNote) => boolean): string =>
    drawn
      .filter(isWanted)
      .map((note) => {
        const [from, to] = [note.startTicks, note.startTicks + note.durationTicks].map((ticks) =>
          x(clip(ticks)),
        );
        return `M${from!.toFixed(1)} ${y(note.pitch)}h${Math.max(1, to! - from! - 0.5).toFixed(1)}`;
      })
      .join('');
  const octaves = Array.from({ length: 11 }, (_, i) => i * 12).filter(
    (pitch) => pitch >= lowest && pitch <= highest,
  );
  return (
    <PlotSvg
      title={title}
      label={label}
      width={widthPx}
      height={TOP + height + MARK_PX + 2}
      fontPx={10}
    >
      <rect {...{ x: LEFT, y: TOP, width: widthPx - LEFT - 4, height }} fill="var(--roll)" />
      {marks.filter(inside).map((mark) => {
        const [from, to] = [x(clip(mark.startTicks)), x(clip(mark.endTicks))];
        const width = Math.max(2, to - from);
        return (
          <g key={mark.startTicks}>
            <rect {...{ x: from, y: TOP, width, height }} fill="var(--warn-wash)" />
            <rect {...{ x: from, y: TOP + height, width, height: MARK_PX }} fill="var(--warn)" />
          </g>
        );
      })}
      {octaves.map((pitch) => (
        <g key={pitch}>
          <line
            {...{ x1: LEFT, x2: widthPx - 4, y1: y(pitch - 0.5), y2: y(pitch - 0.5) }}
            stroke="var(--roll-beat)"
          />
          <text x={LEFT - 5} y={y(pitch) + 3} textAnchor="end">
            {pitchName(pitch)}
          </text>
        </g>
      ))}
      {line.barTicks.map((ticks, i) => (
        <g key={ticks}>
          <line
            {...{ x1: x(ticks), x2: x(ticks), y1: TOP, y2: TOP + height }}
            stroke="var(--roll-bar)"
          />
          {(line.firstBar + i) % 4 === 0 && (
            <text x={x(ticks)} y={TOP - 5}>
              {line.firstBar + i + 1}
            </text>
          )}
        </g>
      ))}
      <g strokeWidth={ROW_PX - 0.5} fill="none">
        <path d={strokes(({ isPrime }) => isPrime)} stroke="var(--roll-prime)" />
        {Array.from({ length: TRACK_COLOURS }, (_, colour) => (
          <path
            key={colour}
            d={strokes(({ isPrime, track }) => !isPrime && track % TRACK_COLOURS === colour)}
            stroke={`var(--track-${colour + 1})`}
          />
        ))}
      </g>
    </PlotSvg>
  );
}
