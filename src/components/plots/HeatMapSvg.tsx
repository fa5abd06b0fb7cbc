// Draws a heat map of one panel or several on one grid: the cells as a small picture that is stretched, all else
// as lines and text in the page's colours, so that it can be saved, printed and put into a report as it is.
import { useMemo } from 'react';
import { colourAt, differenceColourAt, type Rgb } from './colourMap.ts';
import { cellCentre, thinNames, type Box, type Cell, type HeatLayout } from './heatMapGeometry.ts';
import { PlotSvg } from './PlotSvg.tsx';

export interface HeatTick {
  /** Index of a row or column; halves are edges. */
  readonly at: number;
  readonly label: string;
}

export interface HeatPanel {
  /** Empty where there is but one. */
  readonly title: string;
  /** Row by row, the lowest row first. */
  readonly values: ArrayLike<number>;
  /** Values of the first and last colour. */
  readonly range: readonly [low: number, high: number];
  readonly unit: string;
  /**
   * `root`: by the square root, so that what is rare is still told from what is not there. `difference`: either way
   * from the middle, 0.
   */
  readonly scale: 'linear' | 'root' | 'difference';
}

export interface HeatContent {
  readonly columns: number;
  readonly rows: number;
  readonly panels: readonly HeatPanel[];
  readonly columnTitle: string;
  readonly rowTitle: string;
  readonly columnTicks: readonly HeatTick[];
  readonly rowTicks: readonly HeatTick[];
}

const FONT_PX = 11;
/** Of its letters, about. */
const LETTER_PX = 5.8;
/** Between two names of columns, and of rows. */
const [GAP_X, GAP_Y] = [8, 13];
const SCALE_PX = 10;
/** Colours of the scale. */
const SCALE_STEPS = 64;

export function HeatMapSvg({
  title,
  label,
  layout,
  content,
  pointed = null,
}: {
  title: string;
  /** What it shows, in words. */
  label: string;
  layout: HeatLayout;
  content: HeatContent;
  /** Framed. */
  pointed?: Cell | null;
}) {
  const { widthPx, heightPx, boxes } = layout;
  return (
    <PlotSvg title={title} label={label} width={widthPx} height={heightPx} fontPx={FONT_PX}>
      {content.panels.map((panel, i) => (
        <Panel
          key={panel.title}
          panel={panel}
          content={content}
          box={boxes[i]!}
          pointed={pointed?.panel === i ? pointed : null}
        />
      ))}
    </PlotSvg>
  );
}

function Panel({
  panel,
  content,
  box,
  pointed,
}: {
  panel: HeatPanel;
  content: HeatContent;
  box: Box;
  pointed: Cell | null;
}) {
  const { columns, rows } = content;
  const { values, range, scale } = panel;
  const picture = useMemo(
    () => pictureOf(columns, rows, values, range, scale),
    [columns, rows, values, range, scale],
  );
  const [cellWidth, cellHeight] = [box.width / columns, box.height / rows];
  const middle = pointed && cellCentre(box, content, pointed);
  return (
    <g>
      {panel.title && (
        <text x={box.x} y={box.y - 10} fontSize="13" fontWeight="600" fill="var(--ink)">
          {panel.title}
        </text>
      )}
      <image
        href={picture}
        {...box}
        preserveAspectRatio="none"
        // Cells smaller than a pixel are better averaged than dropped.
        imageRendering={cellWidth < 1 || cellHeight < 1 ? 'auto' : 'pixelated'}
      />
      <rect
        {...{ x: box.x - 0.5, y: box.y - 0.5, width: box.width + 1, height: box.height + 1 }}
        fill="none"
        stroke="var(--line-strong)"
      />
      <Names content={content} box={box} />
      <Scale panel={panel} box={box} />
      {middle && (
        <rect
          x={middle.x - Math.max(cellWidth, 4) / 2}
          y={middle.y - Math.max(cellHeight, 4) / 2}
          width={Math.max(cellWidth, 4)}
          height={Math.max(cellHeight, 4)}
          fill="none"
          stroke="var(--track-2)"
          strokeWidth="2"
        />
      )}
    </g>
  );
}

