// The words for every error code: what happened, and what to do next. Which file it was, the caller shows.
import type { ErrorCode, ErrorDetails } from '../../core/errors.ts';
import { countOf } from './figures.ts';

export interface ErrorWords {
  readonly what: string;
  readonly next: string;
}

const KINDS: Readonly<Record<string, string>> = {
  archive: 'This is an archive. Cadenza does not open archives yet.',
  folder: 'There is no MIDI file and no recording in this folder.',
};

function wordUnsupported({ kind, otherFiles }: ErrorDetails): ErrorWords {
  if (kind === 'rest of folder')
    return {
      what: `${countOf(Number(otherFiles), 'file')} in this folder ${otherFiles === 1 ? 'is' : 'are'} neither MIDI nor sound and ${otherFiles === 1 ? 'was' : 'were'} left alone.`,
      next: 'Its MIDI files and recordings were read.',
    };
  return {
    what: KINDS[String(kind)] ?? 'This kind of file is not one Cadenza reads.',
    next:
      kind === 'archive'
        ? 'Unpack it and drop the files inside.'
        : 'Drop MIDI files or recordings instead.',
  };
}

const REASONS: Readonly<Record<string, string>> = {
  'broken-off': 'it breaks off',
  checksum: 'its bytes were changed',
  missing: 'it is missing',
  path: 'its name leads elsewhere',
  content: 'what it says cannot be',
};

/** ": pieces/0001.json, its bytes were changed"; '' where neither is known. */
function wordEntry(entry: ErrorDetails[string] = '', reason: ErrorDetails[string] = ''): string {
  const parts = [entry, REASONS[reason] ?? ''].filter((part) => part !== '');
  return parts.length > 0 ? `: ${parts.join(', ')}` : '';
}

