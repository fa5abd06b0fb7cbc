// Many values as colours, in one panel or in several on one grid, to be read cell by cell, saved, and read as a table.
import { useEffect, useRef } from 'react';
import styles from './HeatMap.module.css';
import { cellAt, cellCentre, layOutPanels, type Box, type Cell } from './heatMapGeometry.ts';
import { HeatMapSvg, type HeatContent } from './HeatMapSvg.tsx';
import { PlotFrame, type PlotSaves, type PlotTable } from './PlotFrame.tsx';
import { PointedPlot } from './PointedPlot.tsx';

export interface HeatMapProps {
  readonly title: string;
  readonly content: HeatContent;
  /** What the picture shows, in words. */
  readonly summary: string;
  /** What a cell says, as "E4 on beat 2: 3 notes". */
  readonly wordCell: (cell: Cell) => string;
  /** Names of every row and column, for the table. */
  readonly names: { readonly rows: readonly string[]; readonly columns: readonly string[] };
  readonly saves: PlotSaves;
  /** Of a panel. */
  readonly heightPx?: number;
  /** What is left of it is past; the rest is veiled. 0..1 of the width, asked every frame. Null: nothing is veiled. */
  readonly pastShare?: (() => number) | null;
}

export function HeatMap(props: HeatMapProps) {
  const { title, content, summary, wordCell, names, saves, heightPx, pastShare = null } = props;
  const { columns, rows, panels } = content;
  const layoutOf = (widthPx: number) => layOutPanels(widthPx, panels.length, heightPx);
  const step = (from: Cell | null, right: number, up: number): Cell => {
    if (!from) return { panel: 0, column: 0, row: 0 };
    // Over the edge of a panel into the one beside it.
    const across = from.panel * columns + from.column + right;
    const column = Math.min(panels.length * columns - 1, Math.max(0, across));
    return {
      panel: Math.floor(column / columns),
      column: column % columns,
      row: Math.min(rows - 1, Math.max(0, from.row + up)),
    };
  };
  return (
    <PlotFrame
      title={title}
      summary={summary}
      table={() => tableOf(content, names)}
      tableCells={panels.length * rows * columns}
      saves={saves}
    >
      <PointedPlot
        title={title}
        placeAt={(x, y, widthPx) => cellAt(layoutOf(widthPx), content, x, y)}
        step={step}
        tipOf={(cell, widthPx) => cellCentre(layoutOf(widthPx).boxes[cell.panel]!, content, cell)}
        word={wordCell}
      >
        {(widthPx, pointed) => (
          <>
            <HeatMapSvg
              title={title}
              label={summary}
              layout={layoutOf(widthPx)}
              content={content}
              pointed={pointed}
            />
            {pastShare && <Veil box={layoutOf(widthPx).boxes[0]!} pastShare={pastShare} />}
          </>
        )}
      </PointedPlot>
    </PlotFrame>
  );
}

function Veil({ box, pastShare }: { box: Box; pastShare: () => number }) {
  const veil = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let request = 0;
    const move = () => {
      request = requestAnimationFrame(move);
      const past = Math.min(1, Math.max(0, pastShare()));
      if (veil.current) veil.current.style.transform = `scaleX(${1 - past})`;
    };
    move();
    return () => cancelAnimationFrame(request);
  }, [pastShare]);
  const { x, y, width, height } = box;
  return (
    <div
      ref={veil}
      className={styles['veil']}
      style={{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` }}
    />
  );
}

/** One panel's rows after the other's, the highest first as they are drawn. */
function tableOf(
  { columns, rows, panels, rowTitle }: HeatContent,
  names: HeatMapProps['names'],
): PlotTable {
  const body = panels.flatMap(({ title, values }) =>
    Array.from({ length: rows }, (_, i) => {
      const row = rows - 1 - i;
      const cells = Array.from({ length: columns }, (_, column) =>
        String(Math.round(values[row * columns + column]! * 100) / 100),
      );
      return [title ? `${title}, ${names.rows[row]!}` : names.rows[row]!, ...cells];
    }),
  );
  return [[rowTitle, ...names.columns], ...body];
}
