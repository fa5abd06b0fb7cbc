// The takes side by side, those to be compared ticked. A heading sorts, its name again the other way round; a take's name shows it below.
import { useState } from 'react';
import { saveCsv } from '../../commands/evaluate.ts';
import { Button, RowButton } from '../../components/controls/Button.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { Checkbox } from '../../components/controls/Checkbox.tsx';
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { MEASURE_NAMES } from '../../core/metrics/pieceMeasures.ts';
import { findPiece } from '../../store/library.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { COMMON_TEXT, NO_VALUE } from '#words/common.ts';
import {
  EVALUATE_TEXT,
  TAKES_FILE,
  nameCompare,
  wordMeasureHint,
  wordShown,
} from '#words/evaluate.ts';
import { MEASURE_WORDS, formatMeasure, formatShare } from '#words/measures.ts';
import { wordVerdicts } from '#words/verdicts.ts';
import styles from './TakeTable.module.css';
import {
  judgedRows,
  sortTakes,
  TABLE_MEASURES,
  tableOf,
  type Row,
  type SortKey,
} from './takeRows.ts';

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
  /** What was last chosen here. */
  const [chosen, setChosen] = useState<string | null>(null);
  const titleOf = (id: string) => findPiece(rows, id)?.score.title ?? COMMON_TEXT.pieceGone;
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
      <RowButton
        className={styles['sort']}
        title={title}
        onClick={() => setSort({ key, isDescending: sort.key === key && !sort.isDescending })}
      >
        {name}
        {sort.key === key && <span aria-hidden="true">{sort.isDescending ? ' ↓' : ' ↑'}</span>}
      </RowButton>
    </th>
  );
  return (
    <Panel title={COMMON_TEXT.takes}>
      <p role="status" className="visually-hidden">
        {chosen !== null && wordShown(chosen)}
      </p>
      <div
        className={styles['scroller']}
        role="region"
        aria-label={EVALUATE_TEXT.takesTable}
        tabIndex={0}
      >
        <table className={styles['table']}>
          <thead>
            <tr>
              {heading('title', EVALUATE_TEXT.take)}
              <th scope="col">
                <span className={styles['compare']}>{EVALUATE_TEXT.compare}</span>
              </th>
              {heading('verdict', EVALUATE_TEXT.standsOut)}
              {heading('copied', EVALUATE_TEXT.copied, EVALUATE_TEXT.copiedHint)}
              {heading('longest', EVALUATE_TEXT.longestCopy, EVALUATE_TEXT.longestCopyHint)}
              {TABLE_MEASURES.map((name) => {
                const { title, unit, explains } = MEASURE_WORDS[name];
                return heading(name, title, wordMeasureHint(explains, unit));
              })}
            </tr>
          </thead>
          <tbody>
            {sortTakes(list, sort.key, sort.isDescending).map((row) => (
              <tr key={row.id} className={row.id === selectedId ? styles['selected'] : undefined}>
                <th scope="row">
                  <RowButton
                    className={styles['take']}
                    aria-pressed={row.id === selectedId}
                    onClick={() => {
                      selectTake(row.id);
                      setChosen(row.title);
                    }}
                  >
                    {row.title}
                  </RowButton>
                  {row.isEdited && <span className={styles['edited']}>{EVALUATE_TEXT.edited}</span>}
                </th>
                <td>
                  <Checkbox
                    label={nameCompare(row.title)}
                    isOn={!leftOut.includes(row.id)}
                    onChange={(isOn) => setTakeCompared(row.id, isOn)}
                  >
                    {null}
                  </Checkbox>
                </td>
                <td>{row.evaluation ? row.verdict || EVALUATE_TEXT.nothing : NO_VALUE}</td>
                <td>{formatShare(row.evaluation?.exact.copiedShare ?? NaN)}</td>
                <td>{row.evaluation?.exact.longest?.notes ?? NO_VALUE}</td>
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
          onClick={() =>
            saveCsv(app, TAKES_FILE, tableOf(judgedRows(list), MEASURE_NAMES, titleOf))
          }
        >
          {EVALUATE_TEXT.saveTable}
        </Button>
      </div>
    </Panel>
  );
}
