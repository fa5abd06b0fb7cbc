// What a performance is handed to: the sampled instruments (toneRig.ts) or a synthesiser on a MIDI port
// (midiRig.ts). Times are those of the audio clock.
import type { InstrumentId } from '../../core/audio/instrumentPlan.ts';
import type { TrackMix } from '../../core/audio/mix.ts';
import type { Due } from './scheduler.ts';
import type { TimelineNote } from './timeline.ts';

export interface Rig {
  /** What was handed over for a time nearer than this cannot be taken back any more. */
  readonly leadSeconds: number;
  /** @param due not before now */
  play(note: TimelineNote, instrument: InstrumentId, due: Due): void;
  click(isAccent: boolean, clockSeconds: number): void;
  /** A strip for each track, in the order of the score, and what it sounds with. */
  setMix(mix: readonly TrackMix[], instruments: readonly InstrumentId[]): void;
  /** 0..1 as on the slider. */
  setVolume(volume: number): void;
  /** Ends what sounds and forgets what was scheduled. */
  silence(): void;
  /** Takes back what was to start at a time or later; what sounds by then goes on. */
  recall(clockSeconds: number): void;
  /** When the last note has died away; 0 when there is none. */
  soundingUntil(): number;
  /** Peak of the last 20 to 50 ms at the output of this device, 0..1. */
  level(): number;
  dispose(): void;
}
