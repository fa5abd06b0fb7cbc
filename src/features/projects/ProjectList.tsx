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
import styles from './ProjectList.module.css';
import { ProjectFileButtons } from './ProjectFileButtons.tsx';
import { wordProject } from './projectWording.ts';

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
          label="Name of this project"
          name={name}
          onChange={(next) => renameProject(app, next)}
        />
      )}
      {failure && <FailureNotice failure={failure} />}
      <ul className={styles['list']} aria-label="Projects">
        {list
          .filter(({ isDeleted }) => !isDeleted)
          .map((project) => (
            <ProjectRow key={project.id} project={project} isOpen={project.id === id} />
          ))}
      </ul>
      <div className={styles['files']}>
        <Button icon="plus" onClick={() => void newProject(app)}>
          New project
        </Button>
        <ProjectFileButtons onStart={onLeave} />
      </div>
      {deleted.length > 0 && (
        <>
          <h3>Deleted</h3>
          <p className={styles['facts']}>
            These can be brought back for a week, and take room until then.
          </p>
          <ul className={styles['list']} aria-label="Deleted projects">
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
      <Facts project={project} note={isOpen ? 'open' : null} />
      <div className={styles['actions']}>
        {!isOpen && (
          <Button aria-label={`Open ${name}`} onClick={() => void switchProject(app, id)}>
            Open
          </Button>
        )}
        <Button
          look="quiet"
          aria-label={`Duplicate ${name}`}
          onClick={() => void duplicateProject(app, id)}
        >
          Duplicate
        </Button>
        <Button
          look="quiet"
          aria-label={`Delete ${name}`}
          onClick={() => void deleteProject(app, id)}
        >
          Delete
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
        <Button aria-label={`Bring back ${name}`} onClick={() => void bringBackProject(app, id)}>
          Bring back
        </Button>
        <Button
          look="quiet"
          aria-label={`Delete ${name} for good`}
          onClick={() => void removeProject(app, id)}
        >
          Delete for good
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
