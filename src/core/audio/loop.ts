// Loops for instruments that hold a note. Where to loop is searched once, by correlation, when the samples are
// made; the seam itself is cross-faded when they are loaded, after the lossy codec, so nothing can open it again.
import type { Pcm } from './pcm.ts';

export interface Loop {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface LoopSearch {
  /** The attack is over. */
  readonly startSeconds: number;
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

/** Long enough to hide a change of colour, shorter than any loop. */
export const FADE_SECONDS = 0.15;
/** The first search looks at every fourth frame and lag, the second at all lags around the best. */
const COARSE = 4;
/** Two candidates that differ by less than this sound alike; the longer one repeats less often. */
const LENGTH_BONUS_PER_SECOND = 0.02;

/** Normalised correlation, -1..1, of the `frames` before `a` with those before `b`. */
function correlation({ channels }: Pcm, a: number, b: number, frames: number, step = 1): number {
  let [product, powerA, powerB] = [0, 0, 0];
  for (const channel of channels)
    for (let i = -frames; i < 0; i += step) {
      const [x, y] = [channel[a + i]!, channel[b + i]!];
      product += x * y;
      powerA += x * x;
      powerB += y * y;
    }
  return powerA === 0 || powerB === 0 ? 0 : product / Math.sqrt(powerA * powerB);
}

/** The loop of whole frames whose end is most like its start. @param pcm longer than the longest loop allowed */
export function findLoop(pcm: Pcm, search: LoopSearch): Loop {
  const { sampleRate } = pcm;
  const fade = Math.round(FADE_SECONDS * sampleRate);
  const start = Math.round(search.startSeconds * sampleRate);
  const best = { length: 0, score: -Infinity };
  const look = (from: number, to: number, by: number, step: number): void => {
    best.score = -Infinity;
    for (let length = from; length <= to; length += by) {
      const likeness = correlation(pcm, start, start + length, fade, step);
      const score = likeness + (length / sampleRate) * LENGTH_BONUS_PER_SECOND;
      if (score > best.score) Object.assign(best, { length, score });
    }
  };
  const shortest = Math.round(search.minSeconds * sampleRate);
  const longest = Math.round(search.maxSeconds * sampleRate);
  look(shortest, longest, COARSE, COARSE);
  look(Math.max(shortest, best.length - COARSE), Math.min(longest, best.length + COARSE), 1, 1);
  return { startSeconds: start / sampleRate, endSeconds: (start + best.length) / sampleRate };
}

function rms({ channels }: Pcm, end: number, frames: number): number {
  let power = 0;
  for (const channel of channels)
    for (let i = end - frames; i < end; i++) power += channel[i]! ** 2;
  return Math.sqrt(power / (frames * channels.length));
}

/** Takes the swell or decay out of the loop, which would pump: its end becomes as loud as its start. */
export function evenOut(pcm: Pcm, loop: Loop): Pcm {
  const [start, end] = [loop.startSeconds, loop.endSeconds].map((s) =>
    Math.round(s * pcm.sampleRate),
  ) as [number, number];
  const frames = Math.round(FADE_SECONDS * pcm.sampleRate);
  const [before, after] = [rms(pcm, start, frames), rms(pcm, end, frames)];
  if (before === 0 || after === 0) return pcm;
  const ratio = before / after;
  const channels = pcm.channels.map((channel) =>
    channel.map((value, i) => {
      const way = Math.min(1, Math.max(0, (i - start) / (end - frames / 2 - start)));
      return value * ratio ** way;
    }),
  );
  return { ...pcm, channels };
}

/**
 * The same sound with the last moments of the loop faded into those before its start: what follows the last
 * frame of the loop is then what followed them in the recording. Power is kept by the correlation of the two.
 * @returns the sound, cut at the end of the loop, and the loop in whole frames of its rate
 */
export function closeLoop(
  pcm: Pcm,
  loop: Loop,
): { readonly pcm: Pcm; readonly start: number; readonly end: number } {
  const start = Math.round(loop.startSeconds * pcm.sampleRate);
  const end = Math.min(Math.round(loop.endSeconds * pcm.sampleRate), pcm.channels[0]!.length);
  const fade = Math.min(Math.round(FADE_SECONDS * pcm.sampleRate), start, end - start);
  const likeness = Math.max(0, correlation(pcm, start, end, fade));
  const channels = pcm.channels.map((channel) => {
    const kept = channel.slice(0, end);
    for (let i = 0; i < fade; i++) {
      const rise = (1 - Math.cos((Math.PI * (i + 1)) / fade)) / 2;
      const norm = Math.sqrt(rise ** 2 + (1 - rise) ** 2 + 2 * rise * (1 - rise) * likeness);
      const [old, next] = [channel[end - fade + i]!, channel[start - fade + i]!];
      kept[end - fade + i] = (old * (1 - rise) + next * rise) / norm;
    }
    return kept;
  });
  return { pcm: { ...pcm, channels }, start, end };
}
