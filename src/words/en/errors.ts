// The words for every error code: what happened, and what to do next. Which file it was, the caller shows.
import type { ErrorCode, ErrorDetails } from '../../core/errors.ts';
import { countOf } from './figures.ts';

export interface ErrorWords {
  readonly what: string;
  readonly next: string;
}

const KINDS: Readonly<Record<string, string>> = {
  archive: 'This is an archive, which Cadenza cannot open.',
  folder: 'This folder has no MIDI files or recordings.',
};

function wordUnsupported({ kind, otherFiles }: ErrorDetails): ErrorWords {
  if (kind === 'rest of folder')
    return {
      what: `${countOf(Number(otherFiles), 'file')} in this folder ${otherFiles === 1 ? 'is' : 'are'} neither MIDI nor audio and ${otherFiles === 1 ? 'was' : 'were'} skipped.`,
      next: 'The MIDI files and recordings in it were read.',
    };
  return {
    what: KINDS[String(kind)] ?? 'Cadenza cannot read this kind of file.',
    next:
      kind === 'archive'
        ? 'Unpack it and drop the files inside.'
        : 'Drop MIDI files or recordings instead.',
  };
}

const REASONS: Readonly<Record<string, string>> = {
  'broken-off': 'it is cut short',
  checksum: 'its contents were altered',
  missing: 'it is missing',
  path: 'its name points outside the file',
  content: 'its contents are not valid',
};

/** ": pieces/0001.json, its contents were altered"; '' where neither is known. */
function wordEntry(entry: ErrorDetails[string] = '', reason: ErrorDetails[string] = ''): string {
  const parts = [entry, REASONS[reason] ?? ''].filter((part) => part !== '');
  return parts.length > 0 ? `: ${parts.join(', ')}` : '';
}