function Names({ content, box }: { content: HeatContent; box: Box }) {
  const columns = content.columnTicks.map(({ at, label }) => ({
    label,
    at: cellCentre(box, content, { column: at, row: 0 }).x,
  }));
  // Rows run up, and their names lie across.
  const rows = thinNames(
    content.rowTicks.map(({ at, label }) => ({
      label,
      at: -cellCentre(box, content, { column: 0, row: at }).y,
    })),
    GAP_Y,
    0,
  );
  const bottom = box.y + box.height;
  const isLong = content.columnTitle.length * LETTER_PX > box.width;
  const rowsX = box.x - 44;
  const rowsY = box.y + box.height / 2;
  return (
    <>
      {thinNames(columns, GAP_X).map(({ label, at }) => (
        <text key={at} x={at} y={bottom + 15} textAnchor="middle">
          {label}
        </text>
      ))}
      {/* On the right lie the words of the scale. */}
      <text
        x={box.x + box.width / (isLong ? 1 : 2)}
        y={bottom + 34}
        textAnchor={isLong ? 'end' : 'middle'}
      >
        {content.columnTitle}
      </text>
      {rows.map(({ label, at }) => (
        <text key={at} x={box.x - 6} y={4 - at} textAnchor="end">
          {label}
        </text>
      ))}
      <text x={rowsX} y={rowsY} textAnchor="middle" transform={`rotate(-90 ${rowsX} ${rowsY})`}>
        {content.rowTitle}
      </text>
    </>
  );
}

function Scale({ panel, box }: { panel: HeatPanel; box: Box }) {
  const { range, unit, scale } = panel;
  const [low, high] = range;
  const picture = useMemo(() => {
    const steps = Array.from({ length: SCALE_STEPS }, (_, i) => {
      const place = i / (SCALE_STEPS - 1);
      return low + (high - low) * (scale === 'root' ? place ** 2 : place);
    });
    return pictureOf(1, SCALE_STEPS, steps, [low, high], scale);
  }, [low, high, scale]);
  const x = box.x + box.width + 8;
  const labels = [
    { value: high, y: box.y + FONT_PX - 2 },
    {
      value: low + (high - low) * (scale === 'root' ? 0.25 : 0.5),
      y: box.y + box.height / 2 + 4,
    },
    { value: low, y: box.y + box.height },
  ];
  return (
    <>
      <image
        href={picture}
        {...{ x, y: box.y, width: SCALE_PX, height: box.height }}
        preserveAspectRatio="none"
      />
      {high > low &&
        labels.map(({ value, y }) => (
          <text key={y} x={x + SCALE_PX + 3} y={y}>
            {scale === 'difference' && value > 0 && '+'}
            {nameFigure(value)}
          </text>
        ))}
      <text x={x} y={box.y + box.height + 15}>
        {unit}
      </text>
      {scale === 'root' &&
        ['square', 'root'].map((word, line) => (
          <text key={word} x={x} y={box.y + box.height + 28 + 12 * line}>
            {word}
          </text>
        ))}
    </>
  );
}

/** With three figures, as there is no room for more. */
function nameFigure(value: number): string {
  return String(Number(value.toPrecision(3))).replace('-', '−');
}

/** A PNG of one pixel for each cell, as a data URL. */
function pictureOf(
  columns: number,
  rows: number,
  values: ArrayLike<number>,
  [low, high]: readonly [number, number],
  scale: HeatPanel['scale'],
): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  const picture = context.createImageData(columns, rows);
  const colourOf = (value: number): Rgb => {
    if (high <= low) return scale === 'difference' ? differenceColourAt(0) : colourAt(0);
    if (scale === 'difference') return differenceColourAt(value / high);
    const share = (value - low) / (high - low);
    return colourAt(scale === 'root' ? Math.sqrt(share) : share);
  };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [red, green, blue] = colourOf(values[row * columns + column]!);
      const pixel = 4 * ((rows - 1 - row) * columns + column);
      picture.data.set([red, green, blue, 255], pixel);
    }
  context.putImageData(picture, 0, 0);
  return canvas.toDataURL();
}
