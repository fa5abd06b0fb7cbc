// What a run has been through with the page: that it went on after an interruption, or that it would not.
import { discardTraining } from '../../commands/runTraining.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Notice } from '../../components/controls/Notice.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { wordError } from '../errorWording.ts';
import { wordResumption } from './trainWording.ts';

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
              Discard this training
            </Button>
          )}
        </Notice>
      )}
      {isRunning && unkept && (
        <Notice tone="caution">
          <p>
            {wordError(unkept.code, unkept.details).what} The training goes on; if the page is
            closed before it ends, what it has learned is lost.
          </p>
        </Notice>
      )}
    </>
  );
}
