// How far a note is from equal temperament, measured on its strongest low partial: a Hann-windowed
// transform is evaluated cent by cent around where the partial should be, so no FFT grid limits it.
import type { Pcm } from './pcm.ts';

const SEARCH_CENTS = 60;

/** Frequency in Hz of a MIDI note at A4 = 440 Hz. */
function frequencyOf(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}

function magnitudeAt(signal: Float64Array, radiansPerFrame: number): number {
  let [re, im] = [0, 0];
  for (let i = 0; i < signal.length; i++) {
    re += signal[i]! * Math.cos(radiansPerFrame * i);
    im += signal[i]! * Math.sin(radiansPerFrame * i);
  }
  return Math.hypot(re, im);
}

/** Deviation of the fundamental in cents, within ±60; the first 50 ms (hammer noise) are left out. */
export function measureCents(pcm: Pcm, pitch: number): number {
  const start = Math.round(0.05 * pcm.sampleRate);
  const source = pcm.channels[0]!.subarray(start, start + Math.round(1.5 * pcm.sampleRate));
  const signal = Float64Array.from(
    source,
    (value, i) => (value * (1 - Math.cos((2 * Math.PI * i) / source.length))) / 2,
  );
  const level = (cents: number): number =>
    magnitudeAt(signal, (2 * Math.PI * frequencyOf(pitch) * 2 ** (cents / 1200)) / pcm.sampleRate);
  let best = -SEARCH_CENTS;
  let bestLevel = 0;
  for (const step of [10, 1]) {
    const centre = best;
    const [from, to] = step === 10 ? [-SEARCH_CENTS, SEARCH_CENTS] : [centre - 10, centre + 10];
    for (let cents = from; cents <= to; cents += step) {
      const here = level(cents);
      if (here > bestLevel) [best, bestLevel] = [cents, here];
    }
  }
  return best;
}
