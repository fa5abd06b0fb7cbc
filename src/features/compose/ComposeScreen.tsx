// Compose: what to write with, the take on the roll, and the takes so far.
import { useEffect } from 'react';
import { loadStarter } from '../../commands/loadStarter.ts';
import { ButtonLink } from '../../components/controls/Button.tsx';
import { EmptyState } from '../../components/controls/EmptyState.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { ScreenLayout } from '../../components/controls/ScreenLayout.tsx';
import { includedPieces } from '../../store/library.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { COMPOSE_TEXT } from '#words/compose.ts';
import styles from './ComposeScreen.module.css';
import { RecordPrime } from './RecordPrime.tsx';
import { TakeList } from './TakeList.tsx';
import { TakeView } from './TakeView.tsx';
import { WritingForm } from './WritingForm.tsx';
import { chosenModel } from './writeTakes.ts';
import { WritingView } from './WritingView.tsx';

export function ComposeScreen() {
  const app = useApp();
  const training = useAppState((state) => state.training);
  const modelId = useAppState((state) => state.settings.writing.modelId);
  const model = chosenModel(training, modelId);
  const { list, selectedId, writing } = useAppState((state) => state.takes);
  const canEvaluate = useAppState(
    ({ takes, library }) => takes.list.length > 0 && includedPieces(library.rows).length > 0,
  );
  const selected = list.find(({ id }) => id === selectedId);
  // Something to write with, also before anything was trained.
  useEffect(() => void loadStarter(app), [app]);
  if (!model)
    return (
      <ScreenLayout title={COMPOSE_TEXT.title} summary={COMPOSE_TEXT.noModel}>
        {training.starter.status === 'running' && (
          <p role="status">{COMPOSE_TEXT.fetchingStarter}</p>
        )}
        {training.starter.status === 'failed' && (
          <FailureNotice failure={training.starter.failure} />
        )}
        <div>
          <ButtonLink look="primary" href="#train">
            {COMPOSE_TEXT.trainModel}
          </ButtonLink>
        </div>
      </ScreenLayout>
    );
  return (
    <ScreenLayout
      title={COMPOSE_TEXT.title}
      next={
        canEvaluate && (
          <ButtonLink icon="arrow" href="#evaluate">
            {COMPOSE_TEXT.evaluateTakes}
          </ButtonLink>
        )
      }
    >
      <div className={styles['columns']}>
        <Panel title={COMPOSE_TEXT.newTake}>
          <WritingForm model={model} />
          <RecordPrime />
        </Panel>
        <div className={styles['music']}>
          {writing.status === 'failed' && <FailureNotice failure={writing.failure} />}
          {writing.status === 'running' ? (
            <WritingView progress={writing.progress} />
          ) : selected ? (
            <TakeView take={selected} />
          ) : (
            <EmptyState title={COMPOSE_TEXT.noTakes}>{COMPOSE_TEXT.noTakesHint}</EmptyState>
          )}
          {list.length > 0 && <TakeList takes={list} selectedId={selectedId} />}
        </div>
      </div>
    </ScreenLayout>
  );
}
