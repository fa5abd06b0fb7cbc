// Evaluate: every take in a table, and the chosen one in detail: copied or not, where it lies, what it looks like.
import { useEffect } from 'react';
import { cancelEvaluation, evaluateTakes } from '../../commands/evaluate.ts';
import { Button, ButtonLink } from '../../components/controls/Button.tsx';
import { EmptyState } from '../../components/controls/EmptyState.tsx';
import { Notice } from '../../components/controls/Notice.tsx';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { ScreenLayout } from '../../components/controls/ScreenLayout.tsx';
import { evaluationKey } from '../../store/evaluation.ts';
import { includedPieces } from '../../store/library.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { EVALUATE_TEXT, wordCompared, wordComparing, wordLeftOut } from '#words/evaluate.ts';
import styles from './EvaluateScreen.module.css';
import { MeasurePanel } from './MeasurePanel.tsx';
import { NotePlots } from './NotePlots.tsx';
import { OriginalityPanel } from './OriginalityPanel.tsx';
import { ReportButton } from './ReportButton.tsx';
import { SetPanel } from './SetPanel.tsx';
import { TakeTable } from './TakeTable.tsx';
import { VerdictPanel } from './VerdictPanel.tsx';

export function EvaluateScreen() {
  const app = useApp();
  const takes = useAppState((state) => state.takes.list);
  const selectedId = useAppState((state) => state.takes.selectedId);
  const pieces = useAppState((state) => state.library.rows);
  const job = useAppState((state) => state.evaluation);
  const evaluated = useAppState((state) => state.evaluated);
  const key = useAppState(evaluationKey);
  const leftOut = useAppState((state) => state.leftOut);
  const included = includedPieces(pieces).length;
  const canCompare = takes.length > 0 && included > 0;
  useEffect(() => {
    if (canCompare) void evaluateTakes(app);
  }, [app, key, canCompare]);

  if (takes.length === 0 || included === 0)
    return (
      <ScreenLayout title={EVALUATE_TEXT.title}>
        {takes.length === 0 ? (
          <EmptyState
            title={EVALUATE_TEXT.emptyTitle}
            actions={
              <ButtonLink look="primary" href="#compose">
                {EVALUATE_TEXT.writeTake}
              </ButtonLink>
            }
          >
            {EVALUATE_TEXT.noTake}
          </EmptyState>
        ) : (
          <EmptyState
            title={EVALUATE_TEXT.emptyTitle}
            actions={
              <ButtonLink look="primary" href="#collect">
                {EVALUATE_TEXT.addPieces}
              </ButtonLink>
            }
          >
            {EVALUATE_TEXT.noPieces}
          </EmptyState>
        )}
      </ScreenLayout>
    );
  // What is known of the takes as they were is shown until the new is there.
  const result = evaluated?.evaluation ?? null;
  const known = new Map(result?.takes.map((one) => [one.id, one]));
  const selected = takes.find(({ id }) => id === selectedId) ?? takes.at(-1)!;
  const isLeftOut = leftOut.includes(selected.id);
  const evaluation = isLeftOut ? undefined : known.get(selected.id);
  const compared = takes.filter(({ id }) => !leftOut.includes(id)).length;
  return (
    <ScreenLayout title={EVALUATE_TEXT.title} summary={wordCompared(compared, included)}>
      {job.status === 'running' && (
        <div className={styles['progress']}>
          <ProgressBar
            label={EVALUATE_TEXT.comparing}
            fraction={job.progress.share}
            text={wordComparing(job.progress.share)}
          />
          <Button onClick={() => cancelEvaluation(app)}>{COMMON_TEXT.cancel}</Button>
        </div>
      )}
      {job.status === 'failed' && <FailureNotice failure={job.failure} />}
      {(job.status === 'cancelled' || job.status === 'failed') && (
        <Notice title={EVALUATE_TEXT.notCompared}>
          {result && <p>{EVALUATE_TEXT.fromLastTime}</p>}
          <Button onClick={() => void evaluateTakes(app)}>{EVALUATE_TEXT.compareThem}</Button>
        </Notice>
      )}
      {result && result.takes.length > 0 && <ReportButton takes={takes} evaluation={result} />}
      {result && <TakeTable takes={takes} known={known} selectedId={selected.id} />}
      {result && evaluation && (
        <>
          <VerdictPanel take={selected} evaluation={evaluation} />
          <OriginalityPanel
            key={selected.id}
            take={selected}
            evaluation={evaluation}
            commonGround={result.commonGround}
          />
          <MeasurePanel take={selected} evaluation={evaluation} />
        </>
      )}
      {isLeftOut && <Notice>{wordLeftOut(selected.title)}</Notice>}
      {result && <SetPanel evaluation={result} />}
      <NotePlots take={selected} corpus={result?.corpusPatterns ?? null} />
    </ScreenLayout>
  );
}
