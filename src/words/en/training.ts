// What a run is, in plain words.
import { pitchName } from '../../core/music/pitchNames.ts';
import type { PitchMap } from '../../core/model/pitchMap.ts';
import { countHeldOut, FEWEST_TRAINING_NOTES } from '../../core/dataset/split.ts';
import type { EngineName, EngineReport, RunEnd, RunFacts } from '../../core/model/training.ts';
import type { Recovery } from '../../core/model/runStory.ts';
import type { HeldRun, Resumption } from '../../store/training.ts';
import { countOf, formatCount, wordWait } from './figures.ts';

export const ENGINE_NAMES: Readonly<Record<EngineName, string>> = {
  wasm: 'one processor core',
  'wasm-threads': 'several processor cores',
  webgpu: 'the graphics chip (WebGPU)',
  'tfjs-wasm': 'the processor (TensorFlow.js)',
  webgl: 'the graphics chip (WebGL)',
  cpu: 'the processor (plain JavaScript)',
};

const STATUS: Readonly<Record<EngineReport['status'], string>> = {
  chosen: 'in use',
  slower: 'works, but is slower here',
  spare: 'not needed',
  software: 'only emulated in software here, so not used',
  missing: 'not available in this browser',
  failed: 'failed its check',
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
    : `${countOf(pieces, 'piece')}: ${formatCount(pieces - heldOut)} to learn from, ${formatCount(heldOut)} set aside for checking.`;
}

/** Why a training cannot begin. @param notes there are to learn from, too few */
export function wordTooLittle(notes: number): string {
  return `There is too little music: training needs at least ${formatCount(FEWEST_TRAINING_NOTES)} notes to learn from, and these pieces have ${formatCount(notes)}. Add more pieces.`;
}

/** @param seconds undefined until this device's speed is known */
export function wordEstimate(seconds: number | undefined): string {
  return seconds === undefined
    ? 'Measuring how long it takes on this device.'
    : `On this device: ${wordWait(seconds)} at most.`;
}

/** @param totalNotes notes to hear, or null where time is the bound */
export function wordHeard(notesSeen: number, totalNotes: number | null): string {
  return totalNotes === null
    ? `${countOf(notesSeen, 'note')} processed`
    : `${formatCount(notesSeen)} of ${countOf(totalNotes, 'note')} processed`;
}

/** @param seconds null until enough has been measured */
export function wordTimeLeft(seconds: number | null): string {
  return seconds === null ? 'estimating the time left' : `${wordWait(seconds)} left`;
}

export function wordRecovery({ failed, notesSeen }: Recovery): string {
  return `Computing on ${ENGINE_NAMES[failed]} failed. Training resumed from the last checkpoint, at ${countOf(notesSeen, 'note')}; nothing before that was lost.`;
}

const INTERRUPTIONS: Readonly<Record<Resumption['after'], string>> = {
  crash: 'an unexpected stop',
  'page closed': 'the page was closed',
  sleep: 'the browser put this page to sleep',
};

/** @param engine that computes now; undefined until it is known */
export function wordResumption(
  { after, notesSeen, engine: before }: Resumption,
  engine: EngineName | undefined,
): string {
  const what =
    notesSeen === 0 ? 'Training started over' : `Training resumed at ${countOf(notesSeen, 'note')}`;
  const words = `${what} after ${INTERRUPTIONS[after]}.`;
  if (engine === undefined || before === null || before === engine) return words;
  return `${words} It now runs on ${ENGINE_NAMES[engine]}, because ${ENGINE_NAMES[before]} could not be used again.`;
}

export function wordHeld({ why, notesSeen }: HeldRun): string {
  const reached = notesSeen === 0 ? '' : ` It had reached ${countOf(notesSeen, 'note')}.`;
  switch (why) {
    case 'failed':
      return `Training could not continue. What it has learned is kept.${reached}`;
    case 'page closed':
      return `The page closed several times at the same point of this training, so it was not resumed automatically. What it has learned is kept.${reached}`;
    case 'elsewhere':
      return 'Another tab is still training in this project. Close that tab to resume here.';
  }
}

export function wordHeldOut(facts: RunFacts): string {
  const { validationNotes, validationKind, isValidationHeard } = facts;
  if (isValidationHeard)
    return `Validation uses ${countOf(validationNotes, 'note')} that this training does not learn from, but the model it started from knew some of them, so the result looks a little better than it is.`;
  return validationKind === 'pieces'
    ? `Validation uses ${countOf(validationNotes, 'note')} from whole pieces the model never learns from.`
    : `There are too few pieces to set one aside, so validation uses the ends of pieces, ${countOf(validationNotes, 'note')} the model never learns from. The result looks a little better than it is.`;
}

const ENDS: Readonly<Record<RunEnd, string>> = {
  plan: 'It finished as planned.',
  stop: 'You stopped it. The best model so far is kept.',
  'early-stop':
    'It stopped improving, went back to its best point and finished from there with smaller steps. The best model is kept.',
  crashed: 'Training stopped unexpectedly. The best model before that is kept.',
  diverged: 'The training became unstable, so it was ended. The best model before that is kept.',
};

/** @param best notes that the best model of the run had heard */
export function wordEnd(end: RunEnd, best: number): string {
  if (end === 'early-stop' && best === 0)
    return 'It ended early: nothing it learned was better than where it started.';
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
      ? ' That is hardly more than chance: it has learned little about pitches yet.'
      : '';
  return `Pitches that lie close together are used in similar ways. The map shows ${pitchName(lowestPitch)} to ${pitchName(highest)} as the model hears them, coloured by name; pitches its pieces never play lie where chance left them. These two directions show ${seen} % of the differences.${doubt}`;
}
