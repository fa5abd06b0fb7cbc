// Cuts a recorded note to what is worth keeping, and finds its beginning again after a lossy codec: MP3 decoders
// disagree on how much of the encoder's delay (about 1100 frames) they remove.
import { countFrames, dbToGain, peakOf, type Pcm } from './pcm.ts';

/** Low enough to catch a soft hammer. */
const ONSET_DB = -34;
/** Above the pre-echo that MP3 puts before an attack, up to 13 ms of it. */
const RISE_DB = -12;
/** Kept before the onset, so that the attack itself is whole. */
const LEAD_SECONDS = 0.001;

export interface TailLimits {
  /** Nothing after this is kept. */
  readonly maxSeconds: number;
  /** The note ends where it stays this far below its peak, e.g. -60. */
  readonly floorDb: number;
  /** Part of what is kept that fades out, 0..1. */
  readonly fadeShare: number;
}

/** First frame within 34 dB of the peak; 0 for silence. */
export function findOnset(pcm: Pcm): number {
  return firstWithin(pcm, ONSET_DB);
}

/** Seconds until the sound comes within 12 dB of its peak. */
export function riseSeconds(pcm: Pcm): number {
  return firstWithin(pcm, RISE_DB) / pcm.sampleRate;
}

/** The sound from where it was when it took `knownRiseSeconds` to rise, whatever a codec has put before it. */
export function alignRise(pcm: Pcm, knownRiseSeconds: number): Pcm {
  const surplus = Math.round((riseSeconds(pcm) - knownRiseSeconds) * pcm.sampleRate);
  if (surplus <= 0) return pcm;
  return { ...pcm, channels: pcm.channels.map((channel) => channel.slice(surplus)) };
}

function firstWithin(pcm: Pcm, db: number): number {
  const threshold = peakOf(pcm) * dbToGain(db);
  if (threshold === 0) return 0;
  const first = pcm.channels.map((channel) => channel.findIndex((v) => Math.abs(v) >= threshold));
  return Math.min(...first.filter((frame) => frame >= 0));
}

/** Drops the silence before the note, all but the last millisecond of it. */
export function trimOnset(pcm: Pcm): Pcm {
  const start = Math.max(0, findOnset(pcm) - Math.round(LEAD_SECONDS * pcm.sampleRate));
  return { ...pcm, channels: pcm.channels.map((channel) => channel.slice(start)) };
}

/** Ends the note where it has died away, fading to zero with a raised cosine. */
export function trimTail(pcm: Pcm, { maxSeconds, floorDb, fadeShare }: TailLimits): Pcm {
  const threshold = peakOf(pcm) * dbToGain(floorDb);
  const last = pcm.channels.map((channel) =>
    channel.findLastIndex((value) => Math.abs(value) >= threshold),
  );
  const length = Math.min(
    Math.max(0, ...last) + 1,
    countFrames(pcm),
    Math.round(maxSeconds * pcm.sampleRate),
  );
  const fadeStart = Math.floor(length * (1 - fadeShare));
  const channels = pcm.channels.map((channel) => {
    const kept = channel.slice(0, length);
    for (let i = fadeStart; i < length; i++)
      kept[i]! *= (1 + Math.cos((Math.PI * (i + 1 - fadeStart)) / (length - fadeStart))) / 2;
    return kept;
  });
  return { ...pcm, channels };
}
