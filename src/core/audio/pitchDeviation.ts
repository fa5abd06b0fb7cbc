// How far a note is from equal temperament, measured on its strongest low partial: a Hann-windowed
// transform is evaluated every few cents around where the partial should be, so no FFT grid limits it.
import type { Pcm } from './pcm.ts';

const SEARCH_CENTS = 60;
const VIBRATO_CENTS = 40;
const GRID_CENTS = 2;
const CENTRING_STEPS = 8;
const START_SECONDS = 0.05;
const LONGEST_SECONDS = 1.5;
const ENERGY_SHARE = 0.98;

/** Frequency in Hz of a MIDI note at A4 = 440 Hz. */
function frequencyOf(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}

function magnitudeAt(signal: Float64Array, radiansPerFrame: number): number {
  // One rotation per frame instead of a sine and a cosine: the search calls this hundreds of times.
  const [stepCos, stepSin] = [Math.cos(radiansPerFrame), Math.sin(radiansPerFrame)];
  let [cos, sin, re, im] = [1, 0, 0, 0];
  for (const value of signal) {
    re += value * cos;
    im += value * sin;
    const turned = cos * stepCos - sin * stepSin;
    sin = cos * stepSin + sin * stepCos;
    cos = turned;
  }
  return Math.hypot(re, im);
}

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
  const levelAt = (partial: number, cents: number): number =>
    magnitudeAt(signal, partial * radiansPerFrame * 2 ** (cents / 1200));

  let strongest = { partial: 1, cents: 0, level: 0 };
  for (const partial of [1, 2, 3, 4].filter((n) => n * radiansPerFrame < 0.9 * Math.PI))
    for (let cents = -SEARCH_CENTS; cents <= SEARCH_CENTS; cents += 10) {
      const level = levelAt(partial, cents);
      if (level > strongest.level) strongest = { partial, cents, level };
    }
  // Vibrato spreads a partial over sidebands: its middle is the centre of their power.
  const spectrum = new Map<number, number>();
  for (let cents = -2 * SEARCH_CENTS; cents <= 2 * SEARCH_CENTS; cents += GRID_CENTS)
    spectrum.set(cents, levelAt(strongest.partial, cents) ** 2);
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
