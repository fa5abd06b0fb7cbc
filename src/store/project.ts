// Project slice: which project is open, the others, and whether what is made is kept. One project is open at a time.
import type { Failure } from '../core/errors.ts';
import type { SliceCreator } from './slice.ts';

/** A project in the list. */
export interface ProjectSummary {
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly changedAt: string;
  readonly pieces: number;
  readonly models: number;
  readonly takes: number;
  /** Roughly. */
  readonly bytes: number;
}

/**
 * `opening`: what was kept is being read. `on`: every change is kept. `off`: this browser keeps nothing, or only a
 * newer Cadenza can read what is here. `elsewhere`: another tab has the project, and this one changes nothing.
 */
export type Keeping = 'opening' | 'on' | 'off' | 'elsewhere';

export interface ProjectSlice {
  readonly project: {
    /** A new project has one before anything is kept; it changes once, when `opening` ends. */
    readonly id: string;
    readonly name: string;
    readonly keeping: Keeping;
    /** Why nothing is kept. */
    readonly failure: Failure | null;
    /** Every project, the open one too, by last change. */
    readonly list: readonly ProjectSummary[];
    /** Names of what could not be kept for want of space. */
    readonly unkept: readonly string[];
    /** Names of what was kept and can no longer be read. */
    readonly damaged: readonly string[];
  };
  readonly setProject: (change: Partial<ProjectSlice['project']>) => void;
}

export const UNTITLED = 'Untitled';

export const createProjectSlice: SliceCreator<ProjectSlice> = (set) => ({
  project: {
    id: crypto.randomUUID(),
    name: UNTITLED,
    keeping: 'opening',
    failure: null,
    list: [],
    unkept: [],
    damaged: [],
  },
  setProject: (change) => set(({ project }) => ({ project: { ...project, ...change } })),
});
