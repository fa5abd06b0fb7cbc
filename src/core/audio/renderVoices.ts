// Voices to sound, in plain arithmetic: the same bytes in every browser and every time, and the parts of a mix sum
// to it. An audio graph gives neither, as it adds what meets in a node in an order of its own. What a voice and a
// strip do is what the nodes of the player do (services/playback/voice.ts, toneRig.ts).
import type { Pcm } from './pcm.ts';

export interface VoiceSound {
  /** At the rate of the rendering. */
  readonly channels: readonly Float32Array<ArrayBuffer>[];
  /** In frames; null for a sound that dies away. */
  readonly loop: { readonly start: number; readonly end: number } | null;
}

export interface Voice {
  readonly track: number;
  /** Index of its sound. */
  readonly sound: number;
  readonly startSeconds: number;
  /** Nothing sounds after it. */
  readonly endSeconds: number;
  /** Frames of the sound per frame played. */
  readonly speed: number;
  readonly gain: number;
  /** From when on it falls to 1/e in every `constantSeconds`. */
  readonly fade: { readonly atSeconds: number; readonly constantSeconds: number } | null;
}

export interface VoiceScore {
  readonly sampleRate: number;
  readonly sounds: readonly VoiceSound[];
  /** By rising start. */
  readonly voices: readonly Voice[];
  /** By track; `pan` -1 left .. 1 right. */
  readonly strips: readonly { readonly gain: number; readonly pan: number }[];
}

interface Sounding {
  readonly voice: Voice;
  readonly sound: VoiceSound;
  /** Of the sound, in frames. */
  position: number;
  level: number;
}

/** Until the last voice has died away. */
export function framesOf({ voices, sampleRate }: VoiceScore): number {
  const end = voices.reduce((latest, { endSeconds }) => Math.max(latest, endSeconds), 0);
  return Math.max(1, Math.ceil(end * sampleRate));
}

/**
 * Stereo, part by part, not limited: peaks may be above full scale.
 * @param track one alone; all when it is null
 */
export function* renderVoices(
  score: VoiceScore,
  track: number | null,
  partFrames: number,
): Generator<Pcm, void> {
  const { sampleRate, strips } = score;
  const frames = framesOf(score);
  const voices = score.voices.filter((voice) => track === null || voice.track === track);
  let next = 0;
  let sounding: Sounding[] = [];
  for (let from = 0; from < frames; from += partFrames) {
    const to = Math.min(frames, from + partFrames);
    for (; next < voices.length && voices[next]!.startSeconds * sampleRate < to; next++)
      sounding.push(begin(score, voices[next]!));
    const buses = strips.map(() => null as Bus | null);
    for (const one of sounding) {
      const bus = (buses[one.voice.track] ??= [
        new Float32Array(to - from),
        new Float32Array(to - from),
      ]);
      add(one, bus, from, to, sampleRate);
    }
    sounding = sounding.filter(({ voice }) => voice.endSeconds * sampleRate > to);
    const channels = [new Float32Array(to - from), new Float32Array(to - from)] as const;
    for (const [i, bus] of buses.entries()) if (bus !== null) addPanned(bus, strips[i]!, channels);
    yield { sampleRate, channels };
  }
}

type Bus = readonly [Float32Array, Float32Array];

function begin({ sampleRate, sounds }: VoiceScore, voice: Voice): Sounding {
  const start = voice.startSeconds * sampleRate;
  // Its first frame lies at or a little after the start.
  const position = (Math.ceil(start) - start) * voice.speed;
  return { voice, sound: sounds[voice.sound]!, position, level: voice.gain };
}

/** Adds the frames of a voice that lie in [from, to) and moves it on. */
function add(one: Sounding, bus: Bus, from: number, to: number, sampleRate: number): void {
  const { startSeconds, endSeconds, fade } = one.voice;
  const frameAt = (seconds: number): number =>
    Math.min(to, Math.max(from, Math.ceil(seconds * sampleRate))) - from;
  const [first, last] = [frameAt(startSeconds), frameAt(endSeconds)];
  const fadeFrom = fade === null ? last : Math.min(last, Math.max(first, frameAt(fade.atSeconds)));
  play(one, bus, first, fadeFrom, 1);
  if (fade !== null)
    play(one, bus, fadeFrom, last, Math.exp(-1 / (fade.constantSeconds * sampleRate)));
}

/** @param fall what each frame leaves of the level */
function play(one: Sounding, bus: Bus, first: number, last: number, fall: number): void {
  const { speed } = one.voice;
  const { channels, loop } = one.sound;
  const [left, right] = [channels[0]!, channels[1]];
  const end = loop?.end ?? left.length;
  const period = loop === null ? 0 : end - loop.start;
  for (let i = first; i < last;) {
    if (one.position >= end) {
      // A sound without a loop is over.
      if (period === 0) return;
      one.position -= period * (1 + Math.floor((one.position - end) / period));
    }
    // Most of it lies well inside the sound, where nothing needs to be asked of a frame.
    const inside = one.position < 1 ? 0 : Math.floor((end - 3 - one.position) / speed);
    if (inside > 0) {
      const until = Math.min(last, i + inside);
      playInside(one, left, right, bus, i, until, fall);
      i = until;
    } else {
      const value = one.level * between(left, one.position, end, period);
      bus[0][i]! += value;
      bus[1][i]! +=
        right === undefined ? value : one.level * between(right, one.position, end, period);
      one.level *= fall;
      one.position += speed;
      i++;
    }
  }
}

/** The inner loop of all rendering: no frame of it is near an edge of the sound. */
function playInside(
  one: Sounding,
  left: Float32Array,
  right: Float32Array | undefined,
  [outLeft, outRight]: Bus,
  first: number,
  last: number,
  fall: number,
): void {
  const { speed } = one.voice;
  let { position, level } = one;
  for (let i = first; i < last; i++) {
    const at = position | 0;
    const t = position - at;
    const value = level * cubic(left[at - 1]!, left[at]!, left[at + 1]!, left[at + 2]!, t);
    outLeft[i]! += value;
    outRight[i]! +=
      right === undefined
        ? value
        : level * cubic(right[at - 1]!, right[at]!, right[at + 1]!, right[at + 2]!, t);
    level *= fall;
    position += speed;
  }
  one.position = position;
  one.level = level;
}

/** A sound between two of its frames, at its edges. */
function between(data: Float32Array, position: number, end: number, period: number): number {
  const at = Math.floor(position);
  // What follows the end of a loop is its beginning; beyond any other edge there is silence.
  const frame = (index: number): number => {
    if (index < end) return data[index] ?? 0;
    return period > 0 ? data[index - period]! : 0;
  };
  return cubic(frame(at - 1), frame(at), frame(at + 1), frame(at + 2), position - at);
}

/** Third-order Hermite interpolation (Catmull-Rom) from `b`, at 0, to `c`, at 1. */
function cubic(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** As a StereoPannerNode does to a stereo input. */
function addPanned(
  [left, right]: Bus,
  { gain, pan }: VoiceScore['strips'][number],
  out: readonly [Float32Array, Float32Array],
): void {
  const angle = ((pan <= 0 ? pan + 1 : pan) * Math.PI) / 2;
  const [cos, sin] = [gain * Math.cos(angle), gain * Math.sin(angle)];
  for (let i = 0; i < out[0].length; i++) {
    const [l, r] = [left[i]!, right[i]!];
    out[0][i]! += pan <= 0 ? gain * l + cos * r : cos * l;
    out[1][i]! += pan <= 0 ? sin * r : gain * r + sin * l;
  }
}
