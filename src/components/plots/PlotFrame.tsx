// What every plot of values has around it: its title, ways to save it, what it shows in words, and its values as a table.
import { useId, useRef, type ReactNode } from 'react';
import { Disclosure } from '../controls/Disclosure.tsx';
import { Toolbar, ToolbarButton, ToolbarGroup } from '../controls/Toolbar.tsx';
import { PLOT_TEXT, nameSave, nameSaves, nameTable } from '#words/plots.ts';
import { DataTable } from './DataTable.tsx';
import styles from './PlotFrame.module.css';
import { stackSvg, toPng } from './saveSvg.ts';

/** The first row is the head, the first column the names of the rows. */
export type PlotTable = readonly (readonly string[])[];

export interface PlotSaves {
  /** image/svg+xml or image/png. */
  readonly picture: (picture: Blob) => void;
  readonly table: (table: PlotTable) => void;
}

const KINDS = ['PNG', 'SVG', 'CSV'] as const;
/** A larger table is saved, but not shown. */
const MOST_CELLS = 4000;

export function PlotFrame({
  title,
  summary,
  table,
  tableCells = 0,
  saves,
  children,
}: {
  title: string;
  summary: string;
  /** All the values that are drawn. */
  table: () => PlotTable;
  /** Of a table that may be large: how many values are in it, known before it is made. */
  tableCells?: number;
  saves: PlotSaves;
  /** Drawings with `data-plot`: their title. */
  children: ReactNode;
}) {
  const figure = useRef<HTMLElement>(null);
  const titleId = useId();
  const drawn = () =>
    stackSvg([...(figure.current?.querySelectorAll<SVGSVGElement>('svg[data-plot]') ?? [])]);
  const save = (kind: (typeof KINDS)[number]) => {
    if (kind === 'CSV') saves.table(table());
    else if (kind === 'SVG') saves.picture(drawn());
    else void toPng(drawn()).then(saves.picture);
  };
  return (
    <figure ref={figure} className={styles['figure']} aria-labelledby={titleId}>
      <figcaption className={styles['caption']}>
        <h3 id={titleId}>{title}</h3>
        <div className={styles['saves']}>
          <Toolbar label={nameSaves(title)}>
            <ToolbarGroup>
              {KINDS.map((kind) => (
                <ToolbarButton
                  key={kind}
                  look="quiet"
                  icon="download"
                  onClick={() => save(kind)}
                  aria-label={nameSave(title, kind)}
                >
                  {kind}
                </ToolbarButton>
              ))}
            </ToolbarGroup>
          </Toolbar>
        </div>
      </figcaption>
      {children}
      <p className={styles['summary']}>{summary}</p>
      {tableCells > MOST_CELLS ? (
        <p className={styles['summary']}>{PLOT_TEXT.tooLong}</p>
      ) : (
        <Disclosure summary={PLOT_TEXT.asTable}>
          {() => <TableView title={title} table={table()} />}
        </Disclosure>
      )}
    </figure>
  );
}

function TableView({ title, table }: { title: string; table: PlotTable }) {
  return (
    <div className={styles['scroller']} tabIndex={0} role="region" aria-label={nameTable(title)}>
      <DataTable table={table} className={styles['table']} />
    </div>
  );
}
