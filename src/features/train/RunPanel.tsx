// The run as it goes, and as it went: progress, figures, what is held out, what it runs on.
import type { ReactNode } from 'react';
import { Panel } from '../../components/controls/Panel.tsx';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { useAppState } from '../appContext.tsx';
import { formatCount } from '#words/figures.ts';
import { PREPARING, TRAIN_TEXT, wordRunning } from '#words/train.ts';
import { wordEnd, wordHeard, wordHeldOut, wordRecovery, wordTimeLeft } from '#words/training.ts';
import { EngineList } from './EngineList.tsx';
import { HearTraining } from './HearTraining.tsx';
import { RunInterruption } from './RunInterruption.tsx';
import styles from './RunPanel.module.css';

export function RunPanel({ head, children }: { head?: ReactNode; children?: ReactNode }) {
  const { run, isPaused, facts, recoveries, trainLoss, validationLoss, bestValidation } =
    useAppState((state) => state.training);
  const progress = run.status === 'running' ? run.progress : null;
  const figures = [
    [TRAIN_TEXT.trainingLoss, trainLoss.at(-1)?.loss.toFixed(2)],
    [TRAIN_TEXT.validationLoss, validationLoss.at(-1)?.loss.toFixed(2)],
    [TRAIN_TEXT.bestLoss, bestValidation?.loss.toFixed(2)],
    [TRAIN_TEXT.baseline, facts?.baselineNatsPerNote.toFixed(2)],
    [TRAIN_TEXT.notesPerSecond, progress ? formatCount(progress.notesPerSecond) : undefined],
  ].filter((figure): figure is [string, string] => figure[1] !== undefined);
  return (
    <Panel title={run.status === 'running' ? TRAIN_TEXT.training : TRAIN_TEXT.lastTraining}>
      {head}
      {run.status === 'running' && (
        <ProgressBar
          label={TRAIN_TEXT.training}
          fraction={progress ? progress.share : null}
          text={
            progress
              ? wordRunning(
                  wordHeard(progress.notesSeen, facts?.totalNotes ?? null),
                  isPaused ? null : wordTimeLeft(progress.secondsLeft),
                )
              : PREPARING
          }
        />
      )}
      {progress?.isLastStretch && <p>{TRAIN_TEXT.lastStretch}</p>}
      <RunInterruption />
      {recoveries.map((recovery) => (
        <p key={recovery.failed}>{wordRecovery(recovery)}</p>
      ))}
      {run.status === 'running' && <HearTraining />}
      <dl className={styles['figures']}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {run.status === 'done' && (
        <p>{wordEnd(run.result.endedBy, bestValidation?.notesSeen ?? 0)}</p>
      )}
      {facts && <p className={styles['small']}>{wordHeldOut(facts)}</p>}
      {facts && <EngineList facts={facts} />}
      {children}
    </Panel>
  );
}
