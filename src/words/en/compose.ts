// Compose: what a take is written with, the take itself, and what can be done with it.
import { NO_VALUE } from './common.ts';
import { countOf, formatClock, formatCount, formatPercent } from './figures.ts';
import { sayPitches } from './roll.ts';
import { wordBars } from './takes.ts';

export const COMPOSE_TEXT = {
  title: 'Compose',
  noModel: 'You need a model to compose with. Training one on your pieces takes a few minutes.',
  fetchingStarter: 'Loading the model that comes with Cadenza.',
  trainModel: 'Train a model',
  newTake: 'A new take',
  evaluateTakes: 'Compare with your pieces',
  noTakes: 'Your takes appear here',
  noTakesHint:
    'Press Write to begin one. You hear it while it is written, and it stays until you delete it.',
  playWhileWriting: 'Play while writing',
  model: 'Model',
  starterHint: 'Comes with Cadenza. Knows rags, dance tunes, chorales and classical pieces.',
  length: 'Length',
  lengthHint: 'Plus up to two bars for the ending to ring out.',
  adventure: 'Adventure',
  write: 'Write',
  writing: 'Writing',
  beingWritten: 'The take being written',
  // What it goes on from.
  startFrom: 'Start from',
  nothing: 'Nothing',
  fromBar: 'From bar',
  openingBars: 'Opening bars',
  openingBarsHint: 'The take starts with these bars.',
  // What its seed and its draws are.
  seedHint: 'The same seed and settings give the same take.',
  newSeed: 'New seed',
  freshSeed: 'New seed after each take',
  attempts: 'Attempts',
  attemptsHint:
    'How many versions are written; one that is like the pieces is kept. With “Play while writing” there is only one.',
  rules:
    'How each property of a note is chosen. Temperature: above 100, unlikely choices gain. Top-p: only the likeliest choices that together make up this share. Min-p: nothing less likely than this share of the likeliest choice. Adventure multiplies the temperature of waits, pitch and duration.',
  property: 'Property',
  defaults: 'Reset to defaults',
  // Changing it.
  change: 'Change this take',
  rewriteHint:
    'Or select bars, here or by dragging over the roll, and have the model rewrite them.',
  firstBar: 'First bar',
  lastBar: 'Last bar',
  parts: 'Parts',
  partsHint: 'The other parts stay unchanged.',
  allParts: 'all',
  allBars: 'Select all bars',
  // What the model considered.
  surprise: 'Surprise',
  considered: 'What the model considered',
  reading: 'The model is reading the take…',
  noNotes: 'There are no notes in this take.',
  consideredExplained:
    'The model makes one decision after another. “As learned” shows how likely it found each option, “with your settings” the same after adventure and the advanced settings. Limits, key and form are not included.',
  asLearned: 'as learned',
  asDrawn: 'with your settings',
  chosen: 'chosen',
};

/** In the order of a note's fields. */
export const PROPERTIES = [
  'Wait (beats)',
  'Wait (part of a beat)',
  'Instrument',
  'Pitch',
  'Duration',
  'Loudness',
];
export const RULE_TEXT = { temperature: 'Temperature %', topP: 'Top-p %', minP: 'Min-p %' };
export const nameRule = (property: string, rule: string): string => `${property}, ${rule}`;

export const wordBarCount = (bars: number): string => countOf(bars, 'bar');
export const wordWriteSeveral = (takes: number): string => `Write ${countOf(takes, 'take')}`;
export const wordOfBars = (bars: number): string => `of ${countOf(bars, 'bar')}`;

export function wordWriting(written: number, wanted: number): string {
  return wanted > 0
    ? `${formatCount(written)} of ${countOf(wanted, 'bar')} written`
    : 'Reading the opening';
}

export const wordSoFar = (notes: number): string => `${countOf(notes, 'note')} so far`;

/** "412 notes in 32 bars, 1:04 long" after its title. */
export function nameTake(title: string, notes: number, bars: number, seconds: number): string {
  return `${title}: ${countOf(notes, 'note')} in ${countOf(bars, 'bar')}, ${formatClock(seconds)} long`;
}

export const wordPrime = (notes: number): string =>
  `Grey: the opening it started from, ${countOf(notes, 'note')}`;

export const wordGoOn = (bars: number): string => `Continue for ${countOf(bars, 'bar')}`;
export const wordLoop = (fromBar: number, bars: number): string =>
  `Loop ${wordBars(fromBar, bars)}`;
export const wordRewrite = (fromBar: number, bars: number): string =>
  `Rewrite ${wordBars(fromBar, bars)}`;
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
  if (share === 0) return NO_VALUE;
  return share < 0.01 ? '< 1 %' : formatPercent(share);
}

/** What is spoken of a note, beside all that can be read. @param share that its pitch had, as learned */
export function wordChosen(note: string, share: number): string {
  const likely = share === 0 ? 'not likely at all' : `${wordProbability(share)} likely`;
  return `${sayPitches(note)}: ${likely}, ${COMPOSE_TEXT.asLearned}.`;
}
