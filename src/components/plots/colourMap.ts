// Cividis (Nuñez, Anderton & Renslow 2018): perceptually uniform, and much the same to every kind of colour vision.
// Ten of its colours, with straight lines between.
const COLOURS: readonly (readonly [number, number, number])[] = [
  [0, 32, 77],
  [0, 51, 111],
  [57, 72, 107],
  [87, 92, 109],
  [112, 113, 115],
  [138, 135, 121],
  [166, 157, 117],
  [196, 181, 108],
  [228, 207, 91],
  [255, 234, 70],
];

/** @param share 0 (dark) .. 1 (bright); clamped. @returns red, green, blue, 0..255 */
export function colourAt(share: number): readonly [number, number, number] {
  const place = Math.min(1, Math.max(0, share)) * (COLOURS.length - 1);
  const below = Math.min(COLOURS.length - 2, Math.floor(place));
  const [a, b] = [COLOURS[below]!, COLOURS[below + 1]!];
  const mix = (i: 0 | 1 | 2): number => Math.round(a[i] + (place - below) * (b[i] - a[i]));
  return [mix(0), mix(1), mix(2)];
}
