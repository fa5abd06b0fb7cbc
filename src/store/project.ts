// Project slice: which project is open, the others, and whether what is made is kept. One project is open at a time.
import type { Failure } from '../core/errors.ts';
import type { ItemKind } from '../core/project/projectRecord.ts';
import { UNTITLED } from '#words/defaults.ts';
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
  /** It can be brought back until it is removed for good. */
  readonly isDeleted: boolean;
}

/** What the browser gives to everything the app keeps. */
export interface Room {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** It has promised not to clear it. */
  readonly isPersisted: boolean;
}

/** What the musician did that began the page anew with another project. @see wordArrival */
export interface Arrival {
  readonly kind: 'new' | 'chosen' | 'from file' | 'deleted';
  /** Of the project that was opened, or deleted. */
  readonly name: string;
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
    /** Why nothing is kept, or why the last thing that was to be done with a project was not. */
    readonly failure: Failure | null;
    /** Every project, the open one too, by last change. */
    readonly list: readonly ProjectSummary[];
    /** Names of what could not be kept for want of space; '' for what was set and named. */
    readonly unkept: readonly string[];
    /** What was kept and could not be read any more; without a name when nothing is left of it. */
    readonly damaged: readonly { readonly kind: ItemKind; readonly name: string | null }[];
    /** Null until it was measured, and where the browser does not say. */
    readonly room: Room | null;
    /** Null where the page just began. */
    readonly arrival: Arrival | null;
  };
  readonly setProject: (change: Partial<ProjectSlice['project']>) => void;
}

export const createProjectSlice: SliceCreator<ProjectSlice> = (set) => ({
  project: {
    id: crypto.randomUUID(),
    name: UNTITLED,
    keeping: 'opening',
    failure: null,
    list: [],
    unkept: [],
    damaged: [],
    room: null,
    arrival: null,
  },
  setProject: (change) => set(({ project }) => ({ project: { ...project, ...change } })),
});
