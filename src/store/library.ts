// Library slice: every file the musician brought, imported or not.
import type { Piece, SkippedFile as AnySkippedFile } from '../core/project/piece.ts';
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export type { Piece };
export type SkippedFile = AnySkippedFile<File>;
export type LibraryRow = Piece | SkippedFile;

export function piecesOf(rows: readonly LibraryRow[]): readonly Piece[] {
  return rows.filter((row) => row.kind === 'piece');
}

/** What training reads. */
export function includedPieces(rows: readonly LibraryRow[]): readonly Piece[] {
  return piecesOf(rows).filter(({ isIncluded }) => isIncluded);
}

export function findPiece(rows: readonly LibraryRow[], id: string): Piece | undefined {
  return piecesOf(rows).find((piece) => piece.id === id);
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly fileName: string;
}

export interface ImportSummary {
  readonly imported: number;
  /** Of those imported: with their ends missing. */
  readonly cutShort: number;
  /** Of those imported: the same as one that was there, and so not learned from unless they are included. */
  readonly copies: number;
  /** Handed on to be listened to. */
  readonly recordings: number;
  readonly skipped: number;
}

export interface LibrarySlice {
  readonly library: {
    readonly rows: readonly LibraryRow[];
    readonly importing: JobState<ImportProgress, ImportSummary>;
  };
  readonly addRow: (row: LibraryRow) => void;
  /** Removes rows and returns nothing; the caller keeps what it needs to undo. */
  readonly removeRows: (ids: ReadonlySet<string>) => void;
  readonly setPieceIncluded: (id: string, isIncluded: boolean) => void;
  readonly setImporting: (importing: LibrarySlice['library']['importing']) => void;
}

export const createLibrarySlice: SliceCreator<LibrarySlice> = (set) => {
  const update = (
    change: (library: LibrarySlice['library']) => Partial<LibrarySlice['library']>,
  ): void => set((state) => ({ library: { ...state.library, ...change(state.library) } }));
  return {
    library: { rows: [], importing: { status: 'idle' } },
    addRow: (row) => update(({ rows }) => ({ rows: [...rows, row] })),
    removeRows: (ids) => update(({ rows }) => ({ rows: rows.filter((row) => !ids.has(row.id)) })),
    setPieceIncluded: (id, isIncluded) =>
      update(({ rows }) => ({
        rows: rows.map((row) =>
          row.id === id && row.kind === 'piece' ? { ...row, isIncluded } : row,
        ),
      })),
    setImporting: (importing) => update(() => ({ importing })),
  };
};
