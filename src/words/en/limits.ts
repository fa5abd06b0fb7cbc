// The choices of the limits in words.
import { programOfSlot } from '../../core/encoding/decodeEvents.ts';
import { SLOTS } from '../../core/encoding/vocabulary.ts';
import type { Density, Grid } from '../../core/model/takeSettings.ts';
import { instrumentName } from '../../core/music/instrumentNames.ts';
import { pitchClassName } from '../../core/music/pitchNames.ts';

export const LIMITS_TEXT = {
  anyNotes: 'any notes',
  keyOfOpening: 'key of the opening',
  instruments: 'Instruments',
  asInPiece: 'As in one of the pieces',
  scale: 'Scale',
  scaleHint: 'Only notes in this scale are written. Drums are not affected.',
  grid: 'Rhythm grid',
  gridHint: 'Where notes may begin.',
  density: 'How many notes',
  densityHint: 'Sparser or busier than your pieces.',
  polyphony: 'Notes at once per part',
  polyphonyHint: 'One turns every part into a melody.',
  asLearned: 'as in the pieces',
  chooseRange: 'Limit the range',
  lowest: 'Lowest note',
  highest: 'Highest note',
  clear: 'Clear all limits',
};

/** @param set how many are */
export const wordLimits = (set: number): string => (set > 0 ? `Limits (${set} set)` : 'Limits');
export const wordAtMost = (notes: number): string => `at most ${notes}`;

export const GRID_CHOICES: readonly { readonly value: Grid; readonly label: string }[] = [
  { value: 'off', label: 'anywhere' },
  { value: 'quarter', label: 'quarter notes' },
  { value: 'eighth', label: 'eighth notes' },
  { value: 'triplet', label: 'eighth triplets' },
  { value: 'sixteenth', label: 'sixteenth notes' },
];

export const DENSITIES: readonly { readonly value: Density; readonly label: string }[] = [
  { value: 'sparser', label: 'fewer than in the pieces' },
  { value: 'learned', label: 'as in the pieces' },
  { value: 'denser', label: 'more than in the pieces' },
];

export function nameKey(tonic: number, mode: 'major' | 'minor'): string {
  return `${pitchClassName(tonic)} ${mode}`;
}

/** "Violin", "Violin 2" for the second of the known parts that play it. */
export function namePart(
  slot: number,
  known: readonly number[],
  extraPrograms: readonly number[],
): string {
  const nameOf = (part: number): string =>
    instrumentName(
      part === SLOTS.drums
        ? { program: 0, isDrum: true }
        : { program: programOfSlot(part, extraPrograms), isDrum: false },
    );
  const name = nameOf(slot);
  const number = known.filter((other) => other <= slot && nameOf(other) === name).length;
  return number > 1 ? `${name} ${number}` : name;
}