const WORDS: Readonly<Record<ErrorCode, (details: ErrorDetails) => ErrorWords>> = {
  'file/empty': () => ({
    what: 'The file is empty: it holds no bytes at all.',
    next: 'Export or download it again.',
  }),
  'file/unsupported': wordUnsupported,
  'file/too-large': () => ({
    what: 'The file is far larger than any piece of MIDI music.',
    next: 'Check that it is a MIDI file.',
  }),
  'file/unreadable': () => ({
    what: 'The browser could not read the file. It may have been moved or changed.',
    next: 'Drop it again.',
  }),
  'file/not-shared': () => ({
    what: 'Files were shared to Cadenza, but this device had no room to hand them over.',
    next: 'Open Cadenza and choose the files here.',
  }),
  'midi/not-midi': () => ({
    what: 'The name says MIDI, but what is inside is something else.',
    next: 'Export it again from the program that made it.',
  }),
  'midi/truncated': () => ({
    what: 'The file breaks off before its first note.',
    next: 'Download or export it again; the rest of it is missing.',
  }),
  'midi/no-notes': () => ({
    what: 'The file is sound, but there is no note in it.',
    next: 'Export it again with its notes.',
  }),
  'midi/damaged': () => ({
    what: 'The file is damaged, and no music could be saved from it.',
    next: 'Export or download it again.',
  }),
  'recording/unreadable': () => ({
    what: 'The browser cannot open this recording: it is damaged, or of a kind it does not know.',
    next: 'Save it as WAV or MP3 and drop that.',
  }),
  'recording/protected': () => ({
    what: 'This recording is protected against copying, so nothing but the shop’s own player can open it.',
    next: 'Drop one without protection, from a CD or a shop that sells MP3 or FLAC.',
  }),
  'recording/unknown-coding': () => ({
    what: 'The sound in this file is coded in a way the browser does not know, such as Apple Lossless or Dolby.',
    next: 'Save it as WAV, FLAC or MP3 and drop that.',
  }),
  'recording/no-sound': () => ({
    what: 'This is a video without sound, or with sound the browser cannot open.',
    next: 'Save its sound as WAV or MP3 and drop that.',
  }),
  'recording/silent': () => ({
    what: 'There is nothing but silence in this recording.',
    next: 'Check that the right track was exported, then drop it again.',
  }),
  'recording/no-notes': () => ({
    what: 'No notes were heard in this recording.',
    next: 'Noise, speech and drums have none; a clear recording of one or a few instruments works best.',
  }),
  'recording/already-here': () => ({
    what: 'This recording is already here, to be looked over below.',
    next: 'Add it to your pieces or discard it there.',
  }),
  'recording/too-long': ({ limitMinutes }) => ({
    what: `This recording is longer than ${limitMinutes} minutes.`,
    next: 'Cut it into pieces and drop those.',
  }),
  'microphone/unavailable': () => ({
    what: 'No microphone was found.',
    next: 'Plug one in, or drop a recording instead.',
  }),
  'microphone/refused': () => ({
    what: 'The browser refused the microphone.',
    next: 'Allow it for this page in the settings of the site, beside its address, then try again.',
  }),
  'network/unreachable': () => ({
    what: 'A part of Cadenza could not be fetched.',
    next: 'Check the connection and try again. What is on the page is kept.',
  }),
  'worker/crashed': () => ({
    what: 'The part that does the heavy work stopped, most likely for want of memory.',
    next: 'Your pieces, models and takes are kept. Try again; a smaller model needs less memory.',
  }),
  'model/too-little-music': () => ({
    what: 'There is too little music to learn from.',
    next: 'Add more pieces: a model needs a few hundred notes at the very least, and likes thousands.',
  }),
  'model/no-backend': () => ({
    what: 'This browser offers no way to compute that passed its check.',
    next: 'Update the browser, or try another one. Your pieces are kept.',
  }),
  'model/unreadable': ({ entry, reason }) => ({
    what:
      reason === 'incomplete'
        ? 'A model is a zip, or two files: model.json and its weights.'
        : `This is not a model Cadenza can read, or it is damaged${wordEntry(entry, reason)}.`,
    next:
      reason === 'incomplete'
        ? 'Choose the zip, or both files together.'
        : 'Take the file again from where it came. Your own models are as they were.',
  }),
  'project/not-project': () => ({
    what: 'This is not a Cadenza project, whatever its name says.',
    next: 'Choose a file that was saved with “Save as a file”. Nothing was changed.',
  }),
  'project/newer': () => ({
    what: 'This project was saved by a newer version of Cadenza.',
    next: 'Reload the page to get that version, then open the file again. Nothing was changed.',
  }),
  'project/damaged': ({ entry, reason }) => ({
    what: `This project file is damaged${wordEntry(entry, reason)}.`,
    next: 'Take the file again from where it came. Nothing was changed.',
  }),
  'project/too-large': ({ entry }) => ({
    what: `This file holds far more than a project can${entry === undefined ? '' : ` (${entry})`}.`,
    next: 'It was not opened, and nothing was changed.',
  }),
  'training/elsewhere': () => ({
    what: 'A training of this project is still running in another tab.',
    next: 'Stop it there, or close that tab and try again.',
  }),
  'training/changed': () => ({
    what: 'The training that was under way cannot go on in this version of Cadenza.',
    next: 'Your pieces and models are kept. Train again.',
  }),
  'audio/unavailable': () => ({
    what: 'The browser gives this page no sound.',
    next: 'Check the sound output of the device, then press play again.',
  }),
  'ports/unavailable': () => ({
    what: 'This browser has no way to MIDI keyboards and synthesisers.',
    next: 'Chrome, Edge and Firefox on a computer have one, on pages with a secure address.',
  }),
  'ports/refused': () => ({
    what: 'The browser refused access to MIDI keyboards and synthesisers.',
    next: 'Allow MIDI for this page in the settings of the site, beside its address, then try again.',
  }),
  'ports/busy': () => ({
    what: 'Another program holds this MIDI port.',
    next: 'Close the port in that program, then choose it again.',
  }),
  'ports/unplugged': () => ({
    what: 'The MIDI instrument was unplugged.',
    next: 'Plug it in and choose it again.',
  }),
  'export/too-large': () => ({
    what: 'All tracks together are larger than the 4 GB a zip can hold.',
    next: 'Choose MP3 or 16 bit, or save the whole as one file.',
  }),
  'ports/no-notes': () => ({
    what: 'No note came from the keyboard.',
    next: 'Check that it is switched on and is the one chosen here, then record again.',
  }),
  'soundfont/unreadable': () => ({
    what: 'This is not a SoundFont, or it is damaged.',
    next: 'Download it again. The sounds are as they were.',
  }),
  'soundfont/no-instruments': () => ({
    what: 'This SoundFont has none of the instruments music files ask for by number.',
    next: 'Choose one that says General MIDI. The sounds are as they were.',
  }),
  'soundfont/too-large': () => ({
    what: 'This SoundFont is larger than 500 MB.',
    next: 'Choose a smaller one. The sounds are as they were.',
  }),
  'soundfont/no-room': () => ({
    what: 'The browser has no room to keep this SoundFont.',
    next: 'Free some space, or choose a smaller one. The sounds are as they were.',
  }),
  'storage/unavailable': () => ({
    what: 'The browser keeps nothing here: this may be a private window, or its storage is switched off or damaged.',
    next: 'Everything works, and is gone when the page is closed. Download what you want to keep.',
  }),
  'storage/newer': () => ({
    what: 'What is kept here was written by a newer version of Cadenza.',
    next: 'It is left as it is. Reload the page to get that version; what you make now is not kept.',
  }),
  'storage/no-room': () => ({
    what: 'The browser has no room to keep this.',
    next: 'Delete what you no longer need, or free some space on the device, and try again.',
  }),
  'storage/elsewhere': () => ({
    what: 'This project is open in another tab.',
    next: 'Close it there, or use it here.',
  }),
  cancelled: () => ({ what: 'Cancelled.', next: 'What was done so far is kept.' }),
  unexpected: () => ({
    what: 'Something went wrong that Cadenza did not foresee.',
    next: 'Try again. What is on the page is kept.',
  }),
};

export function wordError(code: ErrorCode, details: ErrorDetails): ErrorWords {
  // What was kept or came in a file may name a code that this version does not know.
  return WORDS[Object.hasOwn(WORDS, code) ? code : 'unexpected'](details);
}
