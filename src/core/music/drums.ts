// Drums that silence each other: one pair of cymbals cannot be open and closed at once
// (General MIDI 2, "exclusive classes" of the standard kit).

const EXCLUSIVE: readonly (readonly number[])[] = [
  // Hi-hat: closed, pedal, open.
  [42, 44, 46],
  // Scratch push and pull, whistles, guiros, cuicas, triangles, surdos: short or muted, and long.
  [29, 30],
  [71, 72],
  [73, 74],
  [78, 79],
  [80, 81],
  [86, 87],
];

const GROUP_OF = new Map(EXCLUSIVE.flatMap((drums, group) => drums.map((drum) => [drum, group])));

/** Number of the group in which a drum ends what sounds; null when it stands alone. */
export function chokeGroup(drum: number): number | null {
  return GROUP_OF.get(drum) ?? null;
}
