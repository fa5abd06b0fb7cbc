// From an instrument that can render any note to the few samples that stand for it: each one tuned,
// trimmed, looped if it is held, and levelled. Where the notes come from (a SoundFont) and where
// they go (MP3 files, a sampler) is the caller's affair, so a script and the browser share this.
import type { InstrumentId, InstrumentPlan } from './instrumentPlan.ts';
import { closeLoop, evenOut, findLoop, type Loop } from './loop.ts';
import { levellingGains, momentaryLoudness } from './loudness.ts';
import { amplify, peakOf, sliceSeconds, type Pcm } from './pcm.ts';
import { measureCents } from './pitchDeviation.ts';
import { trimOnset, trimTail } from './trim.ts';

export interface NoteRequest {
  readonly instrument: InstrumentId;
  readonly pitch: number;
  /** 1..127. */
  readonly velocity: number;
  readonly seconds: number;
  /** Added to the pitch, within ±200. */
  readonly tuneCents: number;
}

/** Stereo, held for its whole length. */
export type RenderNote = (request: NoteRequest) => Pcm;

export interface ConvertedSample {
  readonly pitch: number;
  readonly velocity: number;
  /** Peak at -3 dB whatever the note, which leaves a lossy codec its best. */
  readonly pcm: Pcm;
  /** To be added when it plays, so that all instruments are equally loud. */
  readonly gainDb: number;
  readonly loop: Loop | null;
}

/** Of every instrument's samples, on the average, played at full velocity. Sixteen of them still fit. */
export const TARGET_LUFS = -18;
/** The rest of the way to 0 dB is for what MP3 adds. */
const PEAK_DB = -3;
const TAIL = { floorDb: -56, fadeShare: 0.35 };
/** Rendered beyond the longest sample, for the silence that trimming the onset takes away. */
const SPARE_SECONDS = 0.5;
/** Kept after a loop, as decoders shift a sound by some milliseconds. */
const AFTER_LOOP_SECONDS = 0.06;
const MIN_LOOP_SECONDS = 0.5;
/** What a drum kit's level is judged by: kick and snare. */
const KIT_REFERENCE: ReadonlySet<number> = new Set([36, 38]);
/** No whistle or bell is louder than kick and snare by more. */
const KIT_MAX_ABOVE_LU = 4;

interface Cut {
  readonly pcm: Pcm;
  readonly loop: Loop | null;
}

interface Recording extends Cut {
  readonly pitch: number;
  readonly loudness: number;
}

/** More than once, as the first correction of a note with vibrato is a little off; the best attempt counts. */
function tune(note: (cents: number) => Cut, pitch: number, keptCents: number): Cut {
  let correction = 0;
  let best: { readonly cut: Cut; readonly excess: number } | null = null;
  for (let attempt = 0; attempt < 4; attempt++) {
    const cut = note(correction);
    const heard = cut.loop === null ? cut.pcm : closeLoop(cut.pcm, cut.loop).pcm;
    const cents = measureCents(heard, pitch);
    const excess = cents - Math.max(-keptCents, Math.min(keptCents, cents));
    if (best === null || Math.abs(excess) < Math.abs(best.excess)) best = { cut, excess };
    if (excess === 0) break;
    correction = Math.max(-200, Math.min(200, correction - excess));
  }
  return best!.cut;
}

/** From the onset to where the note has died away, or to the end of its loop. */
function cut(plan: InstrumentPlan, pitch: number, rendered: Pcm): Cut {
  const trimmed = trimOnset(rendered);
  const maxSeconds = plan.maxSeconds(pitch);
  if (!plan.isHeld) return { pcm: trimTail(trimmed, { ...TAIL, maxSeconds }), loop: null };
  const loop = findLoop(trimmed, {
    startSeconds: plan.settleSeconds,
    minSeconds: MIN_LOOP_SECONDS,
    maxSeconds: maxSeconds - AFTER_LOOP_SECONDS - plan.settleSeconds,
  });
  const pcm = sliceSeconds(evenOut(trimmed, loop), 0, loop.endSeconds + AFTER_LOOP_SECONDS);
  return { pcm, loop };
}

/** Null where the instrument is silent. */
function record(
  plan: InstrumentPlan,
  render: RenderNote,
  pitch: number,
  velocity: number,
): Recording | null {
  const { instrument } = plan;
  const seconds = plan.maxSeconds(pitch) + SPARE_SECONDS;
  const play = (tuneCents: number): Pcm =>
    render({ instrument, pitch, velocity, seconds, tuneCents });
  const untuned = play(0);
  if (peakOf(untuned) === 0) return null;
  const note = (tuneCents: number): Cut =>
    cut(plan, pitch, tuneCents === 0 ? untuned : play(tuneCents));
  const isTuned = plan.isPitched && plan.keptCents < Infinity;
  const best = isTuned ? tune(note, pitch, plan.keptCents) : note(0);
  return { pitch, ...best, loudness: momentaryLoudness(best.pcm) };
}

/** A kit keeps the balance its drums were recorded with, but for those that would drown the music. */
function gainsOf(plan: InstrumentPlan, recordings: readonly Recording[]): readonly number[] {
  const loudness = recordings.map((recording) => recording.loudness);
  if (plan.instrument !== 'drums') return levellingGains(loudness, TARGET_LUFS);
  const reference = recordings.filter(({ pitch }) => KIT_REFERENCE.has(pitch));
  const judged = reference.length > 0 ? reference : recordings;
  const mean = judged.reduce((sum, drum) => sum + drum.loudness, 0) / judged.length;
  return loudness.map((own) => TARGET_LUFS - mean - Math.max(0, own - mean - KIT_MAX_ABOVE_LU));
}

/**
 * By rising velocity, then pitch; notes at which the instrument is silent are left out. Each velocity is brought to
 * the same loudness: layers carry the colour of a touch, its force is the player's curve.
 * @param pause waited for after every note with the share that is done, so that a long conversion can be cancelled
 * @throws whatever `render` and `pause` throw
 */
export async function convertInstrument(
  plan: InstrumentPlan,
  render: RenderNote,
  pause: (share: number) => Promise<void> = () => Promise.resolve(),
): Promise<readonly ConvertedSample[]> {
  const total = plan.velocities.length * plan.pitches.length;
  const samples: ConvertedSample[] = [];
  let done = 0;
  for (const velocity of plan.velocities) {
    const recordings: Recording[] = [];
    for (const pitch of plan.pitches) {
      const recording = record(plan, render, pitch, velocity);
      if (recording !== null) recordings.push(recording);
      await pause(++done / total);
    }
    const gains = gainsOf(plan, recordings);
    for (const [i, { pitch, pcm, loop }] of recordings.entries()) {
      const toPeak = PEAK_DB - 20 * Math.log10(peakOf(pcm));
      const gainDb = gains[i]! - toPeak;
      samples.push({ pitch, velocity, pcm: amplify(pcm, toPeak), gainDb, loop });
    }
  }
  return samples;
}
