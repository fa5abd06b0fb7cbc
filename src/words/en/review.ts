// A recording that was heard, before it becomes a piece: what is asked about it, and what can be changed.

export const REVIEW_TEXT = {
  openingMicrophone: 'Opening the microphone',
  stopRecording: 'Stop recording',
  recordMicrophone: 'Record with the microphone',
  listening: 'Transcribing',
  listeningCancelled: 'Transcription cancelled. Recordings that were finished are below.',
  listenTo: 'Listen to',
  theNotes: 'the notes',
  theRecording: 'the recording',
  both: 'both',
  silent: 'No notes are left to listen to. Under “Note detection”, choose “Reset to defaults”.',
  notKept:
    'This recording could not be saved on this device. Add it to your pieces before you leave the page.',
  whatCounts: 'Note detection',
  tempoAndBeat: 'Tempo and beat',
  add: 'Add to my pieces',
  asFound: 'as detected',
  halfAsFast: 'Half tempo',
  twiceAsFast: 'Double tempo',
  tapBeat: 'Tap the beat',
  freeTime: 'Free time',
  beatsInBar: 'Beats per bar',
  barsLater: 'Move bars one beat later',
  barHere: 'Bar starts here',
  backToFound: 'Reset to detected',
  barHint: 'While you listen, press “Bar starts here” on the first beat of a bar.',
  keepToBeat: 'Quantise',
  keepToBeatHint: 'Moves notes towards the nearest sixteenth note.',
  onset: 'Note start threshold',
  onsetHint: 'Lower finds more notes, but also more wrong ones.',
  sounding: 'Sustain threshold',
  soundingHint: 'Lower lets notes last longer.',
  shortest: 'Shortest note',
  faintest: 'Quietest note',
  octaves: 'Octave echoes',
  octavesHint:
    'Leaves out a note an octave above another when both start together and it is quieter than this share of the lower one.',
  octavesKept: 'kept',
  lowestKey: 'Lowest note',
  highestKey: 'Highest note',
  usualSettings: 'Reset to defaults',
};

export const wordMilliseconds = (milliseconds: number): string => `${milliseconds} ms`;

export const titleReview = (title: string): string => `Review: ${title}`;

/** @param notes "12 notes" @param pulse from `wordPulse` @param hearing from `wordHearing` */
export function wordReview(
  notes: string,
  pulse: string,
  hearing: string,
  fileName: string,
): string {
  return `${notes}. ${pulse}. Listen, fix what is wrong, then add it to your pieces. ${hearing} File: ${fileName}.`;
}

/** @param notes "12 notes" */
export const nameActivity = (title: string, notes: string): string =>
  `What was heard in ${title}, and the ${notes} found in it`;

export const wordAdded = (title: string): string => `${title} was added to your pieces.`;
