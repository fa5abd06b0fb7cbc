// What the coach says, in plain words, and the words on the button that does something about it.
import type { Advice, Remedy } from '../../core/coach/advice.ts';
import { countOf, formatCount } from './figures.ts';

export interface CoachWords {
  readonly what: string;
  readonly why: string;
}

type Of<Kind extends Advice['kind']> = Extract<Advice, { readonly kind: Kind }>;

const WORDS: { readonly [Kind in Advice['kind']]: (advice: Of<Kind>) => CoachWords } = {
  memorising: ({ bestPass, remedy }) => ({
    what: 'It has begun to learn the pieces by heart.',
    why: `What it never learned from surprises it more and more. The weights of pass ${formatCount(bestPass)} are kept; ${
      remedy.kind === 'stop'
        ? 'it will end by itself, or stop it now.'
        : 'more pieces would let it learn for longer.'
    }`,
  }),
  'still-improving': () => ({
    what: 'It was still getting better when it ended.',
    why: 'Training on from here would make it better yet.',
  }),
  'below-counting': ({ loss, counting, isWithin, remedy }) => ({
    what: isWithin
      ? 'Counting which note follows which does as well on these pieces.'
      : 'It has learned little yet.',
    why: `${isWithin ? 'Counting' : 'Counting which note follows which does as well: it'} comes to ${counting.toFixed(2)}, the model to ${loss.toFixed(2)}. ${
      isWithin
        ? 'It is judged by the ends of its own pieces, and counting copies what they repeat. With eight pieces or more it is judged by whole ones.'
        : remedy.kind === 'train-on'
          ? 'It needs longer.'
          : 'It needs more pieces, or pieces of one kind.'
    }`,
  }),
  'no-gain': () => ({
    what: 'It did not get better than the model it began with.',
    why: 'That model knows this music already, or the pieces are too few to add to it.',
  }),
  'too-little': ({ notes, needed }) => ({
    what: 'There is too little music to learn from.',
    why: `${countOf(notes, 'note')}; it needs ${formatCount(needed)} beside those kept to judge by, and likes thousands.`,
  }),
  small: ({ notes }) => ({
    what: 'This is very little music.',
    why: `${countOf(notes, 'note')} are soon known by heart. It will train, but what it writes will be close to these pieces.`,
  }),
  'one-pitch': () => ({
    what: 'All notes have the same pitch.',
    why: 'It can learn their rhythm, and nothing else.',
  }),
  'only-drums': () => ({
    what: 'There are only drums here.',
    why: 'It will write drums. For melody it needs pieces that have one.',
  }),
  'mixed-beat': ({ others, othersHaveIt }) => ({
    what: `${countOf(others, 'piece')} ${
      othersHaveIt ? 'played freely' : 'in a strict beat'
    } among ${othersHaveIt ? 'pieces in a strict beat' : 'pieces played freely'}.`,
    why: 'Time means something else in each; a model of both may lurch. Leave out the fewer, or train a model of each.',
  }),
  'mixed-drums': ({ others, othersHaveIt }) => ({
    what: `${countOf(others, 'piece')} ${othersHaveIt ? 'with drums among pieces without' : 'without drums among pieces with them'}.`,
    why: 'A take is written for the instruments of one of the pieces. Leave out the fewer if drums should always, or never, play.',
  }),
  'mixed-density': ({ others, othersHaveIt }) => ({
    what: `${countOf(others, 'piece')} far ${othersHaveIt ? 'denser' : 'sparser'} than the rest.`,
    why: 'They have at least six times as many, or as few, notes to a beat; a take may change from one to the other.',
  }),
  silent: () => ({
    what: 'There is hardly a note in this take.',
    why: 'It lost its way. Another seed goes another way.',
  }),
  'one-note': ({ share }) => ({
    what: 'This take is stuck on one note.',
    why: `${Math.round(share * 100)} % of its notes are the same. More adventure may free it; a model that learned longer is surer.`,
  }),
  'one-loop': ({ bars }) => ({
    what: 'This take goes round in a loop.',
    why: `The same bar comes ${formatCount(bars)} times in a row. More adventure may break it.`,
  }),
  'few-pitches': () => ({
    what: 'This take makes do with very few pitches.',
    why: 'Its pieces use more. More adventure may find them.',
  }),
  scattered: () => ({
    what: 'The pitches of this take are all over the place.',
    why: 'They are more mixed than in any of its pieces. Less adventure keeps closer to what it knows.',
  }),
};

export function wordAdvice<Kind extends Advice['kind']>(advice: Of<Kind>): CoachWords {
  return WORDS[advice.kind](advice);
}

export function wordRemedy(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'add-pieces':
      return 'Collect more pieces';
    case 'train-on':
      return 'Train on';
    case 'stop':
      return 'Stop now';
    case 'leave-out':
      return `Leave out ${remedy.pieceIds.length === 1 ? 'it' : `these ${formatCount(remedy.pieceIds.length)}`}`;
    case 'bolder':
      return 'Write again, bolder';
    case 'more-careful':
      return 'Write again, more careful';
    case 'write-again':
      return 'Write again with another seed';
  }
}
