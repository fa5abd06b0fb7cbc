// Compose: what a take is written with, the take itself, and what can be done with it.
import { countOf, formatClock, formatCount, formatPercent } from './figures.ts';
import { wordBars } from './takes.ts';

export const COMPOSE_TEXT = {
  title: 'Compose',
  noModel: 'There is no model to write with yet. Training one on your pieces takes a few minutes.',
  fetchingStarter: 'Fetching the model that comes with Cadenza.',
  trainModel: 'Train a model',
  newTake: 'A new take',
  noTakes: 'Takes appear here as they are written.',
  playWhileWriting: 'Play as it is written',
  model: 'Model',
  starterHint: 'It comes with Cadenza and knows rags, dance tunes, chorales and classics.',
  length: 'Length',
  lengthHint: 'And up to two more for the ending to ring.',
  adventure: 'Adventure',
  write: 'Write',
  writing: 'Writing',
  beingWritten: 'The take being written',
  // What it goes on from.
  startFrom: 'Start from',
  nothing: 'Nothing',
  fromBar: 'From bar',
  openingBars: 'Opening bars',
  openingBarsHint: 'The take begins with them.',
  // What its seed and its draws are.
  seedHint: 'The same seed and settings give the same take.',
  newSeed: 'New seed',
  freshSeed: 'New seed after each take',
  attempts: 'Attempts',
  attemptsHint:
    'So many are written, and one that is like the pieces is kept. A take that plays as it is written has but one.',
  rules:
    'How each property of a note is drawn. Heat: above 100 the unlikely gains. Keep: only the likeliest that make up this share. Floor: nothing less likely than this share of the likeliest. Adventure multiplies the heat of waits, pitch and duration.',
  property: 'Property',
  defaults: 'Back to the defaults',
  // Changing it.
  change: 'Change this take',
  rewriteHint: 'Or choose bars, here or by dragging over the roll, and have them written anew.',
  firstBar: 'First bar',
  lastBar: 'Last bar',
  parts: 'Parts',
  partsHint: 'The others stay as they are.',
  allParts: 'all',
  allBars: 'Choose all bars',
  // What the model considered.
  surprise: 'Surprise',
  considered: 'What the model considered',
  reading: 'The model reads the take …',
  noNotes: 'There are no notes in this take.',
  consideredExplained:
    'It decides one thing after the other. “As learned” is how likely each was to the model, “as drawn” what adventure and the advanced settings made of that; limits, the key and the form are left aside.',
  asLearned: 'as learned',
  asDrawn: 'as drawn',
  chosen: 'chosen',
};

/** In the order of a note's fields. */
export const PROPERTIES = [
  'Wait, beats',
  'Wait, parts',
  'Instrument',
  'Pitch',
  'Duration',
  'Loudness',
];
export const RULE_TEXT = { temperature: 'Heat %', topP: 'Keep %', minP: 'Floor %' };
export const nameRule = (property: string, rule: string): string => `${property}, ${rule}`;

export const wordBarCount = (bars: number): string => countOf(bars, 'bar');
export const wordWriteSeveral = (takes: number): string => `Write ${countOf(takes, 'take')}`;
export const wordOfBars = (bars: number): string => `of ${countOf(bars, 'bar')}`;

export function wordWriting(written: number, wanted: number): string {
  return wanted > 0 ? `${formatCount(written)} of ${countOf(wanted, 'bar')} written` : 'Reading';
}

export const wordSoFar = (notes: number): string => `${countOf(notes, 'note')} so far`;

/** "412 notes in 32 bars, 1:04 long" after its title. */
export function nameTake(title: string, notes: number, bars: number, seconds: number): string {
  return `${title}: ${countOf(notes, 'note')} in ${countOf(bars, 'bar')}, ${formatClock(seconds)} long`;
}

export const wordPrime = (notes: number): string =>
  `Grey: the opening it was given, ${countOf(notes, 'note')}`;

export const wordGoOn = (bars: number): string => `Go on for ${countOf(bars, 'bar')}`;
export const wordLoop = (fromBar: number, bars: number): string =>
  `Loop ${wordBars(fromBar, bars)}`;
export const wordRewrite = (fromBar: number, bars: number): string =>
  `Write ${wordBars(fromBar, bars)} anew`;
/** @param index from 0 */
export const nameTrack = (index: number, instrument: string): string =>
  `track ${index + 1}, ${instrument}`;
export const wordOnlyTrack = (index: number, instrument: string): string =>
  `only ${nameTrack(index, instrument)}`;

interface ListedTake {
  readonly writer: string;
  readonly temperature: number;
  readonly seed: number;
  readonly bars: number;
  readonly notes: number;
  readonly seconds: number;
}

/** A take's line in the list. @param writer from `wordWriter` */
export function wordTake({ writer, temperature, seed, bars, notes, seconds }: ListedTake): string {
  return `${writer} · adventure ${temperature.toFixed(2)} · seed ${seed} · ${countOf(bars, 'bar')}, ${countOf(notes, 'note')} · ${formatClock(seconds)}`;
}

/** @param origin from `wordOrigin` */
export const wordBeginning = (origin: string, isEdited: boolean): string =>
  isEdited ? `${origin} · edited` : origin;

/** @param bar from 0 */
export const nameNote = (name: string, bar: number): string => `${name} in bar ${bar + 1}`;
export const nameConsidered = (note: string): string => `What it considered for ${note}`;
export const titleConsidered = (note: string, nats: number): string =>
  `${note}: ${nats.toFixed(2)} nats`;

export function wordProbability(share: number): string {
  if (share === 0) return '–';
  return share < 0.01 ? '< 1 %' : formatPercent(share);
}
