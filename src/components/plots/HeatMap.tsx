// A picture of many values as colours, with what is under the pointer in words, and the values as a table where
// they are few. Saved as PNG.
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { Button } from '../controls/Button.tsx';
import { Disclosure } from '../controls/Disclosure.tsx';
import styles from './HeatMap.module.css';
import { cellAt, type Cell } from './heatMapGeometry.ts';
import { paintHeatMap, type HeatContent } from './paintHeatMap.ts';
import { onThemeChange, openCanvas, readPlotTheme } from './plotTheme.ts';

export interface HeatMapProps {
  readonly title: string;
  /** Painted anew when it is another object. */
  readonly content: HeatContent;
  /** What the picture shows, in words. */
  readonly summary: string;
  /** What a cell says, as "E4 on beat 2: 3 notes". */
  readonly wordCell: (cell: Cell, value: number) => string;
  /** Names of every row and column; given, the values can be read as a table. */
  readonly table?: { readonly rows: readonly string[]; readonly columns: readonly string[] };
  readonly onSave: (picture: Blob) => void;
}

export function HeatMap(props: HeatMapProps) {
  const { title, content, summary, wordCell, table, onSave } = props;
  const { columns, rows, values } = content;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<Cell | null>(null);

  useEffect(() => {
    const surface = canvas.current;
    if (!surface) return;
    const paint = () => {
      const { clientWidth: widthPx, clientHeight: heightPx } = surface;
      const view = { widthPx, heightPx, columns: content.columns, rows: content.rows };
      const context = openCanvas(surface, widthPx, heightPx);
      paintHeatMap(context, view, content, readPlotTheme(surface));
    };
    paint();
    const resize = new ResizeObserver(paint);
    resize.observe(surface);
    const unwatchTheme = onThemeChange(paint);
    return () => {
      resize.disconnect();
      unwatchTheme();
    };
  }, [content]);

  const point = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const view = { widthPx: width, heightPx: height, columns, rows };
    setPointed(cellAt(view, clientX - left, clientY - top));
  };
  const save = () =>
    canvas.current?.toBlob((picture) => {
      if (picture) onSave(picture);
    });
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>
        <h3>{title}</h3>
        <Button look="quiet" icon="download" onClick={save} aria-label={`Save ${title} as PNG`}>
          PNG
        </Button>
      </figcaption>
      <canvas
        ref={canvas}
        className={styles['canvas']}
        role="img"
        aria-label={summary}
        onPointerMove={point}
        onPointerLeave={() => setPointed(null)}
      />
      <p className={styles['line']}>
        {pointed ? wordCell(pointed, values[pointed.row * columns + pointed.column]!) : summary}
      </p>
      {table && (
        <Disclosure summary="As a table">
          <div className={styles['scroller']} tabIndex={0} role="region" aria-label={title}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <td />
                  {table.columns.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((name, row) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {table.columns.map((column, i) => (
                      <td key={column}>{Math.round(values[row * columns + i]! * 100) / 100}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Disclosure>
      )}
    </figure>
  );
}
