// A recording that was heard, before it becomes a piece: what is asked about it, and what can be changed.

export const REVIEW_TEXT = {
  openingMicrophone: 'Opening the microphone',
  stopRecording: 'Stop recording',
  recordMicrophone: 'Record with the microphone',
  listening: 'Listening',
  listeningCancelled: 'Listening cancelled. What was heard before is below.',
  listenTo: 'Listen to',
  theNotes: 'the notes',
  theRecording: 'the recording',
  both: 'both',
  silent:
    'There is no note to listen to. Under “What counts as a note”, go back to the usual settings.',
  whatCounts: 'What counts as a note',
  tempoAndBeat: 'Tempo and beat',
  add: 'Add to my pieces',
  lost: 'What was heard and changed here is lost.',
  keepIt: 'Keep it',
  asFound: 'as found',
  halfAsFast: 'Half as fast',
  twiceAsFast: 'Twice as fast',
  tapBeat: 'Tap the beat',
  freeTime: 'Free time',
  beatsInBar: 'Beats in a bar',
  barsLater: 'Bars one beat later',
  barHere: 'A bar starts here',
  backToFound: 'Back to what was found',
  barHint: 'While you listen, press “A bar starts here” on the first beat of a bar.',
  keepToBeat: 'Keep to the beat',
  keepToBeatHint: 'Moves notes towards the nearest sixteenth of a bar of four.',
  onset: 'Sure of a beginning',
  onsetHint: 'Lower finds more notes, and more that are not there.',
  sounding: 'Sure that it sounds',
  soundingHint: 'Lower lets notes last longer.',
  shortest: 'Shortest note',
  faintest: 'Faintest note',
  octaves: 'Octave echoes',
  octavesHint:
    'Leaves out a note an octave above another that begins with it and is fainter than this share of it.',
  octavesKept: 'kept',
  lowestKey: 'Lowest key',
  highestKey: 'Highest key',
  usualSettings: 'Back to the usual settings',
};

export const wordMilliseconds = (milliseconds: number): string => `${milliseconds} ms`;

export const titleReview = (title: string): string => `Heard: ${title}`;

/** @param notes "12 notes" @param pulse from `wordPulse` @param hearing from `wordHearing` */
export function wordReview(
  notes: string,
  pulse: string,
  hearing: string,
  fileName: string,
): string {
  return `${notes}. ${pulse}. Listen, change what is wrong, then add it to your pieces. ${hearing} The file is ${fileName}.`;
}

/** @param notes "12 notes" */
export const nameActivity = (title: string, notes: string): string =>
  `What was heard in ${title}, and the ${notes} found in it`;

export const askDiscard = (title: string): string => `Discard ${title}?`;
export const wordAdded = (title: string): string => `${title} was added to your pieces.`;
export const wordDiscarded = (title: string): string => `${title} was discarded.`;
