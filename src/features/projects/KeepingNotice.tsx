// When what is made here is not kept, or something that was kept is not there: what it is, and what can be done.
import { keepNow } from '../../commands/keepProject.ts';
import { newProject, takeProjectOver } from '../../commands/manageProjects.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Notice } from '../../components/controls/Notice.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { wordError } from '#words/errors.ts';
import { PROJECTS_TEXT, titleDamaged, titleElsewhere, titleUnkept } from '#words/projects.ts';
import styles from './KeepingNotice.module.css';

export function KeepingNotice() {
  const app = useApp();
  const { keeping, name, failure, unkept, damaged } = useAppState((state) => state.project);
  const { setProject } = app.store.getState();
  return (
    <>
      {keeping === 'elsewhere' && (
        <Notice tone="caution" title={titleElsewhere(name)}>
          <p>{PROJECTS_TEXT.lookOn}</p>
          <div className={styles['actions']}>
            <Button look="primary" onClick={() => takeProjectOver(app)}>
              {PROJECTS_TEXT.useHere}
            </Button>
            <Button onClick={() => void newProject(app)}>{PROJECTS_TEXT.newProject}</Button>
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
        <Notice tone="fault" title={titleUnkept(unkept)}>
          <p>{PROJECTS_TEXT.unkept}</p>
          <div className={styles['actions']}>
            <Button onClick={() => void keepNow(app)}>{COMMON_TEXT.tryAgain}</Button>
          </div>
        </Notice>
      )}
      {damaged.length > 0 && (
        <Notice tone="caution" title={titleDamaged(damaged)}>
          <p>{PROJECTS_TEXT.damaged}</p>
          <div className={styles['actions']}>
            <Button onClick={() => setProject({ damaged: [] })}>{COMMON_TEXT.dismiss}</Button>
          </div>
        </Notice>
      )}
    </>
  );
}
