// How far a note is from equal temperament, measured on its strongest low partial: a Hann-windowed
// transform is evaluated every few cents around where the partial should be, so no FFT grid limits it.
// It is turned down to 0 Hz first, where far fewer values say the same (a zoom transform).
import type { Pcm } from './pcm.ts';

const SEARCH_CENTS = 60;
const VIBRATO_CENTS = 40;
const GRID_CENTS = 2;
const CENTRING_STEPS = 8;
const START_SECONDS = 0.05;
const LONGEST_SECONDS = 1.5;
const ENERGY_SHARE = 0.98;
/** Radians that the farthest frequency turns within a block: 0.2 weakens it by 0.2 %. */
const BLOCK_RADIANS = 0.2;

/** Frequency in Hz of a MIDI note at A4 = 440 Hz. */
function frequencyOf(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}

/** A signal around a frequency that was turned down to 0 Hz, summed in blocks. */
interface Band {
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** What the frequency turned in a block. */
  readonly radiansPerBlock: number;
}

function bandAround(signal: Float64Array, radiansPerFrame: number): Band {
  const farthest = radiansPerFrame * (centsRatio(2 * SEARCH_CENTS) - 1);
  const block = Math.max(1, Math.floor(BLOCK_RADIANS / farthest));
  const blocks = Math.ceil(signal.length / block);
  const [re, im] = [new Float64Array(blocks), new Float64Array(blocks)];
  // One rotation per frame instead of a sine and a cosine.
  const [turnCos, turnSin] = [Math.cos(radiansPerFrame), -Math.sin(radiansPerFrame)];
  let [cos, sin] = [1, 0];
  for (let at = 0; at < blocks; at++) {
    let [sumRe, sumIm] = [0, 0];
    const end = Math.min(signal.length, (at + 1) * block);
    for (let i = at * block; i < end; i++) {
      sumRe += signal[i]! * cos;
      sumIm += signal[i]! * sin;
      const turned = cos * turnCos - sin * turnSin;
      sin = cos * turnSin + sin * turnCos;
      cos = turned;
    }
    re[at] = sumRe;
    im[at] = sumIm;
  }
  return { re, im, radiansPerBlock: radiansPerFrame * block };
}

/** The magnitude so many cents from the band's frequency. */
function magnitudeAt({ re, im, radiansPerBlock }: Band, cents: number): number {
  const turn = radiansPerBlock * (centsRatio(cents) - 1);
  const [turnCos, turnSin] = [Math.cos(turn), -Math.sin(turn)];
  let [cos, sin, sumRe, sumIm] = [1, 0, 0, 0];
  for (let i = 0; i < re.length; i++) {
    sumRe += re[i]! * cos - im[i]! * sin;
    sumIm += re[i]! * sin + im[i]! * cos;
    const turned = cos * turnCos - sin * turnSin;
    sin = cos * turnSin + sin * turnCos;
    cos = turned;
  }
  return Math.hypot(sumRe, sumIm);
}

const centsRatio = (cents: number): number => 2 ** (cents / 1200);

/** Where most of the sound is: up to 1.5 s after the hammer's noise, less of a note that soon dies away. */
function audiblePart({ channels, sampleRate }: Pcm): Float32Array {
  const start = Math.round(START_SECONDS * sampleRate);
  const part = channels[0]!.subarray(start, start + Math.round(LONGEST_SECONDS * sampleRate));
  const total = part.reduce((sum, value) => sum + value ** 2, 0);
  let sum = 0;
  const end = part.findIndex((value) => (sum += value ** 2) > ENERGY_SHARE * total);
  return end > 0 ? part.subarray(0, end) : part;
}

/**
 * Deviation of the strongest of the first four partials in whole cents, about ±60 at most; of a note with
 * vibrato, of its middle. The bass of a piano has next to no fundamental; its stiffness puts the fourth partial
 * a few cents high, which is let stand.
 */
export function measureCents(pcm: Pcm, pitch: number): number {
  const source = audiblePart(pcm);
  const signal = Float64Array.from(
    source,
    (value, i) => (value * (1 - Math.cos((2 * Math.PI * i) / source.length))) / 2,
  );
  const radiansPerFrame = (2 * Math.PI * frequencyOf(pitch)) / pcm.sampleRate;

  let strongest = { band: bandAround(signal, radiansPerFrame), cents: 0, level: 0 };
  for (const partial of [1, 2, 3, 4].filter((n) => n * radiansPerFrame < 0.9 * Math.PI)) {
    const band = bandAround(signal, partial * radiansPerFrame);
    for (let cents = -SEARCH_CENTS; cents <= SEARCH_CENTS; cents += 10) {
      const level = magnitudeAt(band, cents);
      if (level > strongest.level) strongest = { band, cents, level };
    }
  }
  // Vibrato spreads a partial over sidebands: its middle is the centre of their power.
  const spectrum = new Map<number, number>();
  for (let cents = -2 * SEARCH_CENTS; cents <= 2 * SEARCH_CENTS; cents += GRID_CENTS)
    spectrum.set(cents, magnitudeAt(strongest.band, cents) ** 2);
  let centre = strongest.cents;
  for (let step = 0; step < CENTRING_STEPS; step++) {
    let [power, moment] = [0, 0];
    for (const [cents, here] of spectrum) {
      if (Math.abs(cents - centre) > VIBRATO_CENTS) continue;
      power += here;
      moment += here * cents;
    }
    if (power > 0) centre = moment / power;
  }
  // Not minus zero.
  return Math.round(centre) + 0;
}
