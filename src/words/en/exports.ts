// Taking a take home: as notes, or as sound.
import { formatPercent } from './figures.ts';

export const EXPORT_TEXT = {
  midi: 'MIDI',
  settings: 'Audio file settings',
  format: 'Format',
  wav: 'WAV (lossless)',
  mp3: 'MP3 (smaller)',
  rate: 'Sample rate',
  depth: 'Bit depth',
  stems: 'Add each track as a separate file, in a zip',
};

export const RATE_TEXT = { 44100: '44.1 kHz', 48000: '48 kHz' };
export const DEPTH_TEXT = { 16: '16 bit', 24: '24 bit' };

/** @param kind "wav" or "mp3" */
export const wordSound = (kind: string, hasStems: boolean): string =>
  hasStems ? `${kind.toUpperCase()} tracks` : kind.toUpperCase();

export const wordCancelSound = (kind: string, hasStems: boolean, share: number): string =>
  `Cancel ${wordSound(kind, hasStems)}, ${formatPercent(share)}`;
