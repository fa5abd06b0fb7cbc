// Compose: what to write with, the take on the roll, and the takes so far.
import { ButtonLink } from '../../components/controls/Button.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { ScreenLayout } from '../../components/controls/ScreenLayout.tsx';
import { useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import styles from './ComposeScreen.module.css';
import { PlayWhileWriting } from './PlayWhileWriting.tsx';
import { RecordPrime } from './RecordPrime.tsx';
import { TakeList } from './TakeList.tsx';
import { TakeView } from './TakeView.tsx';
import { WritingForm } from './WritingForm.tsx';
import { WritingView } from './WritingView.tsx';

export function ComposeScreen() {
  const newest = useAppState((state) => state.training.models.at(-1));
  const { list, selectedId, writing } = useAppState((state) => state.takes);
  const selected = list.find(({ id }) => id === selectedId);
  if (!newest)
    return (
      <ScreenLayout
        title="Compose"
        summary="There is no model to write with yet. Training one on your pieces takes a few minutes."
      >
        <div>
          <ButtonLink look="primary" href="#train">
            Train a model
          </ButtonLink>
        </div>
      </ScreenLayout>
    );
  return (
    <ScreenLayout title="Compose">
      <div className={styles['columns']}>
        <Panel title="A new take">
          <WritingForm newest={newest} />
          <PlayWhileWriting />
          <RecordPrime />
        </Panel>
        <div className={styles['music']}>
          {writing.status === 'failed' && <FailureNotice failure={writing.failure} />}
          {writing.status === 'running' ? (
            <WritingView progress={writing.progress} />
          ) : selected ? (
            <TakeView take={selected} />
          ) : (
            <p className={styles['waiting']}>Takes appear here as they are written.</p>
          )}
          {list.length > 0 && <TakeList takes={list} selectedId={selectedId} />}
        </div>
      </div>
    </ScreenLayout>
  );
}
