// The choices of the limits in words.
import { programOfSlot } from '../../core/encoding/decodeEvents.ts';
import { SLOTS } from '../../core/encoding/vocabulary.ts';
import type { Density, Grid, TakeLimits } from '../../core/model/takeSettings.ts';
import { instrumentName } from '../../core/music/instrumentNames.ts';
import { pitchClassName } from '../../core/music/pitchNames.ts';

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

const ANY = 'any';
const PRIME = 'prime';

export const KEY_CHOICES = [
  { value: ANY, label: 'any notes' },
  { value: PRIME, label: 'the key of the opening' },
  ...(['major', 'minor'] as const).flatMap((mode) =>
    Array.from({ length: 12 }, (_, tonic) => ({
      value: `${tonic} ${mode}`,
      label: `${pitchClassName(tonic)} ${mode}`,
    })),
  ),
];

export function valueOfKey(key: TakeLimits['key']): string {
  if (key === null) return ANY;
  return key === PRIME ? PRIME : `${key.tonic} ${key.mode}`;
}

/** @param value one of KEY_CHOICES */
export function keyOfChoice(value: string): TakeLimits['key'] {
  if (value === ANY) return null;
  if (value === PRIME) return PRIME;
  const [tonic, mode] = value.split(' ');
  return { tonic: Number(tonic), mode: mode === 'minor' ? 'minor' : 'major' };
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
