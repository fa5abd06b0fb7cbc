// The run as it goes, and as it went: progress, figures, what is held out, what it runs on.
import { Panel } from '../../components/controls/Panel.tsx';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { useAppState } from '../appContext.tsx';
import { formatCount } from '../figureWording.ts';
import { EngineList } from './EngineList.tsx';
import { HearTraining } from './HearTraining.tsx';
import { RunInterruption } from './RunInterruption.tsx';
import styles from './RunPanel.module.css';
import { wordEnd, wordHeard, wordHeldOut, wordRecovery, wordTimeLeft } from './trainWording.ts';

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
              ? `${wordHeard(progress.notesSeen, facts?.totalNotes ?? null)}, ${isPaused ? 'paused' : wordTimeLeft(progress.secondsLeft)}`
              : 'Getting ready: looking for the fastest way to compute'
          }
        />
      )}
      {progress?.isLastStretch && (
        <p>It no longer gets better. It went back to its best and ends there with smaller steps.</p>
      )}
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
    </Panel>
  );
}
