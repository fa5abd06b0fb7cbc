// Every note as a bar as high as it was surprising, in the order they are played; one of them may be chosen.
import { PLOT_TEXT, wordSurprising } from '#words/plots.ts';
import { axisStep } from './columnsGeometry.ts';
import { thinNames } from './heatMapGeometry.ts';
import { PlotFrame, type PlotSaves } from './PlotFrame.tsx';
import { PointedPlot } from './PointedPlot.tsx';
import { PlotSvg } from './PlotSvg.tsx';

export interface SurpriseBar {
  readonly name: string;
  readonly nats: number;
  /** From 0. */
  readonly bar: number;
  /** It stood already when the model began. */
  readonly isGiven: boolean;
}

export interface SurprisePlotProps {
  readonly title: string;
  readonly summary: string;
  /** Not empty. */
  readonly notes: readonly SurpriseBar[];
  readonly chosen: number | null;
  readonly onChoose: (note: number) => void;
  readonly saves: PlotSaves;
}

const HEIGHT = 170;
const MARGIN = { left: 44, right: 8, top: 10, bottom: 40 } as const;
const figure = (nats: number): string => nats.toFixed(2);

export function SurprisePlot(props: SurprisePlotProps) {
  const { title, summary, notes, onChoose, saves } = props;
  const last = notes.length - 1;
  const within = (note: number): number => Math.min(last, Math.max(0, note));
  const step = (widthPx: number): number => (widthPx - MARGIN.left - MARGIN.right) / notes.length;
  return (
    <PlotFrame
      title={title}
      summary={summary}
      table={() => [
        [PLOT_TEXT.note, PLOT_TEXT.bar, PLOT_TEXT.surprise],
        ...notes.map(({ name, bar, nats }) => [name, String(bar + 1), figure(nats)]),
      ]}
      tableCells={3 * notes.length}
      saves={saves}
    >
      <PointedPlot
        title={title}
        placeAt={(x, _y, widthPx) => within(Math.floor((x - MARGIN.left) / step(widthPx)))}
        step={(from, right) => (from === null ? (props.chosen ?? 0) : within(from + right))}
        tipOf={(note, widthPx) => ({ x: MARGIN.left + (note + 0.5) * step(widthPx), y: 0 })}
        word={(note) => {
          const { name, bar, nats } = notes[note]!;
          return wordSurprising(name, bar, figure(nats));
        }}
        onChoose={onChoose}
      >
        {(widthPx, pointed) => <SurpriseSvg {...props} widthPx={widthPx} pointed={pointed} />}
      </PointedPlot>
    </PlotFrame>
  );
}

function SurpriseSvg({
  title,
  summary,
  notes,
  chosen,
  widthPx,
  pointed,
}: SurprisePlotProps & { widthPx: number; pointed: number | null }) {
  const bottom = HEIGHT - MARGIN.bottom;
  const most = Math.max(1, ...notes.map(({ nats }) => nats));
  const step = axisStep(most);
  const width = (widthPx - MARGIN.left - MARGIN.right) / notes.length;
  const xOf = (note: number): number => MARGIN.left + note * width;
  const yOf = (nats: number): number => bottom - (nats / most) * (bottom - MARGIN.top);
  const barAt = (note: number) => {
    const top = yOf(notes[note]!.nats);
    const gap = width > 3 ? 1 : 0;
    return `M${xOf(note)} ${bottom}V${top}h${Math.max(0.75, width - gap)}V${bottom}z`;
  };
  const indices = notes.map((_, note) => note);
  // One path for each colour: thousands of bars would be thousands of elements.
  const draw = (isGiven: boolean): string =>
    indices
      .filter((note) => notes[note]!.isGiven === isGiven)
      .map(barAt)
      .join('');
  const firsts = indices.filter((note) => notes[note]!.bar !== notes[note - 1]?.bar);
  const ticks = firsts.map((note) => ({ at: xOf(note), label: String(notes[note]!.bar + 1) }));
  return (
    <PlotSvg title={title} label={summary} width={widthPx} height={HEIGHT}>
      {Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step).map((level) => (
        <g key={level}>
          <line
            x1={MARGIN.left}
            x2={widthPx - MARGIN.right}
            y1={yOf(level)}
            y2={yOf(level)}
            stroke="var(--line)"
          />
          <text x={MARGIN.left - 6} y={yOf(level) + 4} textAnchor="end">
            {Math.round(level * 100) / 100}
          </text>
        </g>
      ))}
      <path d={draw(true)} fill="var(--line-strong)" />
      <path d={draw(false)} fill="var(--track-1)" />
      {pointed !== null && <path d={barAt(pointed)} fill="var(--track-2)" />}
      {chosen !== null && (
        <path
          d={`M${xOf(chosen) + width / 2} ${bottom}l-5 8h10z`}
          fill="var(--track-2)"
          stroke="var(--sheet)"
        />
      )}
      {thinNames(ticks, 6).map(({ at, label }) => (
        <text key={at} x={at} y={bottom + 18} textAnchor="middle">
          {label}
        </text>
      ))}
      <text x={(MARGIN.left + widthPx) / 2} y={HEIGHT - 6} textAnchor="middle">
        {PLOT_TEXT.inOrder}
      </text>
      <text x={12} y={bottom / 2} textAnchor="middle" transform={`rotate(-90 12 ${bottom / 2})`}>
        {PLOT_TEXT.surprise}
      </text>
    </PlotSvg>
  );
}
