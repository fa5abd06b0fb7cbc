// What the page says about projects and about what is kept of them.
import type { ItemKind } from '../../core/project/projectRecord.ts';
import type { ProjectSlice, ProjectSummary, Room } from '../../store/project.ts';
import { countOf, formatBytes } from '../figureWording.ts';

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

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

function wordMoment(at: Date, now: Date): string {
  return at.toDateString() === now.toDateString() ? `today, ${clock.format(at)}` : day.format(at);
}

export function wordRoom({ usedBytes, quotaBytes }: Room): string {
  return `Everything Cadenza keeps takes ${formatBytes(usedBytes)} of the ${formatBytes(quotaBytes)} this browser gives.`;
}

export function wordPersistence({ isPersisted }: Room): string {
  return isPersisted
    ? 'The browser has promised to keep it until you remove it.'
    : 'The browser may clear it when the device runs short of space.';
}

const KIND_NAMES: Readonly<Record<ItemKind, string>> = {
  rows: 'a piece',
  models: 'a model',
  takes: 'a take',
  recordings: 'an opening',
};

const list = new Intl.ListFormat('en-GB');

/** "Solace and a take". */
export function wordDamaged(damaged: ProjectSlice['project']['damaged']): string {
  return list.format(damaged.map(({ kind, name }) => name ?? KIND_NAMES[kind]));
}

const NAMED = 3;

/** "Solace, Bethena, The Entertainer and 4 more". */
export function wordUnkept(unkept: readonly string[]): string {
  const names = unkept.map((name) => (name === '' ? 'your latest settings' : name));
  const more = names.length - NAMED;
  return list.format(more > 1 ? [...names.slice(0, NAMED), `${more} more`] : names);
}
