// Train: one button with good defaults, what the run is doing, and what came of it.
import { useId, useMemo } from 'react';
import { pauseTraining, stopTraining } from '../../commands/runTraining.ts';
import { trainModel } from '../../commands/trainModel.ts';
import { Button, ButtonLink } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { EmptyState } from '../../components/controls/EmptyState.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { ScreenLayout } from '../../components/controls/ScreenLayout.tsx';
import { countTrainingNotes, FEWEST_TRAINING_NOTES } from '../../core/dataset/split.ts';
import { includedPieces } from '../../store/library.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { TRAIN_TEXT, titleModels, wordComposeWith } from '#words/train.ts';
import { wordPieces, wordTooLittle } from '#words/training.ts';
import { AdvancedSettings } from './AdvancedSettings.tsx';
import { HeldRun } from './HeldRun.tsx';
import { LearningCurves } from './LearningCurves.tsx';
import { ModelCard } from './ModelCard.tsx';
import { ModelChoice } from './ModelChoice.tsx';
import { OpenModel } from './OpenModel.tsx';
import { RunPanel } from './RunPanel.tsx';
import styles from './TrainScreen.module.css';
import { CorpusCoach, RunCoach } from './TrainCoach.tsx';

export function TrainScreen() {
  const app = useApp();
  const settings = useAppState((state) => state.settings.training);
  const setSettings = useAppState((state) => state.setTrainingSettings);
  // Not the run itself, which changes several times a second: what changes with it follows it on its own.
  const status = useAppState(({ training }) => training.run.status);
  const failure = useAppState(({ training: { run } }) =>
    run.status === 'failed' ? run.failure : null,
  );
  const isPaused = useAppState((state) => state.training.isPaused);
  const models = useAppState((state) => state.training.models);
  const rows = useAppState((state) => state.library.rows);
  const pieces = useMemo(() => includedPieces(rows).map(({ events }) => events), [rows]);
  const included = pieces.length;
  const notes = useMemo(
    () => countTrainingNotes(pieces, settings.validation),
    [pieces, settings.validation],
  );
  const isHeld = useAppState((state) => state.training.held !== null);
  const isEnough = notes >= FEWEST_TRAINING_NOTES;
  const canTrain = isEnough && !isHeld;
  const hintId = useId();
  const isRunning = status === 'running';
  // What has just been learned comes before what could be learned next.
  const isDone = status === 'done' && models.length > 0;
  const hasFacts = useAppState((state) => state.training.facts !== null);
  const trainOn = (baseModelId: string) => {
    // The form shows what runs, and the next training begins with the same.
    const next = { ...settings, baseModelId };
    setSettings(next);
    void trainModel(app, next);
  };
  const actions = (
    <div className={styles['actions']}>
      {isRunning ? (
        <>
          <Button
            icon={isPaused ? 'play' : 'pause'}
            // Not before it runs: it lies where Train was, and a double click would pause.
            disabled={!hasFacts}
            onClick={() => void pauseTraining(app, !isPaused)}
          >
            {isPaused ? TRAIN_TEXT.resume : COMMON_TEXT.pause}
          </Button>
          <Button icon="stop" onClick={() => stopTraining(app)}>
            {TRAIN_TEXT.stopAndKeep}
          </Button>
        </>
      ) : (
        <Button
          look={models.length > 0 ? 'plain' : 'primary'}
          disabled={!canTrain}
          aria-describedby={hintId}
          onClick={() => void trainModel(app, settings)}
        >
          {TRAIN_TEXT.train}
        </Button>
      )}
      <p id={hintId} className={styles['hint']}>
        {isRunning
          ? TRAIN_TEXT.keptOnStop
          : isHeld
            ? TRAIN_TEXT.waitsForHeld
            : isEnough
              ? TRAIN_TEXT.learnsHere
              : wordTooLittle(notes)}
      </p>
    </div>
  );
  const choices = (
    <>
      <ModelChoice isLocked={isRunning} />
      <AdvancedSettings settings={settings} isLocked={isRunning} onChange={setSettings} />
    </>
  );
  const form = included > 0 && !isRunning && (
    <>
      <Panel title={TRAIN_TEXT.newModel}>
        {actions}
        {choices}
      </Panel>
      <CorpusCoach />
    </>
  );
  return (
    <ScreenLayout
      title={TRAIN_TEXT.title}
      summary={isRunning ? TRAIN_TEXT.whileRunning : wordPieces(included)}
      next={
        <>
          {included === 0 && !isRunning && models.length > 0 && (
            <ButtonLink href="#collect">{TRAIN_TEXT.collectPieces}</ButtonLink>
          )}
          {models.length > 0 && (
            <ButtonLink look={isRunning ? 'plain' : 'primary'} icon="arrow" href="#compose">
              {wordComposeWith(models.length)}
            </ButtonLink>
          )}
        </>
      }
    >
      <HeldRun />
      {isRunning && (
        <RunPanel head={actions}>
          <Disclosure summary={TRAIN_TEXT.itsSettings}>{choices}</Disclosure>
        </RunPanel>
      )}
      {included === 0 && models.length === 0 && !isRunning && !isHeld && (
        <EmptyState
          title={TRAIN_TEXT.emptyTitle}
          actions={
            <ButtonLink look="primary" href="#collect">
              {TRAIN_TEXT.collectPieces}
            </ButtonLink>
          }
        >
          {TRAIN_TEXT.empty}
        </EmptyState>
      )}
      {!isDone && form}
      {status === 'cancelled' && <p>{TRAIN_TEXT.learnedNothing}</p>}
      {failure && <FailureNotice failure={failure} />}
      {status !== 'failed' && !isHeld && <RunCoach onTrainOn={trainOn} />}
      {models.length > 0 && (
        <Panel title={titleModels(models.length)}>
          <ul className={styles['models']}>
            {models.toReversed().map((model) => (
              <ModelCard
                key={model.id}
                model={model}
                onTrainOn={isRunning || !canTrain ? null : () => trainOn(model.id)}
              />
            ))}
          </ul>
        </Panel>
      )}
      {isDone && form}
      <OpenModel />
      {/* A run that learned nothing has nothing to show. */}
      {!isRunning && hasFacts && status !== 'cancelled' && <RunPanel />}
      <LearningCurves />
    </ScreenLayout>
  );
}
