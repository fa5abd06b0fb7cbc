// Two loss histories measured at different moments, as the one table a chart reads.
import type { LossPoint } from '../../core/model/training.ts';

export interface LossRow {
  readonly notesSeen: number;
  readonly training?: number;
  readonly validation?: number;
}

/** Rows sorted by notes heard; a moment measured by both shares a row. Inputs are sorted. */
export function mergeLosses(
  training: readonly LossPoint[],
  validation: readonly LossPoint[],
): readonly LossRow[] {
  const rows = new Map<number, LossRow>();
  for (const { notesSeen, loss } of training) rows.set(notesSeen, { notesSeen, training: loss });
  for (const { notesSeen, loss } of validation)
    rows.set(notesSeen, { ...rows.get(notesSeen), notesSeen, validation: loss });
  return [...rows.values()].sort((a, b) => a.notesSeen - b.notesSeen);
}
