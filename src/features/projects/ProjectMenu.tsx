// The name of the open project in the header; behind it, all projects and the room they take.
import { useState } from 'react';
import { Dialog } from '../../components/controls/Dialog.tsx';
import { useAppState } from '../appContext.tsx';
import { PROJECTS_TEXT } from '#words/projects.ts';
import styles from './ProjectMenu.module.css';
import { ProjectList } from './ProjectList.tsx';
import { StorageLine } from './StorageLine.tsx';

export function ProjectMenu() {
  const name = useAppState((state) => state.project.name);
  const canKeep = useAppState(({ project }) => project.keeping === 'on');
  const isElsewhere = useAppState(({ project }) => project.keeping === 'elsewhere');
  const [isOpen, setOpen] = useState(false);
  // Where nothing is kept there is one project, without a name.
  if (!canKeep && !isElsewhere) return null;
  return (
    <>
      <button
        type="button"
        className={styles['opener']}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span className={styles['label']}>{PROJECTS_TEXT.project}</span>
        <span className={styles['name']}>{name}</span>
        <span aria-hidden="true">▾</span>
      </button>
      {isOpen && (
        <Dialog title={PROJECTS_TEXT.title} onClose={() => setOpen(false)}>
          <ProjectList onLeave={() => setOpen(false)} />
          <StorageLine />
        </Dialog>
      )}
    </>
  );
}
