// Keeps the peaks of a recording below a ceiling without bending its wave: a gain that falls ahead of a peak and
// recovers after it. It is worked out at the edges of short blocks and runs straight between them, so that a peak
// can never slip through, and so that the same gain can be given to every part of a mix: the parts still sum to it.
import { countFrames, dbToGain, peakOf, type Pcm } from './pcm.ts';

/** Of a block; sounds are handed over in whole blocks, all but the last of a recording. */
export const BLOCK_FRAMES = 64;
/** -1 dB: what an MP3 decoder adds stays below full scale. */
const CEILING = dbToGain(-1);
/** About 6 ms, as in the player. */
const LOOK_AHEAD_BLOCKS = 4;
const RELEASE_SECONDS = 0.1;

/** At the edge before each block, and at the last edge; 0..1. */
export type GainCurve = readonly number[];

export interface Limiter {
  /** What can be decided already, a few blocks less than was given. @throws Error when it follows a broken block */
  push(pcm: Pcm): Pcm;
  /** The rest. */
  flush(): Pcm;
  /** Complete after `flush`. */
  readonly curve: GainCurve;
}

/** A copy whose gain runs along `curve` from its block `firstBlock` on. */
export function applyGains(pcm: Pcm, curve: GainCurve, firstBlock: number): Pcm {
  const last = curve.at(-1) ?? 1;
  const channels = pcm.channels.map((channel) =>
    channel.map((value, i) => {
      const block = firstBlock + Math.floor(i / BLOCK_FRAMES);
      const [from, to] = [curve[block] ?? last, curve[block + 1] ?? last];
      return value * (from + ((to - from) * (i % BLOCK_FRAMES)) / BLOCK_FRAMES);
    }),
  );
  return { ...pcm, channels };
}

const slice = (pcm: Pcm, from: number, to?: number): Pcm => ({
  ...pcm,
  channels: pcm.channels.map((channel) => channel.subarray(from, to)),
});

function join(first: Pcm, second: Pcm): Pcm {
  const channels = first.channels.map((head, i) => {
    const joined = new Float32Array(head.length + second.channels[i]!.length);
    joined.set(head);
    joined.set(second.channels[i]!, head.length);
    return joined;
  });
  return { ...first, channels };
}

export function createLimiter(sampleRate: number, channelCount: number): Limiter {
  const recovery = 1 - Math.exp(-BLOCK_FRAMES / (RELEASE_SECONDS * sampleRate));
  const curve: number[] = [];
  /** Largest gain that each block can bear. */
  const bearable: number[] = [];
  const nothing: Pcm = {
    sampleRate,
    channels: Array.from({ length: channelCount }, () => new Float32Array()),
  };
  let held = nothing;
  let blocksOut = 0;

  const bearableAt = (edge: number): number =>
    Math.min(bearable[edge - 1] ?? 1, bearable[edge] ?? 1);
  /** Straight down to a peak that comes, slowly up after one. */
  const extendTo = (edges: number): void => {
    for (let edge = curve.length; edge < edges; edge++) {
      const before = curve.at(-1) ?? 1;
      let gain = before + (1 - before) * recovery;
      for (let ahead = 0; ahead <= LOOK_AHEAD_BLOCKS; ahead++) {
        const bound = bearableAt(edge + ahead);
        gain = Math.min(gain, bound + ((1 - bound) * ahead) / LOOK_AHEAD_BLOCKS);
      }
      curve.push(gain);
    }
  };
  const release = (blocks: number): Pcm => {
    const done = applyGains(slice(held, 0, blocks * BLOCK_FRAMES), curve, blocksOut);
    held = slice(held, blocks * BLOCK_FRAMES);
    blocksOut += blocks;
    return done;
  };

  return {
    push(pcm) {
      if (countFrames(held) % BLOCK_FRAMES > 0)
        throw new Error('only the last part of a sound may end within a block');
      for (let at = 0; at < countFrames(pcm); at += BLOCK_FRAMES)
        bearable.push(Math.min(1, CEILING / peakOf(slice(pcm, at, at + BLOCK_FRAMES))));
      held = join(held, pcm);
      extendTo(bearable.length - LOOK_AHEAD_BLOCKS);
      return release(Math.max(0, curve.length - 1 - blocksOut));
    },
    flush() {
      extendTo(bearable.length + 1);
      return release(bearable.length - blocksOut);
    },
    curve,
  };
}
