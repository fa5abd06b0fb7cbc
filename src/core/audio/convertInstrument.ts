// From an instrument that can render any note to the few samples that stand for it: each one tuned,
// trimmed, levelled against its neighbours and faded. Where the notes come from (a SoundFont) and where
// they go (MP3 files, a sampler) is the caller's affair, so a script and the browser share this.
import { attackLoudness, levellingGains } from './loudness.ts';
import { amplify, peakOf, type Pcm } from './pcm.ts';
import { measureCents } from './pitchDeviation.ts';
import { trimOnset, trimTail } from './trim.ts';

export interface NoteRequest {
  /** General MIDI program 0..127. */
  readonly program: number;
  readonly pitch: number;
  /** 1..127. */
  readonly velocity: number;
  readonly seconds: number;
  /** Added to the pitch, within ±200. */
  readonly tuneCents: number;
}

export type RenderNote = (request: NoteRequest) => Pcm;

export interface InstrumentPlan {
  readonly program: number;
  /** Rising MIDI notes, one sample each. */
  readonly pitches: readonly number[];
  readonly velocity: number;
  /** Longest that the sample of a pitch may be. */
  readonly maxSeconds: (pitch: number) => number;
}

export interface ConvertedSample {
  readonly pitch: number;
  readonly velocity: number;
  readonly pcm: Pcm;
  /** Deviation from equal temperament after tuning. */
  readonly cents: number;
  /** Of the first 400 ms, after levelling. */
  readonly loudnessLufs: number;
}

/** A piano's stretched octaves are kept up to here; beyond, a note beside other instruments sounds wrong. */
const MAX_STRETCH_CENTS = 8;
/** Loudest sample of an instrument; the rest of the way to 0 dB is for what MP3 adds. */
const PEAK_DB = -3;
const TAIL = { floorDb: -56, fadeShare: 0.35 };
/** Rendered beyond the longest sample, for the silence that trimming the onset takes away. */
const SPARE_SECONDS = 0.5;

/** @throws whatever `render` throws */
export function convertInstrument(
  plan: InstrumentPlan,
  render: RenderNote,
): readonly ConvertedSample[] {
  const notes = plan.pitches.map((pitch) => {
    const maxSeconds = plan.maxSeconds(pitch);
    const note = (tuneCents: number): Pcm => {
      const { program, velocity } = plan;
      const seconds = maxSeconds + SPARE_SECONDS;
      return trimOnset(render({ program, pitch, velocity, seconds, tuneCents }));
    };
    const asRecorded = note(0);
    const cents = measureCents(asRecorded, pitch);
    const wanted = Math.max(-MAX_STRETCH_CENTS, Math.min(MAX_STRETCH_CENTS, cents));
    const tuned = wanted === cents ? asRecorded : note(wanted - cents);
    return trimTail(tuned, { ...TAIL, maxSeconds });
  });
  const gains = levellingGains(notes.map(attackLoudness));
  const levelled = notes.map((pcm, i) => amplify(pcm, gains[i]!));
  const loudest = Math.max(...levelled.map(peakOf));
  const commonGain = PEAK_DB - 20 * Math.log10(loudest);
  return levelled.map((quiet, i) => {
    const pcm = amplify(quiet, commonGain);
    const pitch = plan.pitches[i]!;
    return {
      pitch,
      velocity: plan.velocity,
      pcm,
      cents: measureCents(pcm, pitch),
      loudnessLufs: attackLoudness(pcm),
    };
  });
}
