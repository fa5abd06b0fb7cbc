// What a take came from, and what had to be given up for it.
import type { TakeRemarks } from '../core/model/takeSettings.ts';
import type { TakeOrigin } from '../store/takes.ts';
import { countOf } from './figureWording.ts';

/** @param fromBar from 0. @returns "bar 5", "bars 5 to 8" */
export function wordBars(fromBar: number, bars: number): string {
  return bars === 1 ? `bar ${fromBar + 1}` : `bars ${fromBar + 1} to ${fromBar + bars}`;
}

export function wordOrigin(origin: TakeOrigin): string {
  switch (origin.kind) {
    case 'nothing':
      return 'from nothing';
    case 'prime':
      return `goes on from ${wordBars(origin.fromBar, origin.bars)} of ${origin.title}`;
    case 'rewrite': {
      const where = wordBars(origin.fromBar, origin.bars);
      const parts = origin.parts ? ` for ${origin.parts.join(', ')}` : '';
      return `${origin.title} with ${where} written anew${parts}`;
    }
  }
}

/** One sentence each. */
export function wordRemarks({ relaxed, isUnusual }: TakeRemarks): readonly string[] {
  return [
    ...(relaxed > 0
      ? [`In ${countOf(relaxed, 'place')} the limits left no note to write, and gave way.`]
      : []),
    ...(isUnusual
      ? [
          'This take is denser, thinner, more uniform or more chromatic than most of the pieces. Evaluate shows by how much.',
        ]
      : []),
  ];
}
