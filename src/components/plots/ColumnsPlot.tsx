// Shares of a take beside those of the pieces as columns, to be read class by class, saved, and read as a table.
import { groupAt, groupCentre, MARGIN } from './columnsGeometry.ts';
import { ColumnsSvg, layOutColumns, type ColumnsContent } from './ColumnsSvg.tsx';
import { PlotFrame, type PlotSaves } from './PlotFrame.tsx';
import { PointedPlot } from './PointedPlot.tsx';

export function ColumnsPlot({
  title,
  summary,
  content,
  wordClass,
  saves,
}: {
  title: string;
  /** What the picture shows, in words. */
  summary: string;
  content: ColumnsContent;
  /** What a class says, as "Up a fifth: 8 % here, 3 % in your pieces". */
  wordClass: (index: number) => string;
  saves: PlotSaves;
}) {
  const { names, series, columnTitle } = content;
  const last = names.length - 1;
  const figure = (value: number): string => String(Math.round(value * 100) / 100);
  return (
    <PlotFrame
      title={title}
      summary={summary}
      table={() => [
        [columnTitle, ...series.map(({ name }) => name)],
        ...names.map((name, i) => [name, ...series.map(({ values }) => figure(values[i]!))]),
      ]}
      saves={saves}
    >
      <PointedPlot
        title={title}
        placeAt={(x, _y, widthPx) => groupAt(layOutColumns(content, widthPx), x)}
        step={(from, right) => (from === null ? 0 : Math.min(last, Math.max(0, from + right)))}
        tipOf={(group, widthPx) => ({
          x: groupCentre(layOutColumns(content, widthPx), group),
          y: MARGIN.top,
        })}
        word={wordClass}
      >
        {(widthPx, pointed) => (
          <ColumnsSvg
            title={title}
            label={summary}
            content={content}
            widthPx={widthPx}
            pointed={pointed}
          />
        )}
      </PointedPlot>
    </PlotFrame>
  );
}
