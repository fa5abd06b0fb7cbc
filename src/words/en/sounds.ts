// The sounds that play, and the player.
import { countOf, formatCount, formatPercent } from './figures.ts';

export const SOUNDS_TEXT = {
  title: 'Sounds',
  builtIn: 'Built-in sounds',
  playWith: 'Play with',
  add: 'Add a SoundFont',
  adding: 'Adding the SoundFont',
  file: 'SoundFont file',
  invitation:
    'You can use a SoundFont (.sf2 or .sf3, up to 500 MB) instead of the built-in sounds. Drop it on the page or add it here. It stays on this device.',
};

/** @param share of it that is kept; 0 while it is read */
export const wordAddingFont = (fileName: string, share: number): string =>
  share > 0 ? `Saving ${fileName}, ${formatPercent(share)}` : `Reading ${fileName}`;

/** @param hasAll whether every instrument of General MIDI is in it */
export function wordFont(
  fileName: string,
  bytes: number,
  instruments: number,
  hasAll: boolean,
): string {
  const size = `${formatCount(Math.max(1, bytes / 1e6))} MB`;
  const others = hasAll ? '' : '; the built-in sounds cover the rest';
  return `${fileName} (${size}) has ${countOf(instruments, 'instrument')}${others}. Each is prepared the first time it plays, which takes a few seconds, and is kept on this device.`;
}
