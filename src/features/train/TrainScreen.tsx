// Train: one button with good defaults, what the run is doing, and what came of it.
import { pauseTraining, stopTraining, trainModel } from '../../commands/trainModel.ts';
import { Button, ButtonLink } from '../../components/controls/Button.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { countOf } from '../figureWording.ts';
import { AdvancedSettings } from './AdvancedSettings.tsx';
import { ModelCard } from './ModelCard.tsx';
import { RunPanel } from './RunPanel.tsx';
import styles from './TrainScreen.module.css';

export function TrainScreen() {
  const app = useApp();
  const settings = useAppState((state) => state.settings.training);
  const setSettings = useAppState((state) => state.setTrainingSettings);
  const rows = useAppState((state) => state.library.rows);
  const run = useAppState((state) => state.training.run);
  const isPaused = useAppState((state) => state.training.isPaused);
  const models = useAppState((state) => state.training.models);
  const included = rows.filter((row) => row.kind === 'piece' && row.isIncluded).length;
  const isRunning = run.status === 'running';
  const hasFacts = useAppState((state) => state.training.facts !== null);
  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <h1 tabIndex={-1}>Train</h1>
        <p>
          {included > 0
            ? `The model will learn from ${countOf(included, 'piece')}.`
            : 'There is nothing to learn from yet.'}
        </p>
        {included === 0 && (
          <ButtonLink look={models.length > 0 ? 'plain' : 'primary'} href="#collect">
            Collect some pieces
          </ButtonLink>
        )}
        {models.length > 0 && (
          <ButtonLink look={isRunning ? 'plain' : 'primary'} icon="arrow" href="#compose">
            Compose with {models.length === 1 ? 'it' : 'them'}
          </ButtonLink>
        )}
      </header>
      {included > 0 && (
        <Panel title="A new model">
          <div className={styles['actions']}>
            {isRunning ? (
              <>
                <Button
                  icon={isPaused ? 'play' : 'pause'}
                  onClick={() => void pauseTraining(app, !isPaused)}
                >
                  {isPaused ? 'Go on' : 'Pause'}
                </Button>
                <Button icon="stop" onClick={() => stopTraining(app)}>
                  Stop and keep the model
                </Button>
              </>
            ) : (
              <Button
                look={models.length > 0 ? 'plain' : 'primary'}
                onClick={() => void trainModel(app, settings)}
              >
                Train
              </Button>
            )}
            <p className={styles['hint']}>
              {isRunning
                ? 'The best model so far is kept when you stop.'
                : 'It learns in this tab. You may stop at any time and keep what it has learned.'}
            </p>
          </div>
          <AdvancedSettings settings={settings} isLocked={isRunning} onChange={setSettings} />
        </Panel>
      )}
      {run.status === 'cancelled' && (
        <p>The training was stopped before it had learned anything.</p>
      )}
      {run.status === 'failed' && <FailureNotice failure={run.failure} />}
      {models.length > 0 && (
        <Panel title={models.length === 1 ? 'Your model' : 'Your models'}>
          <ul className={styles['models']}>
            {models.toReversed().map(({ id, model }) => (
              <ModelCard key={id} model={model} />
            ))}
          </ul>
        </Panel>
      )}
      {(isRunning || hasFacts) && <RunPanel />}
    </div>
  );
}
