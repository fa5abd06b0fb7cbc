// How colours look to people who lack a cone, and how far apart two colours are.

/** Linear light, each 0..1. */
type Rgb = readonly [number, number, number];

/** Machado, Oliveira and Fernandes (2009), severity 1: rows give red, green and blue of linear sRGB. */
const SIMULATIONS = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

export const VISIONS = ['all cones', ...Object.keys(SIMULATIONS)] as Vision[];
export type Vision = 'all cones' | keyof typeof SIMULATIONS;

/** @param hex "#rrggbb" */
function toLinear(hex: string): Rgb {
  const channel = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function multiply(rows: readonly Rgb[], [r, g, b]: Rgb): Rgb {
  return rows.map((row) => row[0] * r + row[1] * g + row[2] * b) as unknown as Rgb;
}

function see(colour: Rgb, vision: Vision): Rgb {
  if (vision === 'all cones') return colour;
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  return multiply(SIMULATIONS[vision], colour).map(clamp) as unknown as Rgb;
}

/** Ottosson (2020), "A perceptual color space for image processing". */
function toOklab(colour: Rgb): Rgb {
  const cones = multiply(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  ).map(Math.cbrt) as unknown as Rgb;
  return multiply(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

/** Distance in OKLab of two colours as someone sees them; black and white are 1 apart. */
export function distance(one: string, other: string, vision: Vision): number {
  const [a, b] = [one, other].map((hex) => toOklab(see(toLinear(hex), vision)));
  return Math.hypot(...a!.map((value, axis) => value - b![axis]!));
}

/** WCAG 2: 1..21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [one, other]
    .map((hex) => {
      const [r, g, b] = toLinear(hex);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}
