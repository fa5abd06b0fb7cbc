// When what is made here is not kept, or something that was kept is not there: what it is, and what can be done.
import { keepNow } from '../../commands/keepProject.ts';
import { newProject, takeProjectOver } from '../../commands/manageProjects.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Notice } from '../../components/controls/Notice.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { wordError } from '../errorWording.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import styles from './KeepingNotice.module.css';
import { wordDamaged, wordUnkept } from './projectWording.ts';

export function KeepingNotice() {
  const app = useApp();
  const { keeping, name, failure, unkept, damaged } = useAppState((state) => state.project);
  const { setProject } = app.store.getState();
  return (
    <>
      {keeping === 'elsewhere' && (
        <Notice tone="caution" title={`${name} is open in another tab.`}>
          <p>Here you can look at it; nothing you do here changes it.</p>
          <div className={styles['actions']}>
            <Button look="primary" onClick={() => takeProjectOver(app)}>
              Use it here
            </Button>
            <Button onClick={() => void newProject(app)}>New project</Button>
          </div>
        </Notice>
      )}
      {keeping === 'off' && failure && (
        <Notice tone="caution" title={wordError(failure.code, failure.details).what}>
          {wordError(failure.code, failure.details).next}
        </Notice>
      )}
      {keeping === 'on' && failure && <FailureNotice failure={failure} />}
      {unkept.length > 0 && (
        <Notice tone="fault" title={`There was no room to keep ${wordUnkept(unkept)}.`}>
          <p>
            Everything else is kept. Delete what you no longer need, or free some space on the
            device. Until then do not close the page.
          </p>
          <div className={styles['actions']}>
            <Button onClick={() => void keepNow(app)}>Try again</Button>
          </div>
        </Notice>
      )}
      {damaged.length > 0 && (
        <Notice tone="caution" title={`${wordDamaged(damaged)} could not be read any more.`}>
          <p>What is left of it was set aside. Everything else is here.</p>
          <div className={styles['actions']}>
            <Button onClick={() => setProject({ damaged: [] })}>Dismiss</Button>
          </div>
        </Notice>
      )}
    </>
  );
}
