// How much a training hears, how often it is judged, and how long that takes: what is said beforehand and what
// the run then does come from the same rules.
import { countHeldOut, HELD_OUT_SHARE } from '../dataset/split.ts';
import type { TrainLength, TrainSettings } from './training.ts';

/** Notes. */
export interface Workload {
  readonly training: number;
  readonly validation: number;
}

/** A step goes forwards and backwards, a validation only forwards, at about a third of the cost. */
const VALIDATION_COST = 1 / 3;

/** What a corpus of so many pieces and notes will be split into, roughly: pieces differ in length. */
export function expectWorkload(
  pieces: number,
  notes: number,
  wanted: TrainSettings['validation'],
): Workload {
  const heldOut = countHeldOut(pieces, wanted);
  const validation = notes * (heldOut > 0 ? heldOut / pieces : HELD_OUT_SHARE);
  return { training: notes - validation, validation };
}

const MOST_PASSES = 30;
const FEWEST_PASSES = 4;
/** Notes to hear between the two. */
const USUAL_NOTES = 600_000;

/** What a training by itself makes of so much music. Figures in docs/music-model.md. */
export function passesFor(trainingNotes: number): number {
  const passes = Math.round(USUAL_NOTES / trainingNotes);
  return Math.min(MOST_PASSES, Math.max(FEWEST_PASSES, passes));
}

/** @param notesPerSecond of training on this device; decides only where time is the bound. */
export function notesToHear(
  length: TrainLength,
  trainingNotes: number,
  notesPerSecond: number,
): number {
  if (length.kind === 'minutes') return notesPerSecond * length.minutes * 60;
  return trainingNotes * (length.kind === 'auto' ? passesFor(trainingNotes) : length.passes);
}

/**
 * Notes between validations: twice a pass, but on little music no more often than is worth its time, and
 * in a run of few passes eight times.
 */
export function validationGap(trainingNotes: number, notesHeard: number): number {
  const perPass = Math.min(trainingNotes / 2, notesHeard / 8);
  return Math.ceil(Math.max(perPass, Math.min(8192, notesHeard / 20)));
}

/** Of a whole run that does not end before its plan, validation included. */
export function estimateSeconds(
  { training, validation }: Workload,
  length: TrainLength,
  notesPerSecond: number,
): number {
  if (length.kind === 'minutes') return length.minutes * 60;
  const heard = notesToHear(length, training, notesPerSecond);
  const validations = 1 + heard / validationGap(training, heard);
  return (heard + validations * validation * VALIDATION_COST) / notesPerSecond;
}
