// The takes side by side, those to be compared ticked. A heading sorts, its name again the other way round; a take's name shows it below.
import { useState } from 'react';
import { saveCsv } from '../../commands/evaluate.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { MEASURE_NAMES } from '../../core/metrics/pieceMeasures.ts';
import { findPiece } from '../../store/library.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { formatMeasure, formatShare, MEASURE_WORDS } from './measureWording.ts';
import styles from './TakeTable.module.css';
import {
  judgedRows,
  sortTakes,
  TABLE_MEASURES,
  tableOf,
  type Row,
  type SortKey,
} from './takeRows.ts';
import { wordVerdicts } from './verdictWording.ts';

export function TakeTable({
  takes,
  known,
  selectedId,
}: {
  takes: readonly Take[];
  known: ReadonlyMap<string, TakeEvaluation>;
  selectedId: string;
}) {
  const app = useApp();
  const rows = useAppState((state) => state.library.rows);
  const selectTake = useAppState((state) => state.selectTake);
  const leftOut = useAppState((state) => state.leftOut);
  const setTakeCompared = useAppState((state) => state.setTakeCompared);
  const [sort, setSort] = useState<{ key: SortKey; isDescending: boolean }>({
    key: 'title',
    isDescending: false,
  });
  const titleOf = (id: string) => findPiece(rows, id)?.score.title ?? 'a piece that is gone';
  const list = takes.map((take): Row => {
    const { id, title, score, edited } = take;
    const evaluation = (leftOut.includes(id) ? undefined : known.get(id)) ?? null;
    const verdict = evaluation
      ? wordVerdicts(score, evaluation, titleOf).map(({ short }) => short)
      : [];
    return { id, title, isEdited: edited !== undefined, verdict: verdict.join(', '), evaluation };
  });
  const heading = (key: SortKey, name: string, title?: string) => (
    <th
      key={key}
      scope="col"
      aria-sort={sort.key === key ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={styles['sort']}
        title={title}
        onClick={() => setSort({ key, isDescending: sort.key === key && !sort.isDescending })}
      >
        {name}
        {sort.key === key && <span aria-hidden="true">{sort.isDescending ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  );
  return (
    <Panel title="Takes">
      <div className={styles['scroller']} role="region" aria-label="Takes" tabIndex={0}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {heading('title', 'Take')}
              <th scope="col">
                <span className={styles['compare']}>Compare</span>
              </th>
              {heading('verdict', 'Stands out')}
              {heading('copied', 'Copied', 'Share of the notes in runs of eight or more')}
              {heading('longest', 'Longest copy', 'In notes')}
              {TABLE_MEASURES.map((name) => {
                const { title, unit, explains } = MEASURE_WORDS[name];
                return heading(name, title, `${explains} In ${unit}.`);
              })}
            </tr>
          </thead>
          <tbody>
            {sortTakes(list, sort.key, sort.isDescending).map((row) => (
              <tr key={row.id} className={row.id === selectedId ? styles['selected'] : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles['take']}
                    aria-pressed={row.id === selectedId}
                    onClick={() => selectTake(row.id)}
                  >
                    {row.title}
                  </button>
                  {row.isEdited && <span className={styles['edited']}>edited</span>}
                </th>
                <td>
                  <Switch
                    label={`Compare ${row.title}`}
                    isOn={!leftOut.includes(row.id)}
                    onChange={(isOn) => setTakeCompared(row.id, isOn)}
                  >
                    {null}
                  </Switch>
                </td>
                <td>{row.evaluation ? row.verdict || 'Nothing' : '–'}</td>
                <td>{formatShare(row.evaluation?.exact.copiedShare ?? NaN)}</td>
                <td>{row.evaluation?.exact.longest?.notes ?? '–'}</td>
                {TABLE_MEASURES.map((name) => (
                  <td key={name}>{formatMeasure(name, row.evaluation?.measures[name] ?? NaN)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <Button
          icon="download"
          onClick={() => saveCsv(app, 'takes', tableOf(judgedRows(list), MEASURE_NAMES, titleOf))}
        >
          Save as CSV, all measures
        </Button>
      </div>
    </Panel>
  );
}
