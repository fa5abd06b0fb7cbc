// What a run has been through with the page: that it went on after an interruption, or that it would not.
import { discardTraining } from '../../commands/runTraining.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Notice } from '../../components/controls/Notice.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { wordError } from '#words/errors.ts';
import { TRAIN_TEXT, wordCheckpointUnkept } from '#words/train.ts';
import { wordResumption } from '#words/training.ts';

export function RunInterruption() {
  const app = useApp();
  const { run, resumption, unkept, facts } = useAppState((state) => state.training);
  const engine = facts?.engines.find(({ status }) => status === 'chosen')?.name;
  const isRunning = run.status === 'running';
  return (
    <>
      {resumption && (
        <Notice>
          <p>{wordResumption(resumption, engine)}</p>
          {isRunning && (
            <Button look="quiet" onClick={() => discardTraining(app)}>
              {TRAIN_TEXT.discardTraining}
            </Button>
          )}
        </Notice>
      )}
      {isRunning && unkept && (
        <Notice tone="caution">
          <p>{wordCheckpointUnkept(wordError(unkept.code, unkept.details).what)}</p>
        </Notice>
      )}
    </>
  );
}
