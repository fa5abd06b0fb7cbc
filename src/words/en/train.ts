// Train: what the screen, its settings and its models say. What a run has been through is in training.ts.
import type { PresetName } from '../../core/model/trainedModel.ts';
import { countOf, formatCount, wordWait } from './figures.ts';
import { SIZE_NAMES } from './models.ts';

export const TRAIN_TEXT = {
  title: 'Train',
  whileRunning: 'What you add or remove now is for the next model.',
  collectPieces: 'Collect some pieces',
  newModel: 'A new model',
  goOn: 'Go on',
  stopAndKeep: 'Stop and keep the model',
  train: 'Train',
  keptOnStop: 'The best model so far is kept when you stop.',
  waitsForHeld: 'A new training can begin when the one that is waiting is settled.',
  learnsHere: 'It learns in this tab. You may stop at any time and keep what it has learned.',
  learnedNothing: 'The training was stopped before it had learned anything.',
  openModel: 'Open a model file',
  modelFiles: 'Model files',
  // A training that waits.
  heldTitle: 'A training is waiting',
  goOnWithIt: 'Go on with it',
  keepBest: 'Keep the best so far',
  discardTraining: 'Discard this training',
  // The run.
  training: 'Training',
  lastTraining: 'The last training',
  trainingLoss: 'Training loss',
  validationLoss: 'Validation loss',
  bestLoss: 'Best validation loss',
  counting: 'Just counting',
  notesPerSecond: 'Notes per second',
  lastStretch:
    'It no longer gets better. It went back to its best and ends there with smaller steps.',
  // Hearing it as it learns.
  writing: 'Writing …',
  hear: 'Hear it now',
  hearHint:
    'It writes about eight bars with the best it has learned so far, and goes on learning. The take is kept under Compose.',
  nothingToHear: 'It can be heard as soon as it has learned something.',
  // A model.
  whatItLearned: 'What it has learned',
  trainOn: 'Train on',
  rename: 'Rename',
  pitchMap: 'How it hears pitches',
  looking: 'Looking at it …',
  fewPitches: 'Its pieces have too few pitches to draw.',
  // What the next training begins with.
  beginWith: 'Begin with',
  beginAnewHint: 'It will know nothing but these pieces.',
  beginWithHint:
    'It keeps what it knows, and its size, and learns these pieces on top. The model itself stays as it is.',
  aNewModel: 'a new model',
  starterModel: 'the starter model',
  size: 'Size of the model',
  longTitle: 'This is a lot of music for this device.',
  long: 'A training of all passes would be long. It may be stopped at any time; or give it a time to be done in, and train on later if it is still getting better.',
  whatItRunsOn: 'What it runs on',
};

export const SIZE_TEXT: Readonly<
  Record<PresetName, { readonly label: string; readonly hint: string }>
> = {
  S: { label: SIZE_NAMES.S, hint: 'Right for a handful of pieces.' },
  M: { label: SIZE_NAMES.M, hint: 'For dozens of pieces.' },
  L: { label: SIZE_NAMES.L, hint: 'For hundreds of pieces and a fast machine.' },
};

export const SETTING_TEXT = {
  auto: 'by itself',
  length: 'How long',
  lengthHint: 'By itself: until it has heard 600,000 notes, and everything four times at least.',
  inPasses: 'a number of passes',
  inMinutes: 'a time',
  passes: 'Passes',
  passesHint: 'How many times it hears all the music. It stops sooner when it no longer improves.',
  minutes: 'Minutes',
  minutesHint: 'It stops sooner when it no longer improves. Pauses do not count.',
  otherKeys: 'Other keys',
  otherKeysHint:
    'Whether it hears each piece in other keys too. By itself: unless more than four in five of at least five pieces are in one key.',
  always: 'always',
  never: 'never',
  heldOut: 'Kept aside to judge by',
  heldOutHint:
    'By itself: a tenth of the pieces, two at least, from eight pieces on; of fewer, their ends.',
  wholePieces: 'whole pieces',
  endOfEach: 'the end of each piece',
  learningRate: 'Learning rate',
  learningRateHint:
    'How far each step goes at its boldest. By itself: 0.004; 0.002 for a large model, or when it goes on from a model.',
  dropout: 'Dropout',
  dropoutHint:
    'The share of the model that rests in each step, so that it learns less by heart. By itself: 30 %, and less from 30,000 notes on.',
  seedHint: 'The same pieces, settings and seed begin the same way. By itself: 1.',
  engine: 'Runs on',
  engineHint: 'By itself it takes the fastest that computes right.',
  fastest: 'the fastest here',
};

export const titleModels = (models: number): string =>
  models === 1 ? 'Your model' : 'Your models';
export const wordComposeWith = (models: number): string =>
  `Compose with ${models === 1 ? 'it' : 'them'}`;

/** @param heard from `wordHeard` @param left from `wordTimeLeft`; null while it is paused */
export const wordRunning = (heard: string, left: string | null): string =>
  `${heard}, ${left ?? 'paused'}`;
export const PREPARING = 'Getting ready: looking for the fastest way to compute';

export const wordTrainFor = (minutes: number): string => `Train for ${minutes} minutes`;
export const nameTrainOn = (name: string): string => `Train on from ${name}`;

export const wordRunsOn = (engine: string): string => `Runs on ${engine}`;
export const wordSpeed = (notesPerSecond: number): string =>
  `${formatCount(notesPerSecond)} notes a second`;
export const wordParameters = (count: number): string =>
  `The model has ${formatCount(count)} numbers to learn.`;

/** @param what from `wordError` */
export const wordCheckpointUnkept = (what: string): string =>
  `${what} The training goes on; if the page is closed before it ends, what it has learned is lost.`;

/** @param base name of the model it went on from, or null. @param loss, counting nats per note */
export function wordLearnedFrom(
  pieces: number,
  base: string | null,
  loss: number,
  counting: number,
): string {
  const onTop = base === null ? '' : ` on top of ${base}`;
  return `Learned from ${countOf(pieces, 'piece')}${onTop}, best validation loss ${loss.toFixed(2)} (just counting: ${counting.toFixed(2)})`;
}

/** @param model from `wordModel` */
export function wordLearning(model: string, notesSeen: number, seconds: number): string {
  return `${model}, after hearing ${countOf(notesSeen, 'note')} in ${wordWait(seconds)}`;
}
