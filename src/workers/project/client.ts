// Page side of the project worker.
import { connect } from '../connect.ts';
import type { ProjectProtocol } from './protocol.ts';

export function createProjectClient(): ProjectProtocol {
  return connect<ProjectProtocol>(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'project' }),
    {
      packModel: true,
      readModel: true,
      holdsModel: true,
      beginProject: true,
      addItem: true,
      finishProject: true,
      dropProject: true,
      openProject: true,
      readItem: true,
    },
  );
}
