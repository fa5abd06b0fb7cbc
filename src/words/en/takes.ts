// What a take came from, and what had to be given up for it.
import type { TakeRemarks } from '../../core/model/takeSettings.ts';
import type { Take, TakeOrigin } from '../../store/takes.ts';
import { countOf } from './figures.ts';

/** @param fromBar from 0. @returns "bar 5", "bars 5 to 8" */
export function wordBars(fromBar: number, bars: number): string {
  return bars === 1 ? `bar ${fromBar + 1}` : `bars ${fromBar + 1} to ${fromBar + bars}`;
}

export function wordOrigin(origin: TakeOrigin): string {
  switch (origin.kind) {
    case 'nothing':
      return 'from scratch';
    case 'prime':
      return `continues ${wordBars(origin.fromBar, origin.bars)} of ${origin.title}`;
    case 'rewrite': {
      const where = wordBars(origin.fromBar, origin.bars);
      const parts = origin.parts ? ` for ${origin.parts.join(', ')}` : '';
      return `${origin.title} with ${where} rewritten${parts}`;
    }
  }
}

/** Who wrote it: a model that is still learning is not the one it becomes. */
export function wordWriter({
  modelName,
  writtenBy,
}: Pick<Take, 'modelName' | 'writtenBy'>): string {
  return writtenBy ? modelName : `${modelName}, during training`;
}

/** Why the model that wrote a take cannot be asked about it. */
export function wordWriterGone({ writtenBy }: Pick<Take, 'writtenBy'>): string {
  return writtenBy
    ? 'The model that wrote this take has been deleted, so there is nothing to show.'
    : 'This take was written during training. That stage of the model was not kept, so there is nothing to show.';
}

/** One sentence each. */
export function wordRemarks({ relaxed, isUnusual }: TakeRemarks): readonly string[] {
  return [
    ...(relaxed > 0
      ? [
          `In ${countOf(relaxed, 'place')} the limits left no possible note, so they were relaxed there.`,
        ]
      : []),
    ...(isUnusual
      ? [
          'This take strays further from what the model learned than most do. Keep it if you like it, or write another.',
        ]
      : []),
  ];
}
