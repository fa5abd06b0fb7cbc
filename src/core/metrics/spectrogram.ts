// A spectrogram of sound on the mel scale (Slaney's, as librosa's default: linear below 1 kHz, logarithmic
// above): Hann windows of 2048 samples, triangular bands, in dB below the loudest cell.
import type { Pcm } from '../audio/pcm.ts';
import { fft } from './fft.ts';

const WINDOW = 2048;
const BANDS = 96;
const LOWEST_HZ = 30;
const HIGHEST_HZ = 11_025;
/** Columns of a picture; those of a longer sound show the loudest of several windows, band by band. */
const MOST_COLUMNS = 1200;
/** Samples of a column, at least. */
const SHORTEST_COLUMN = 512;
/** Samples from one window to the next, at most: half a window, so that no sound falls between two. */
const LONGEST_HOP = WINDOW / 2;
/** Below the loudest cell; quieter is this much. */
export const FLOOR_DB = -80;
/** Windows between two turns of the event loop, or those of a column if they are more. */
const WINDOWS_AT_ONCE = 50;
const WAV_HEADER_BYTES = 44;

export interface Spectrogram {
  /** dB, FLOOR_DB..0, column by column, the lowest band first. */
  readonly levels: Float32Array<ArrayBuffer>;
  readonly columns: number;
  /** Middles of the bands in Hz, ascending. */
  readonly bandsHz: readonly number[];
  readonly seconds: number;
}

/** Left and right averaged. @param wav 16 bits, with the header of 44 bytes that encodeWav writes */
export function readMono(wav: ArrayBuffer): Pcm {
  const view = new DataView(wav);
  const channels = view.getUint16(22, true);
  const sampleRate = view.getUint32(24, true);
  const frames = view.getUint32(WAV_HEADER_BYTES - 4, true) / (2 * channels);
  const mono = new Float32Array(frames);
  for (let i = 0; i < frames; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++)
      sum += view.getInt16(WAV_HEADER_BYTES + 2 * (i * channels + channel), true);
    mono[i] = sum / (channels * 32_768);
  }
  return { sampleRate, channels: [mono] };
}

/** In parts. @param pcm one channel */
export function createSpectrogram({ sampleRate, channels: [samples] }: Pcm): {
  /** Returns the share done, 0..1. */
  advance(): number;
  /** Once all is done. */
  result(): Spectrogram;
} {
  const sound = samples!;
  const width = Math.max(SHORTEST_COLUMN, Math.ceil(sound.length / MOST_COLUMNS));
  const columns = Math.max(1, Math.ceil(sound.length / width));
  const windows = Math.ceil(width / LONGEST_HOP);
  const hann = Float64Array.from(
    { length: WINDOW },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW),
  );
  const bands = melBands(sampleRate);
  const powers = new Float32Array(columns * BANDS);
  const [real, imaginary] = [new Float64Array(WINDOW), new Float64Array(WINDOW)];
  let done = 0;

  const paint = (column: number): void => {
    for (let i = 0; i < windows; i++)
      paintWindow(column, column * width + Math.round((i * width) / windows));
  };
  const paintWindow = (column: number, middle: number): void => {
    const start = middle - WINDOW / 2;
    for (let i = 0; i < WINDOW; i++) real[i] = (sound[start + i] ?? 0) * hann[i]!;
    imaginary.fill(0);
    fft(real, imaginary);
    bands.forEach(({ first, weights }, band) => {
      const power = weights.reduce((sum, weight, i) => {
        const bin = first + i;
        return sum + weight * (real[bin]! ** 2 + imaginary[bin]! ** 2);
      }, 0);
      const cell = column * BANDS + band;
      powers[cell] = Math.max(powers[cell]!, power);
    });
  };
  return {
    advance() {
      const until = Math.min(columns, done + Math.ceil(WINDOWS_AT_ONCE / windows));
      while (done < until) paint(done++);
      return done / columns;
    },
    result: () => ({
      levels: toLevels(powers),
      columns,
      bandsHz: bands.map(({ middleHz }) => middleHz),
      seconds: sound.length / sampleRate,
    }),
  };
}

function toLevels(powers: Float32Array): Float32Array<ArrayBuffer> {
  const loudest = powers.reduce((most, power) => Math.max(most, power), 0);
  return Float32Array.from(powers, (power) =>
    power > 0 ? Math.max(FLOOR_DB, 10 * Math.log10(power / loudest)) : FLOOR_DB,
  );
}

interface Band {
  readonly middleHz: number;
  /** Bin of the first weight. */
  readonly first: number;
  readonly weights: readonly number[];
}

/** Triangles from one middle to the next; each has at least the bin nearest its middle. */
function melBands(sampleRate: number): Band[] {
  const highest = Math.min(HIGHEST_HZ, sampleRate / 2);
  const [low, high] = [toMel(LOWEST_HZ), toMel(highest)];
  const edges = Array.from({ length: BANDS + 2 }, (_, i) =>
    fromMel(low + ((high - low) * i) / (BANDS + 1)),
  );
  const binHz = sampleRate / WINDOW;
  return Array.from({ length: BANDS }, (_, band) => {
    const [from, middleHz, to] = [edges[band]!, edges[band + 1]!, edges[band + 2]!];
    const nearest = Math.round(middleHz / binHz);
    const first = Math.min(nearest, Math.ceil(from / binHz));
    const last = Math.max(nearest, Math.floor(to / binHz));
    const weights = Array.from({ length: last - first + 1 }, (_, i) => {
      const hz = (first + i) * binHz;
      const weight = Math.min((hz - from) / (middleHz - from), (to - hz) / (to - middleHz));
      return Math.max(0, weight);
    });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    // Mean power of the band, so that wide ones are not louder.
    return { middleHz, first, weights: sum > 0 ? weights.map((w) => w / sum) : [1] };
  });
}

const MEL_HZ = 200 / 3;
const LOG_FROM_HZ = 1000;
const LOG_STEP = Math.log(6.4) / 27;

function toMel(hz: number): number {
  return hz < LOG_FROM_HZ
    ? hz / MEL_HZ
    : LOG_FROM_HZ / MEL_HZ + Math.log(hz / LOG_FROM_HZ) / LOG_STEP;
}

function fromMel(mel: number): number {
  const logFrom = LOG_FROM_HZ / MEL_HZ;
  return mel < logFrom ? mel * MEL_HZ : LOG_FROM_HZ * Math.exp((mel - logFrom) * LOG_STEP);
}
