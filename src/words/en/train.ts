// Train: what the screen, its settings and its models say. What a run has been through is in training.ts.
import type { PresetName } from '../../core/model/trainedModel.ts';
import { countOf, formatCount, wordWait } from './figures.ts';
import { SIZE_NAMES } from './models.ts';

export const TRAIN_TEXT = {
  title: 'Train',
  whileRunning: 'Pieces you add or remove now count for the next training.',
  collectPieces: 'Add some pieces',
  newModel: 'A new model',
  itsSettings: 'Settings of this training',
  emptyTitle: 'A model starts with your pieces',
  empty:
    'It reads them again and again, guessing each next note, and gets a little better every time. A handful of pieces is enough for a first try, which takes a few minutes.',
  resume: 'Resume',
  stopAndKeep: 'Stop and keep the model',
  train: 'Train',
  keptOnStop: 'When you stop, the best model so far is kept.',
  waitsForHeld: 'Decide about the interrupted training above before you start another.',
  learnsHere: 'Training runs in this tab. You can stop at any time and keep what it has learned.',
  learnedNothing: 'Training was stopped before it had learned anything.',
  openModel: 'Open a model file',
  modelFiles: 'Model files',
  // A training that waits.
  heldTitle: 'Interrupted training',
  resumeHeld: 'Resume training',
  keepBest: 'Keep the best model so far',
  discardTraining: 'Discard this training',
  // The run.
  training: 'Training',
  lastTraining: 'The last training',
  trainingLoss: 'Training loss',
  validationLoss: 'Validation loss',
  bestLoss: 'Best validation loss',
  baseline: 'Baseline',
  notesPerSecond: 'Notes per second',
  lastStretch:
    'It has stopped improving, so it went back to its best point and is finishing from there with smaller steps.',
  // Hearing it as it learns.
  writing: 'Writing…',
  hear: 'Hear it now',
  hearHint:
    'It writes about eight bars with the best it has learned so far while training continues. You find the take under Compose.',
  nothingToHear: 'You can hear it as soon as it has learned something.',
  // A model.
  whatItLearned: 'What it has learned',
  trainOn: 'Continue training',
  rename: 'Rename',
  pitchMap: 'How it hears pitches',
  looking: 'Reading the model…',
  fewPitches: 'Its pieces use too few pitches for a map.',
  // What the next training begins with.
  beginWith: 'Start from',
  beginAnewHint: 'It will learn from these pieces alone.',
  beginWithHint:
    'The new model keeps the size and knowledge of this one and learns your pieces on top. The original stays unchanged.',
  nothing: 'Nothing',
  starterModel: 'The starter model',
  size: 'Model size',
  longTitle: 'This is a lot of music for this device.',
  long: 'A full training would take long. You can stop it at any time, or set a time limit and continue training later if it is still improving.',
  whatItRunsOn: 'Runs on',
};

export const SIZE_TEXT: Readonly<
  Record<PresetName, { readonly label: string; readonly hint: string }>
> = {
  S: { label: SIZE_NAMES.S, hint: 'Best for a handful of pieces.' },
  M: { label: SIZE_NAMES.M, hint: 'For dozens of pieces.' },
  L: { label: SIZE_NAMES.L, hint: 'For hundreds of pieces and a fast device.' },
};

export const SETTING_TEXT = {
  auto: 'automatic',
  length: 'How long',
  lengthHint: 'Automatic: 600,000 notes, and at least four passes over all the music.',
  inPasses: 'number of passes',
  inMinutes: 'time limit',
  passes: 'Passes',
  passesHint:
    'How many times it goes through all the music. It stops sooner if it no longer improves.',
  minutes: 'Minutes',
  minutesHint: 'It stops sooner if it no longer improves. Pauses do not count.',
  otherKeys: 'Transpose to other keys',
  otherKeysHint:
    'Whether it learns each piece in other keys too. Automatic: yes, unless there are five or more pieces and over four in five share a key.',
  always: 'always',
  never: 'never',
  heldOut: 'Set aside for checking',
  heldOutHint:
    'Music it never learns from, to measure how well it does. Automatic: with eight pieces or more a tenth of them, at least two; with fewer, the end of each.',
  wholePieces: 'whole pieces',
  endOfEach: 'the end of each piece',
  learningRate: 'Learning rate',
  learningRateHint:
    'The size of the largest learning step. Automatic: 0.004, or 0.002 for a large model or when starting from a model.',
  dropout: 'Dropout',
  dropoutHint:
    'The share of the model switched off in each step, so that it memorises less. Automatic: 30 %, and less from 30,000 notes on.',
  seedHint: 'The same pieces, settings and seed start the same way. Default: 1.',
  engine: 'Runs on',
  engineHint: 'Automatic: the fastest that computes correctly on this device.',
};

export const titleModels = (models: number): string =>
  models === 1 ? 'Your model' : 'Your models';
export const wordComposeWith = (models: number): string =>
  `Compose with your ${models === 1 ? 'model' : 'models'}`;

/** @param heard from `wordHeard` @param left from `wordTimeLeft`; null while it is paused */
export const wordRunning = (heard: string, left: string | null): string =>
  `${heard}, ${left ?? 'paused'}`;
export const PREPARING = 'Getting ready: finding the fastest way to compute';

export const wordTrainFor = (minutes: number): string => `Train for ${minutes} minutes`;
export const nameTrainOn = (name: string): string => `Continue training ${name}`;

export const wordRunsOn = (engine: string): string => `Runs on ${engine}`;
export const wordSpeed = (notesPerSecond: number): string =>
  `${formatCount(notesPerSecond)} notes per second`;
export const wordParameters = (count: number): string =>
  `The model has ${formatCount(count)} weights.`;

/** @param what from `wordError` */
export const wordCheckpointUnkept = (what: string): string =>
  `${what} Training continues, but what it has learned will be lost if you close the page before it ends.`;

/** @param base name of the model it went on from, or null. @param loss, counting nats per note */
export function wordLearnedFrom(
  pieces: number,
  base: string | null,
  loss: number,
  counting: number,
): string {
  const onTop = base === null ? '' : ` on top of ${base}`;
  return `Learned from ${countOf(pieces, 'piece')}${onTop}, best validation loss ${loss.toFixed(2)} (baseline ${counting.toFixed(2)})`;
}

/** @param model from `wordModel` */
export function wordLearning(model: string, notesSeen: number, seconds: number): string {
  return `${model}, trained on ${countOf(notesSeen, 'note')} in ${wordWait(seconds)}`;
}
