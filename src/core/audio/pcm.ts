// Sound as numbers: what the SoundFont conversion and the sample player shape before it is heard.

export interface Pcm {
  readonly sampleRate: number;
  /** One array per channel, all of one length; full scale is ±1. */
  readonly channels: readonly Float32Array<ArrayBuffer>[];
}

export function countFrames(pcm: Pcm): number {
  return pcm.channels[0]?.length ?? 0;
}

/** Largest absolute value of all channels; 0 for no frames. */
export function peakOf(pcm: Pcm): number {
  let peak = 0;
  for (const channel of pcm.channels)
    for (const value of channel) peak = Math.max(peak, Math.abs(value));
  return peak;
}

export function dbToGain(db: number): number {
  return 10 ** (db / 20);
}

/** A louder or softer copy. */
export function amplify(pcm: Pcm, gainDb: number): Pcm {
  const gain = dbToGain(gainDb);
  return { ...pcm, channels: pcm.channels.map((channel) => channel.map((value) => value * gain)) };
}

/** A part of it; `toSeconds` may lie beyond the end. */
export function sliceSeconds(pcm: Pcm, fromSeconds: number, toSeconds: number): Pcm {
  const [from, to] = [fromSeconds, toSeconds].map((s) => Math.round(s * pcm.sampleRate));
  return { ...pcm, channels: pcm.channels.map((channel) => channel.slice(from, to)) };
}
