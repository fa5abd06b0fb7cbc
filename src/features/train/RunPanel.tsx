// The run as it goes, and as it went: progress, figures, loss curves, what is held out, what it runs on.
import { Suspense } from 'react';
import { Panel } from '../../components/controls/Panel.tsx';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { useAppState } from '../appContext.tsx';
import { formatCount, wordWait } from '../figureWording.ts';
import { lazyView } from '../lazyView.tsx';
import { EngineList } from './EngineList.tsx';
import styles from './RunPanel.module.css';
import { wordEnd, wordHeard, wordHeldOut, wordRecovery } from './trainWording.ts';

const LossChart = lazyView(
  async () => (await import('../../components/plots/LossChart.tsx')).default,
);

export function RunPanel() {
  const { run, isPaused, facts, recoveries, trainLoss, validationLoss, bestValidation } =
    useAppState((state) => state.training);
  const progress = run.status === 'running' ? run.progress : null;
  const figures = [
    ['Training loss', trainLoss.at(-1)?.loss.toFixed(2)],
    ['Validation loss', validationLoss.at(-1)?.loss.toFixed(2)],
    ['Best validation loss', bestValidation?.loss.toFixed(2)],
    ['Just counting', facts?.baselineNatsPerNote.toFixed(2)],
    ['Notes per second', progress ? formatCount(progress.notesPerSecond) : undefined],
  ].filter((figure): figure is [string, string] => figure[1] !== undefined);
  return (
    <Panel title={run.status === 'running' ? 'Training' : 'The last training'}>
      {run.status === 'running' && (
        <ProgressBar
          label="Training"
          fraction={progress ? progress.share : null}
          text={
            progress
              ? `${wordHeard(progress.notesSeen, facts?.totalNotes ?? null)}, ${isPaused ? 'paused' : `${wordWait(progress.secondsLeft)} left`}`
              : 'Getting ready: looking for the fastest way to compute'
          }
        />
      )}
      {progress?.isLastStretch && (
        <p>It no longer gets better. It went back to its best and ends there with smaller steps.</p>
      )}
      {recoveries.map((recovery) => (
        <p key={recovery.failed}>{wordRecovery(recovery)}</p>
      ))}
      <dl className={styles['figures']}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Suspense fallback={<div className={styles['chartPlace']} />}>
        <LossChart
          training={trainLoss}
          validation={validationLoss}
          baseline={facts?.baselineNatsPerNote ?? null}
          totalNotes={facts?.totalNotes ?? null}
        />
      </Suspense>
      {run.status === 'done' && <p>{wordEnd(run.result.endedBy)}</p>}
      <p className={styles['small']}>
        Loss says how much the next note surprises the model, in nats per note; lower is better.
        {facts && ` ${wordHeldOut(facts)}`} “Just counting” is what comes of counting which note
        follows which; a model must get below it.
      </p>
      {facts && <EngineList facts={facts} />}
    </Panel>
  );
}
