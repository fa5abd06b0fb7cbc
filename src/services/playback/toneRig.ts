// The sounding part of playback: sampler, limiter and level meter, built of Tone.js nodes on a context
// that is given, live or offline. Imported lazily, because Tone.js is large and silence needs none of it; and
// by file, because Tone's index creates an AudioContext and a worker of its own as soon as it is imported.
import { Analyser } from 'tone/build/esm/component/analysis/Analyser.js';
import { Limiter } from 'tone/build/esm/component/dynamics/Limiter.js';
import { Context } from 'tone/build/esm/core/context/Context.js';
import { Gain } from 'tone/build/esm/core/context/Gain.js';
import { OfflineContext } from 'tone/build/esm/core/context/OfflineContext.js';
import { setContext } from 'tone/build/esm/core/Global.js';
import { Sampler } from 'tone/build/esm/instrument/Sampler.js';
import { WaveShaper } from 'tone/build/esm/signal/WaveShaper.js';
import type { Samples } from './loadSamples.ts';
import type { TimelineNote } from './timeline.ts';

/** Delay of the limiter, fixed by the look-ahead of browsers' DynamicsCompressorNode. */
export const LIMITER_SECONDS = 0.006;
/** How long a released string sounds on under the damper. */
export const RELEASE_SECONDS = 0.35;
const MASTER_DB = -2;
const LIMITER_DB = -6;
/** Fast enough to feel immediate, slow enough not to click. */
const SILENCE_SECONDS = 0.02;

export interface ToneRig {
  /** @param clockSeconds on the context's clock, not before now */
  play(note: TimelineNote, clockSeconds: number): void;
  /** Fades out what sounds and forgets what was scheduled. */
  silence(): void;
  /** Peak of the last 20 to 50 ms at the output, 0..1. */
  level(): number;
  dispose(): void;
}

/** General MIDI's curve: amplitude grows with the square of velocity. */
function gainOfVelocity(velocity: number): number {
  return (velocity / 127) ** 2;
}

/** Straight up to 0.8, bent above so that nothing leaves ±0.98: what the limiter is too slow for. */
function ceiling(x: number): number {
  const [knee, top] = [0.8, 0.98];
  const over = Math.abs(x) - knee;
  if (over <= 0) return x;
  return Math.sign(x) * (knee + (top - knee) * Math.tanh(over / (top - knee)));
}

export function createToneRig(
  native: AudioContext | OfflineAudioContext,
  samples: Samples,
): ToneRig {
  const isLive = native instanceof AudioContext;
  // Tone's clock in a worker would need a blob: URL in the Content Security Policy; ours suffices.
  const context = isLive
    ? new Context({ context: native, clockSource: 'timeout' })
    : new OfflineContext(native);
  setContext(context);

  const analyser = new Analyser({ context, type: 'waveform', size: 2048 });
  analyser.connect(context.rawContext.destination);
  const shaper = new WaveShaper({ context, mapping: ceiling, length: 4096 }).connect(analyser);
  const limiter = new Limiter({ context, threshold: LIMITER_DB }).connect(shaper);
  const master = new Gain({ context, gain: MASTER_DB, units: 'decibels' }).connect(limiter);

  // A Sampler cannot take back notes it was given ahead of time. So each stretch of playing has its own
  // behind a gate, and silence means closing the gate and leaving both to be collected.
  const openGate = () => {
    const gate = new Gain({ context, gain: 1 }).connect(master);
    const sampler = new Sampler({
      context,
      urls: Object.fromEntries(samples),
      release: RELEASE_SECONDS,
    }).connect(gate);
    return { gate, sampler };
  };
  let current = openGate();

  return {
    play(note, clockSeconds) {
      current.sampler.triggerAttackRelease(
        440 * 2 ** ((note.pitch - 69) / 12),
        note.durationSeconds,
        clockSeconds,
        gainOfVelocity(note.velocity),
      );
    },
    silence() {
      const { gate, sampler } = current;
      gate.gain.linearRampTo(0, SILENCE_SECONDS, context.currentTime);
      setTimeout(() => {
        sampler.dispose();
        gate.dispose();
      }, SILENCE_SECONDS * 5000);
      current = openGate();
    },
    level() {
      const wave = analyser.getValue();
      return wave.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
    },
    dispose() {
      for (const node of [current.sampler, current.gate, master, limiter, shaper, analyser])
        node.dispose();
      context.dispose();
    },
  };
}
