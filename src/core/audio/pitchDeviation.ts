// How far a note is from equal temperament, measured on its strongest low partial: a Hann-windowed
// transform is evaluated cent by cent around where the partial should be, so no FFT grid limits it.
import type { Pcm } from './pcm.ts';

const SEARCH_CENTS = 60;

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

interface Peak {
  readonly cents: number;
  readonly level: number;
}

function findPeak(signal: Float64Array, radiansPerFrame: number): Peak {
  let best: Peak = { cents: 0, level: 0 };
  const search = (centre: number, reach: number, step: number): void => {
    for (let cents = centre - reach; cents <= centre + reach; cents += step) {
      const level = magnitudeAt(signal, radiansPerFrame * 2 ** (cents / 1200));
      if (level > best.level) best = { cents, level };
    }
  };
  search(0, SEARCH_CENTS, 10);
  search(best.cents, 9, 1);
  return best;
}

/**
 * Deviation of the strongest of the first four partials in cents, about ±60 at most. The bass of a piano
 * has next to no fundamental; its stiffness puts the fourth partial a few cents high, which is let stand.
 * The first 50 ms (hammer noise) are left out.
 */
export function measureCents(pcm: Pcm, pitch: number): number {
  const start = Math.round(0.05 * pcm.sampleRate);
  const source = pcm.channels[0]!.subarray(start, start + Math.round(1.5 * pcm.sampleRate));
  const signal = Float64Array.from(
    source,
    (value, i) => (value * (1 - Math.cos((2 * Math.PI * i) / source.length))) / 2,
  );
  const radiansPerFrame = (2 * Math.PI * frequencyOf(pitch)) / pcm.sampleRate;
  const peaks = [1, 2, 3, 4]
    .filter((partial) => partial * radiansPerFrame < 0.9 * Math.PI)
    .map((partial) => findPeak(signal, partial * radiansPerFrame));
  return peaks.reduce((a, b) => (b.level > a.level ? b : a)).cents;
}
