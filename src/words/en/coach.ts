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
    what: 'The model has begun to memorise the pieces.',
    why: `Music it has not seen surprises it more and more. Its best version, from pass ${formatCount(bestPass)}, is kept; ${
      remedy.kind === 'stop'
        ? 'training will end on its own, or you can stop it now.'
        : 'with more pieces it could learn for longer.'
    }`,
  }),
  'still-improving': () => ({
    what: 'It was still improving when training ended.',
    why: 'Continue training to make it better still.',
  }),
  'below-counting': ({ loss, counting, isWithin, remedy }) => ({
    what: isWithin
      ? 'With these few pieces a simple baseline still does better.'
      : 'The model has learned little yet.',
    why: `Just counting which note follows which reaches ${counting.toFixed(2)}, the model ${loss.toFixed(2)}. ${
      isWithin
        ? 'But it is checked on the ends of its own pieces, where counting profits from repeats, so listen before you judge. With eight pieces or more it is checked on whole pieces.'
        : remedy.kind === 'train-on'
          ? 'It needs more training.'
          : 'It needs more pieces, or pieces in one style.'
    }`,
  }),
  'no-gain': () => ({
    what: 'It did not get better than the model it started from.',
    why: 'That model may know this music already, or there are too few pieces to add to it.',
  }),
  'too-little': ({ notes, needed }) => ({
    what: 'There is too little music to learn from.',
    why: `There are ${countOf(notes, 'note')}. Training needs at least ${formatCount(needed)}, not counting those set aside for checking, and works best with thousands.`,
  }),
  small: ({ notes }) => ({
    what: 'This is very little music.',
    why: `${countOf(notes, 'note')} are quickly memorised. You can train, but what it writes will stay close to these pieces.`,
  }),
  'one-pitch': () => ({
    what: 'All notes have the same pitch.',
    why: 'The model can learn their rhythm, but nothing else.',
  }),
  'only-drums': () => ({
    what: 'There are only drums here.',
    why: 'The model will write drums. For melodies, add pieces that have them.',
  }),
  'mixed-beat': ({ others, othersHaveIt }) => ({
    what: `${countOf(others, 'piece')} ${
      othersHaveIt ? 'played freely' : 'in a strict beat'
    } among ${othersHaveIt ? 'pieces in a strict beat' : 'pieces played freely'}.`,
    why: 'They keep time differently, and a model of both may stumble. Leave out the smaller group, or train a model for each.',
  }),
  'mixed-drums': ({ others, othersHaveIt }) => ({
    what: `${countOf(others, 'piece')} ${othersHaveIt ? 'with drums among pieces without' : 'without drums among pieces with them'}.`,
    why: 'Each take uses the instruments of one of the pieces. If drums should always or never play, leave out the smaller group.',
  }),
  'mixed-density': ({ others, othersHaveIt }) => ({
    what: `${countOf(others, 'piece')} far ${othersHaveIt ? 'denser' : 'sparser'} than the rest.`,
    why: 'They have at least six times as many, or as few, notes per beat; a take may jump from one to the other.',
  }),
  silent: () => ({
    what: 'There is hardly a note in this take.',
    why: 'The model lost its way. Another seed gives another result.',
  }),
  'one-note': ({ share }) => ({
    what: 'This take is stuck on one note.',
    why: `${Math.round(share * 100)} % of its notes are the same. More adventure may free it; so may more training.`,
  }),
  'one-loop': ({ bars }) => ({
    what: 'This take is stuck in a loop.',
    why: `The same bar comes ${formatCount(bars)} times in a row. More adventure may break the loop.`,
  }),
  'few-pitches': () => ({
    what: 'This take uses very few pitches.',
    why: 'The pieces it learned from use more. More adventure may bring them in.',
  }),
  scattered: () => ({
    what: 'The pitches of this take are all over the place.',
    why: 'They are more mixed than in any piece it learned from. Less adventure stays closer to what the model knows.',
  }),
};

export function wordAdvice<Kind extends Advice['kind']>(advice: Of<Kind>): CoachWords {
  return WORDS[advice.kind](advice);
}

export function wordRemedy(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'add-pieces':
      return 'Add more pieces';
    case 'train-on':
      return 'Continue training';
    case 'stop':
      return 'Stop now';
    case 'leave-out':
      return `Leave out ${remedy.pieceIds.length === 1 ? 'it' : `these ${formatCount(remedy.pieceIds.length)}`}`;
    case 'bolder':
      return 'Write again, bolder';
    case 'more-careful':
      return 'Write again, more carefully';
    case 'write-again':
      return 'Write again with another seed';
  }
}
