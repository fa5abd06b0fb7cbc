// The scales a take may keep to, as choices of a field.
import type { TakeLimits } from '../../core/model/takeSettings.ts';
import { LIMITS_TEXT, nameKey } from '#words/limits.ts';

const ANY = 'any';
const PRIME = 'prime';

export const KEY_CHOICES = [
  { value: ANY, label: LIMITS_TEXT.anyNotes },
  { value: PRIME, label: LIMITS_TEXT.keyOfOpening },
  ...(['major', 'minor'] as const).flatMap((mode) =>
    Array.from({ length: 12 }, (_, tonic) => ({
      value: `${tonic} ${mode}`,
      label: nameKey(tonic, mode),
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
