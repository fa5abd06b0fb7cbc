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

/** Notes a training by itself hears: about a minute's worth for a small model, until it ends for want of improvement. */
const USUAL_NOTES = 600_000;
/** Of large corpora everything is heard so often at least. */
const FEWEST_PASSES = 4;

/** What a training by itself makes of so much music. Figures in docs/music-model.md. */
export function passesFor(trainingNotes: number): number {
  return Math.max(FEWEST_PASSES, Math.round(USUAL_NOTES / Math.max(1, trainingNotes)));
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
 * Notes between validations: twice a pass, but on little music no more often than is worth its time; in a run
 * of few passes eight times; and never so often that judging takes more than a sixth of the learning.
 */
export function validationGap({ training, validation }: Workload, notesHeard: number): number {
  const perPass = Math.min(training / 2, notesHeard / 8);
  const wanted = Math.max(perPass, Math.min(8192, notesHeard / 20), 2 * validation);
  return Math.ceil(Math.min(wanted, notesHeard / 2));
}

/** Of a whole run that does not end before its plan, validation included. */
export function estimateSeconds(
  work: Workload,
  length: TrainLength,
  notesPerSecond: number,
): number {
  if (length.kind === 'minutes') return length.minutes * 60;
  const heard = notesToHear(length, work.training, notesPerSecond);
  const validations = 1 + heard / validationGap(work, heard);
  return (heard + validations * work.validation * VALIDATION_COST) / notesPerSecond;
}
