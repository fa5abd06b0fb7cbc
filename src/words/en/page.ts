// What is read outside the app: in a search, in a browser without JavaScript, when the app is installed.
import { LANGUAGE } from './figures.ts';

/** By its name between per cent signs in index.html. */
export const PAGE_TEXT = {
  language: LANGUAGE,
  description:
    'Cadenza teaches your browser to play like you: drop your MIDI files, train a model on your own device, hear and keep what it writes.',
  noScript: 'Cadenza trains and plays in this page, so it needs JavaScript switched on.',
};

/** For a page whose app cannot be fetched. */
export const NOT_LOADED_TEXT = {
  notice:
    'Cadenza could not be loaded. Check your connection, then reload the page. What you have made here is safe.',
  reload: 'Reload',
};

export const MANIFEST_TEXT = {
  description: 'Teaches your browser to play like you: an LSTM learns from your music, here.',
  wideScreenshot: 'A take on the piano roll, as it plays',
  narrowScreenshot: 'A take on a phone',
};