const WORDS: Readonly<Record<ErrorCode, (details: ErrorDetails) => ErrorWords>> = {
  'file/empty': () => ({
    what: 'The file is empty.',
    next: 'Export or download it again.',
  }),
  'file/unsupported': wordUnsupported,
  'file/too-large': () => ({
    what: 'The file is far too large for a MIDI file.',
    next: 'Check that it is the right file.',
  }),
  'file/unreadable': () => ({
    what: 'The browser could not read the file. It may have been moved or changed.',
    next: 'Drop it again.',
  }),
  'file/not-shared': () => ({
    what: 'Files were shared with Cadenza, but this device had no space to receive them.',
    next: 'Free some space, or choose the files here instead.',
  }),
  'midi/not-midi': () => ({
    what: 'The name says MIDI, but the contents are something else.',
    next: 'Export it again from the program that made it.',
  }),
  'midi/truncated': () => ({
    what: 'The file is cut short before its first note.',
    next: 'Download or export it again.',
  }),
  'midi/no-notes': () => ({
    what: 'The file has no notes in it.',
    next: 'Export it again with its notes.',
  }),
  'midi/damaged': () => ({
    what: 'The file is damaged, and no music could be recovered from it.',
    next: 'Export or download it again.',
  }),
  'recording/unreadable': () => ({
    what: 'The browser cannot open this recording. It is damaged or in a format the browser does not support.',
    next: 'Save it as WAV or MP3 and drop that.',
  }),
  'recording/protected': () => ({
    what: 'This recording is copy-protected, so only the store’s own player can open it.',
    next: 'Use a copy without protection, such as one from a CD or a store that sells MP3 or FLAC.',
  }),
  'recording/unknown-coding': () => ({
    what: 'The audio in this file uses a format the browser does not support, such as Apple Lossless or Dolby.',
    next: 'Save it as WAV, FLAC or MP3 and drop that.',
  }),
  'recording/no-sound': () => ({
    what: 'This video has no sound, or sound the browser cannot open.',
    next: 'Save its sound as WAV or MP3 and drop that.',
  }),
  'recording/silent': () => ({
    what: 'This recording is silent.',
    next: 'Check that the right track was exported, then drop it again.',
  }),
  'recording/no-notes': () => ({
    what: 'No notes were found in this recording.',
    next: 'A clear recording of one or a few instruments works best; noise, speech and drums have no notes to find.',
  }),
  'recording/already-here': () => ({
    what: 'This recording is already here, waiting for your review below.',
    next: 'Add it to your pieces or discard it there.',
  }),
  'recording/not-kept': () => ({
    what: 'The page was closed before this recording was saved, and only part of it is left.',
    next: 'Drop the file again; if you recorded it here, record it again.',
  }),
  'recording/too-long': ({ limitMinutes }) => ({
    what: `This recording is longer than ${limitMinutes} minutes.`,
    next: 'Cut it into shorter parts and drop those.',
  }),
  'microphone/unavailable': () => ({
    what: 'No microphone was found.',
    next: 'Plug one in, or drop a recording instead.',
  }),
  'microphone/refused': () => ({
    what: 'The browser did not allow the microphone.',
    next: 'Allow it in the site settings next to the address, then try again.',
  }),
  'network/unreachable': () => ({
    what: 'Part of Cadenza could not be loaded.',
    next: 'Check your connection and try again. Everything on the page is kept.',
  }),
  'worker/crashed': () => ({
    what: 'The computation stopped unexpectedly, most likely because memory ran out.',
    next: 'Your pieces, models and takes are kept. Try again, perhaps with a smaller model, which needs less memory.',
  }),
  'model/too-little-music': () => ({
    what: 'There is too little music to learn from.',
    next: 'Add more pieces. A model needs at least a few hundred notes and works best with thousands.',
  }),
  'model/no-backend': () => ({
    what: 'No way of computing in this browser passed its check.',
    next: 'Your pieces are kept. Update the browser or try another one.',
  }),
  'model/unreadable': ({ entry, reason }) => ({
    what:
      reason === 'incomplete'
        ? 'Part of the model is missing. A model is a zip, or two files: model.json and its weights.'
        : `This is not a model that Cadenza can read, or it is damaged${wordEntry(entry, reason)}.`,
    next:
      reason === 'incomplete'
        ? 'Choose the zip, or both files together.'
        : 'Get a fresh copy of the file and try again. Your own models are unchanged.',
  }),
  'project/not-project': () => ({
    what: 'This is not a Cadenza project, even though its name says so.',
    next: 'Nothing was changed. Choose a file that was made with “Save as a file”.',
  }),
  'project/newer': () => ({
    what: 'This project was saved by a newer version of Cadenza.',
    next: 'Nothing was changed. Reload the page to update Cadenza, then open the file again.',
  }),
  'project/damaged': ({ entry, reason }) => ({
    what: `This project file is damaged${wordEntry(entry, reason)}.`,
    next: 'Nothing was changed. Get a fresh copy of the file and try again.',
  }),
  'project/too-large': ({ entry }) => ({
    what: `This file is far too large for a project${entry === undefined ? '' : ` (${entry})`}.`,
    next: 'Nothing was changed. Check that it is the right file.',
  }),
  'training/elsewhere': () => ({
    what: 'Another tab is still training in this project.',
    next: 'Stop it there, or close that tab and try again.',
  }),
  'training/changed': () => ({
    what: 'The interrupted training cannot be resumed in this version of Cadenza.',
    next: 'Your pieces and models are kept. Train again.',
  }),
  'audio/unavailable': () => ({
    what: 'The browser cannot play sound on this page.',
    next: 'Check the sound output of your device, then press Play again.',
  }),
  'ports/unavailable': () => ({
    what: 'This browser cannot connect to MIDI keyboards and synthesisers.',
    next: 'Use Chrome, Edge or Firefox on a computer, at a secure address (https).',
  }),
  'ports/refused': () => ({
    what: 'The browser did not allow access to MIDI devices.',
    next: 'Allow MIDI in the site settings next to the address, then try again.',
  }),
  'ports/busy': () => ({
    what: 'Another program is using this MIDI port.',
    next: 'Close the port in that program, then choose it again.',
  }),
  'ports/unplugged': () => ({
    what: 'The MIDI instrument was unplugged.',
    next: 'Plug it in and choose it again.',
  }),
  'export/too-large': () => ({
    what: 'It would be larger than 4 GB, the most that one file can hold.',
    next: 'Of audio, choose MP3 or 16 bit, or leave out the separate tracks. Of a project, save its models one by one, then delete some.',
  }),
  'ports/no-notes': () => ({
    what: 'No notes came from the keyboard.',
    next: 'Check that it is switched on and is the one selected here, then record again.',
  }),
  'soundfont/unreadable': ({ fileName = 'This file' }) => ({
    what: `${fileName} is not a SoundFont, or it is damaged.`,
    next: 'Your sounds are unchanged. Download the file again.',
  }),
  'soundfont/no-instruments': ({ fileName = 'This SoundFont' }) => ({
    what: `${fileName} has none of the General MIDI instruments.`,
    next: 'Your sounds are unchanged. Choose a SoundFont that says “General MIDI”.',
  }),
  'soundfont/too-large': ({ fileName = 'This SoundFont' }) => ({
    what: `${fileName} is larger than 500 MB.`,
    next: 'Your sounds are unchanged. Choose a smaller one.',
  }),
  'soundfont/no-room': ({ fileName = 'this SoundFont' }) => ({
    what: `The browser has no space to keep ${fileName}.`,
    next: 'Your sounds are unchanged. Free some space or choose a smaller one.',
  }),
  'storage/unavailable': () => ({
    what: 'The browser cannot save anything here. This may be a private window, or its storage is turned off or damaged.',
    next: 'Everything works, but is lost when you close the page. Download what you want to keep.',
  }),
  'storage/newer': () => ({
    what: 'Your saved work was written by a newer version of Cadenza.',
    next: 'It is safe and unchanged. Reload the page to update Cadenza; until then, nothing you make is saved.',
  }),
  'storage/no-room': () => ({
    what: 'The browser has no space left to save this.',
    next: 'Delete what you no longer need, or free some space on this device, then try again.',
  }),
  'storage/elsewhere': () => ({
    what: 'This project is open in another tab.',
    next: 'Close it there, or use it here.',
  }),
  cancelled: () => ({ what: 'Cancelled.', next: 'What was finished so far is kept.' }),
  unexpected: () => ({
    what: 'Something unexpected went wrong.',
    next: 'Everything on the page is kept. Try again.',
  }),
};

export function wordError(code: ErrorCode, details: ErrorDetails): ErrorWords {
  // What was kept or came in a file may name a code that this version does not know.
  return WORDS[Object.hasOwn(WORDS, code) ? code : 'unexpected'](details);
}
