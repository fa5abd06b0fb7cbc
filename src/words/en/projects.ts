// What the page says about projects and about what is kept of them.
import type { ItemKind } from '../../core/project/projectRecord.ts';
import type { Arrival, ProjectSlice, ProjectSummary, Room } from '../../store/project.ts';
import { countOf, formatBytes, formatDay, formatTimeOfDay, listOf } from './figures.ts';

export const PROJECTS_TEXT = {
  project: 'Project',
  title: 'Projects',
  name: 'Project name',
  newProject: 'New project',
  openFile: 'Open a project file',
  file: 'Project file',
  open: 'Open',
  isOpen: 'open',
  deleted: 'Deleted',
  deletedHint: 'You can restore these for a week. They take up space until then.',
  deletedProjects: 'Deleted projects',
  restore: 'Restore',
  deleteForGood: 'Delete permanently',
  persist: 'Ask the browser to keep it',
  // Another tab has it.
  lookOn: 'You can look at it here, but not change it.',
  useHere: 'Use it here',
  unkept:
    'Everything else is saved. Delete what you no longer need, or free some space on this device, then try again. Keep this page open until then.',
  damaged: 'What is left was set aside, and everything else is here.',
};

export const nameOpen = (name: string): string => `Open ${name}`;
export const nameRestore = (name: string): string => `Restore ${name}`;
export const nameDeleteForGood = (name: string): string => `Delete ${name} permanently`;

export const titleElsewhere = (name: string): string => `${name} is open in another tab.`;
export const titleUnkept = (unkept: readonly string[]): string =>
  `There was no space to save ${wordUnkept(unkept)}.`;
export const titleDamaged = (damaged: ProjectSlice['project']['damaged']): string =>
  `${wordDamaged(damaged)} could not be read.`;

/** What the page says when it has begun anew with another project. */
export function wordArrival({ kind, name }: Arrival): string {
  switch (kind) {
    case 'new':
      return `${PROJECTS_TEXT.newProject}.`;
    case 'chosen':
      return `Opened ${name}.`;
    case 'deleted':
      return `Deleted ${name}. It can be restored under ${PROJECTS_TEXT.title}.`;
    case 'from file':
      // A message says it.
      return '';
  }
}

/** "10 pieces, 1 model, 2 takes · 4.1 MB · today, 16:40". @param now in milliseconds since 1970 */
export function wordProject(project: ProjectSummary, now: number): string {
  const { pieces, models, takes, bytes, changedAt } = project;
  const counts = [
    countOf(pieces, 'piece'),
    models > 0 ? countOf(models, 'model') : null,
    takes > 0 ? countOf(takes, 'take') : null,
  ].filter((count) => count !== null);
  return [
    counts.join(', '),
    formatBytes(bytes),
    wordMoment(new Date(changedAt), new Date(now)),
  ].join(' · ');
}

function wordMoment(at: Date, now: Date): string {
  return at.toDateString() === now.toDateString() ? `today, ${formatTimeOfDay(at)}` : formatDay(at);
}

export function wordRoom({ usedBytes, quotaBytes }: Room): string {
  return `Cadenza uses ${formatBytes(usedBytes)} of the ${formatBytes(quotaBytes)} this browser allows.`;
}

export function wordPersistence({ isPersisted }: Room): string {
  return isPersisted
    ? 'The browser will keep it until you delete it.'
    : 'The browser may clear it when the device runs low on space.';
}

const KIND_NAMES: Readonly<Record<ItemKind, string>> = {
  rows: 'a piece',
  models: 'a model',
  takes: 'a take',
  recordings: 'an opening',
};

/** "Solace and a take". */
export function wordDamaged(damaged: ProjectSlice['project']['damaged']): string {
  return listOf(damaged.map(({ kind, name }) => name ?? KIND_NAMES[kind]));
}

const NAMED = 3;

/** "Solace, Bethena, The Entertainer and 4 more". */
export function wordUnkept(unkept: readonly string[]): string {
  const names = unkept.map((name) => (name === '' ? 'your latest settings' : name));
  const more = names.length - NAMED;
  return listOf(more > 1 ? [...names.slice(0, NAMED), `${more} more`] : names);
}
