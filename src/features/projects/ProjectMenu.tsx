// The name of the open project in the header; behind it, all projects and the room they take.
import { Suspense, useState } from 'react';
import { RowButton } from '../../components/controls/Button.tsx';
import { Dialog } from '../../components/controls/Dialog.tsx';
import { useAppState } from '../appContext.tsx';
import { lazyView } from '../lazyView.tsx';
import { PROJECTS_TEXT } from '#words/projects.ts';
import styles from './ProjectMenu.module.css';
import { StorageLine } from './StorageLine.tsx';

const ProjectList = lazyView(async () => (await import('./ProjectList.tsx')).ProjectList);

export function ProjectMenu() {
  const name = useAppState((state) => state.project.name);
  const canKeep = useAppState(({ project }) => project.keeping === 'on');
  const isElsewhere = useAppState(({ project }) => project.keeping === 'elsewhere');
  const [isOpen, setOpen] = useState(false);
  // Where nothing is kept there is one project, without a name.
  if (!canKeep && !isElsewhere) return null;
  return (
    <>
      <RowButton className={styles['opener']} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className={styles['label']}>{PROJECTS_TEXT.project}</span>
        <span className={styles['name']}>{name}</span>
        <span aria-hidden="true">▾</span>
      </RowButton>
      {isOpen && (
        <Dialog title={PROJECTS_TEXT.title} onClose={() => setOpen(false)}>
          <Suspense fallback={null}>
            <ProjectList onLeave={() => setOpen(false)} />
          </Suspense>
          <StorageLine />
        </Dialog>
      )}
    </>
  );
}
