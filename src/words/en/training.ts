// What a run is, in plain words.
import { pitchName } from '../../core/music/pitchNames.ts';
import type { PitchMap } from '../../core/model/pitchMap.ts';
import { countHeldOut, FEWEST_TRAINING_NOTES } from '../../core/dataset/split.ts';
import type { EngineName, EngineReport, RunEnd, RunFacts } from '../../core/model/training.ts';
import type { Recovery } from '../../core/model/runStory.ts';
import type { HeldRun, Resumption } from '../../store/training.ts';
import { countOf, formatCount, wordWait } from './figures.ts';

export const ENGINE_NAMES: Readonly<Record<EngineName, string>> = {
  wasm: 'one core of the processor',
  'wasm-threads': 'all cores of the processor',
  webgpu: 'the graphics chip (WebGPU)',
  'tfjs-wasm': 'the processor (TensorFlow.js)',
  webgl: 'the graphics chip (WebGL)',
  cpu: 'the processor (plain JavaScript)',
};

const STATUS: Readonly<Record<EngineReport['status'], string>> = {
  chosen: 'in use',
  slower: 'works, but is slower here',
  spare: 'not needed',
  software: 'only imitated in software here, so left aside',
  missing: 'not offered by this browser',
  failed: 'did not pass its check',
};

export function wordEngineStatus(status: EngineReport['status']): string {
  return STATUS[status];
}

/** What a training on so many pieces would do with them. */
export function wordPieces(pieces: number): string {
  if (pieces === 0) return 'There is nothing to learn from yet.';
  const heldOut = countHeldOut(pieces);
  return heldOut === 0
    ? `${countOf(pieces, 'piece')} to learn from.`
    : `${countOf(pieces, 'piece')}: ${formatCount(pieces - heldOut)} to learn from, ${formatCount(heldOut)} kept aside to judge by.`;
}

/** Why a training cannot begin. @param notes there are to learn from, too few */
export function wordTooLittle(notes: number): string {
  return `There is too little music: a training needs ${formatCount(FEWEST_TRAINING_NOTES)} notes to learn from, and these pieces have ${formatCount(notes)}. Add more pieces.`;
}

/** @param seconds undefined until this device's speed is known */
export function wordEstimate(seconds: number | undefined): string {
  return seconds === undefined
    ? 'How long it takes here is not known yet.'
    : `Here it takes ${wordWait(seconds)} at most.`;
}

/** @param totalNotes notes to hear, or null where time is the bound */
export function wordHeard(notesSeen: number, totalNotes: number | null): string {
  return totalNotes === null
    ? `${countOf(notesSeen, 'note')} heard`
    : `${formatCount(notesSeen)} of ${countOf(totalNotes, 'note')} heard`;
}

/** @param seconds null until enough has been measured */
export function wordTimeLeft(seconds: number | null): string {
  return seconds === null ? 'measuring the time left' : `${wordWait(seconds)} left`;
}

export function wordRecovery({ failed, notesSeen }: Recovery): string {
  return `Computing on ${ENGINE_NAMES[failed]} failed. Training went on from what it had kept after ${countOf(notesSeen, 'note')}; nothing before that was lost.`;
}

/** @param engine that computes now; undefined until it is known */
export function wordResumption(
  { after, notesSeen, engine: before }: Resumption,
  engine: EngineName | undefined,
): string {
  const why =
    after === 'crash' ? 'the part that computes had stopped unexpectedly' : 'the page was closed';
  const what = notesSeen === 0 ? 'Began anew' : `Went on from ${countOf(notesSeen, 'note')}`;
  const words = `${what} after ${why}.`;
  if (engine === undefined || before === null || before === engine) return words;
  return `${words} It computes on ${ENGINE_NAMES[engine]} now, as ${ENGINE_NAMES[before]} could not be had again.`;
}

export function wordHeld({ why, notesSeen }: HeldRun): string {
  const reached = notesSeen === 0 ? '' : ` It had heard ${countOf(notesSeen, 'note')}.`;
  switch (why) {
    case 'failed':
      return `The training could not go on. What it has learned is kept.${reached}`;
    case 'page closed':
      return `The page closed several times at the same point of this training, so it does not go on by itself.${reached}`;
    case 'elsewhere':
      return 'Another tab is still busy with a training of this project. Close that tab to go on here.';
  }
}

export function wordHeldOut(facts: RunFacts): string {
  const { validationNotes, validationKind, isValidationHeard } = facts;
  if (isValidationHeard)
    return `Validation is measured on ${countOf(validationNotes, 'note')} this training does not hear, but the model it goes on from has heard some of them. That flatters it.`;
  return validationKind === 'pieces'
    ? `Validation is measured on ${countOf(validationNotes, 'note')} of whole pieces the model never learns from.`
    : `There are too few pieces to hold one out, so validation is measured on the ends of pieces, ${countOf(validationNotes, 'note')} the model never learns from. That flatters it.`;
}

const ENDS: Readonly<Record<RunEnd, string>> = {
  plan: 'It heard everything as often as planned.',
  stop: 'You stopped it; the best model so far is kept.',
  'early-stop':
    'It had stopped getting better, went back to its best and finished from there with smaller steps. The best model is kept.',
  crashed: 'The part that computes stopped unexpectedly; the best model before that is kept.',
  diverged:
    'Its numbers stopped making sense, so it was ended; the best model before that is kept.',
};

/** @param best notes that the best model of the run had heard */
export function wordEnd(end: RunEnd, best: number): string {
  if (end === 'early-stop' && best === 0)
    return 'It ended by itself: nothing it learned was better than where it began.';
  return ENDS[end];
}

/** Times what chance would show. */
const CLEARLY_MORE = 1.5;

/** What a pitch map shows. */
export function wordPitchMap({ lowestPitch, places, shares, chance }: PitchMap): string {
  const highest = lowestPitch + places.length / 2 - 1;
  const share = shares[0] + shares[1];
  const seen = Math.round(share * 100);
  const doubt =
    share < CLEARLY_MORE * chance
      ? ' That is hardly more than chance would show: it has learned little of pitches yet.'
      : '';
  return `Notes that lie close are used alike. Here are ${pitchName(lowestPitch)} to ${pitchName(highest)} as the model hears them, those its pieces never play where chance left them, coloured by their name; these two directions show ${seen} % of what tells them apart.${doubt}`;
}
