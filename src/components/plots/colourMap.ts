// Colours for values: perceptually uniform, and much the same to every kind of colour vision.

/** 0..255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Ten colours of cividis (Nuñez, Anderton & Renslow 2018), with straight lines between. */
const COLOURS: readonly Rgb[] = [
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

/** @param share 0 (dark) .. 1 (bright); clamped */
export function colourAt(share: number): Rgb {
  const place = Math.min(1, Math.max(0, share)) * (COLOURS.length - 1);
  const below = Math.min(COLOURS.length - 2, Math.floor(place));
  const [a, b] = [COLOURS[below]!, COLOURS[below + 1]!];
  const mix = (i: 0 | 1 | 2): number => Math.round(a[i] + (place - below) * (b[i] - a[i]));
  return [mix(0), mix(1), mix(2)];
}

/** Of differences, in OKLCH: from near white, equally darker and more coloured either way. Hues in degrees. */
const [LIGHTEST, DARKEST, MOST_CHROMA] = [0.97, 0.45, 0.1];
const [LESS_HUE, MORE_HUE] = [255, 55];

/** @param share −1 (less, blue) .. 0 (the same, near white) .. 1 (more, orange); clamped */
export function differenceColourAt(share: number): Rgb {
  const amount = Math.min(1, Math.abs(share));
  const hue = ((share < 0 ? LESS_HUE : MORE_HUE) * Math.PI) / 180;
  const chroma = amount * MOST_CHROMA;
  return fromOklab(
    LIGHTEST + amount * (DARKEST - LIGHTEST),
    chroma * Math.cos(hue),
    chroma * Math.sin(hue),
  );
}

/** Ottosson 2020, "A perceptual color space for image processing". */
function fromOklab(lightness: number, a: number, b: number): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const encode = (linear: number): number => {
    const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
    return Math.round(255 * Math.min(1, Math.max(0, value)));
  };
  return [
    encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Cyclic: hue and lightness go round together, so that colours are told apart without seeing hues. Degrees. */
const LIGHTEST_HUE = 110;
const [MIDDLE_LIGHTNESS, LIGHTNESS_SWING, CYCLE_CHROMA] = [0.62, 0.16, 0.12];

/** @param share of the cycle, any number: 0 and 1 are the same */
export function cyclicColourAt(share: number): Rgb {
  const hue = (LIGHTEST_HUE * Math.PI) / 180 + share * 2 * Math.PI;
  return fromOklab(
    MIDDLE_LIGHTNESS + LIGHTNESS_SWING * Math.cos(share * 2 * Math.PI),
    CYCLE_CHROMA * Math.cos(hue),
    CYCLE_CHROMA * Math.sin(hue),
  );
}
