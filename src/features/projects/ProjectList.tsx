// Every project: the open one to rename, the others to open; each to duplicate and delete, what was deleted to bring
// back.
import { useEffect, useState } from 'react';
import {
  bringBackProject,
  deleteProject,
  duplicateProject,
  newProject,
  relistProjects,
  removeProject,
  renameProject,
  switchProject,
} from '../../commands/manageProjects.ts';
import { Button } from '../../components/controls/Button.tsx';
import { NameField } from '../../components/controls/NameField.tsx';
import type { ProjectSummary } from '../../store/project.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { COMMON_TEXT, nameDelete, nameDuplicate } from '#words/common.ts';
import {
  PROJECTS_TEXT,
  nameRestore,
  nameDeleteForGood,
  nameOpen,
  wordProject,
} from '#words/projects.ts';
import styles from './ProjectList.module.css';
import { ProjectFileButtons } from './ProjectFileButtons.tsx';

export function ProjectList({ onLeave }: { onLeave: () => void }) {
  const app = useApp();
  const { id, name, keeping, list, failure } = useAppState((state) => state.project);
  // Other tabs make projects too.
  useEffect(() => void relistProjects(app), [app]);
  const deleted = list.filter(({ isDeleted }) => isDeleted);
  return (
    <div className={styles['projects']}>
      {keeping === 'on' && (
        <NameField
          // A name that changed elsewhere is taken over.
          key={name}
          label={PROJECTS_TEXT.name}
          name={name}
          onChange={(next) => renameProject(app, next)}
        />
      )}
      {failure && <FailureNotice failure={failure} />}
      <ul className={styles['list']} aria-label={PROJECTS_TEXT.title}>
        {list
          .filter(({ isDeleted }) => !isDeleted)
          .map((project) => (
            <ProjectRow key={project.id} project={project} isOpen={project.id === id} />
          ))}
      </ul>
      <div className={styles['files']}>
        <Button icon="plus" onClick={() => void newProject(app)}>
          {PROJECTS_TEXT.newProject}
        </Button>
        <ProjectFileButtons onStart={onLeave} />
      </div>
      {deleted.length > 0 && (
        <>
          <h3>{PROJECTS_TEXT.deleted}</h3>
          <p className={styles['facts']}>{PROJECTS_TEXT.deletedHint}</p>
          <ul className={styles['list']} aria-label={PROJECTS_TEXT.deletedProjects}>
            {deleted.map((project) => (
              <DeletedRow key={project.id} project={project} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ProjectRow({ project, isOpen }: { project: ProjectSummary; isOpen: boolean }) {
  const app = useApp();
  const { id, name } = project;
  return (
    <li className={styles['row']} aria-current={isOpen ? 'true' : undefined}>
      <Facts project={project} note={isOpen ? PROJECTS_TEXT.isOpen : null} />
      <div className={styles['actions']}>
        {!isOpen && (
          <Button aria-label={nameOpen(name)} onClick={() => void switchProject(app, id)}>
            {PROJECTS_TEXT.open}
          </Button>
        )}
        <Button
          look="quiet"
          aria-label={nameDuplicate(name)}
          onClick={() => void duplicateProject(app, id)}
        >
          {COMMON_TEXT.duplicate}
        </Button>
        <Button
          look="quiet"
          aria-label={nameDelete(name)}
          onClick={() => void deleteProject(app, id)}
        >
          {COMMON_TEXT.delete}
        </Button>
      </div>
    </li>
  );
}

function DeletedRow({ project }: { project: ProjectSummary }) {
  const app = useApp();
  const { id, name } = project;
  return (
    <li className={styles['row']}>
      <Facts project={project} note={null} />
      <div className={styles['actions']}>
        <Button aria-label={nameRestore(name)} onClick={() => void bringBackProject(app, id)}>
          {PROJECTS_TEXT.restore}
        </Button>
        <Button
          look="quiet"
          aria-label={nameDeleteForGood(name)}
          onClick={() => void removeProject(app, id)}
        >
          {PROJECTS_TEXT.deleteForGood}
        </Button>
      </div>
    </li>
  );
}

function Facts({ project, note }: { project: ProjectSummary; note: string | null }) {
  const [now] = useState(() => Date.now());
  return (
    <div className={styles['about']}>
      <span className={styles['name']}>{project.name}</span>
      {note && <span className={styles['note']}>{note}</span>}
      <p className={styles['facts']}>{wordProject(project, now)}</p>
    </div>
  );
}
