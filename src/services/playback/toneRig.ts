// The sounding part of playback: a strip per track, the metronome, limiter and level meter, built of Tone.js
// nodes on a context that is given, live or offline. Imported lazily, because Tone.js is large and silence needs
// none of it; and by file, because Tone's index creates an AudioContext and a worker of its own on import.
import { Analyser } from 'tone/build/esm/component/analysis/Analyser.js';
import { Panner } from 'tone/build/esm/component/channel/Panner.js';
import { Limiter } from 'tone/build/esm/component/dynamics/Limiter.js';
import { Context } from 'tone/build/esm/core/context/Context.js';
import { Gain } from 'tone/build/esm/core/context/Gain.js';
import { OfflineContext } from 'tone/build/esm/core/context/OfflineContext.js';
import { setContext } from 'tone/build/esm/core/Global.js';
import { WaveShaper } from 'tone/build/esm/signal/WaveShaper.js';
import {
  audibleGain,
  gainOfVelocity,
  MASTER_DB,
  sliderGain,
  type TrackMix,
} from '../../core/audio/mix.ts';
import { chokeGroup } from '../../core/music/drums.ts';
import type { Rig } from './rig.ts';
import type { SampleLibrary } from './sampleLibrary.ts';
import { createVoiceLedger } from './voiceLedger.ts';
import { startVoice, type Voice } from './voice.ts';

/** Delay of the limiter, fixed by the look-ahead of browsers' DynamicsCompressorNode. */
export const LIMITER_SECONDS = 0.006;
const LIMITER_DB = -6;
const MAX_VOICES = 64;
/** Of a control that is moved while it sounds. */
const GLIDE_SECONDS = 0.02;
/** Of a change while it sounds, where a gap would be heard. */
const LEAD_SECONDS = 0.03;
const CLICK = { seconds: 0.03, accentHz: 1760, beatHz: 1175, gain: 0.5 };

export interface ToneRig extends Rig {
  /** Silent and undefined for a note whose sound is not loaded. */
  play(...args: Parameters<Rig['play']>): Voice | undefined;
  setMix(mix: readonly TrackMix[]): void;
}

/** Straight up to 0.8, bent above so that nothing leaves ±0.98: what the limiter is too slow for. */
function ceiling(x: number): number {
  const [knee, top] = [0.8, 0.98];
  const over = Math.abs(x) - knee;
  if (over <= 0) return x;
  return Math.sign(x) * (knee + (top - knee) * Math.tanh(over / (top - knee)));
}

/** A short sine that dies away. */
function clickBuffer(sampleRate: number, hz: number): AudioBuffer {
  const length = Math.round(CLICK.seconds * sampleRate);
  const buffer = new AudioBuffer({ length, numberOfChannels: 1, sampleRate });
  const wave = Float32Array.from({ length }, (_, i) => {
    const t = i / sampleRate;
    return CLICK.gain * Math.sin(2 * Math.PI * hz * t) * (1 - i / length) ** 2;
  });
  buffer.copyToChannel(wave, 0);
  return buffer;
}

export function createToneRig(
  native: AudioContext | OfflineAudioContext,
  library: SampleLibrary,
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
  const volume = new Gain({ context, gain: 1 }).connect(master);
  const clicks = new Map(
    [true, false].map((isAccent) => [
      isAccent,
      clickBuffer(native.sampleRate, isAccent ? CLICK.accentHz : CLICK.beatHz),
    ]),
  );
  const ledger = createVoiceLedger<Voice>(MAX_VOICES);
  let strips: { readonly gain: Gain; readonly panner: Panner }[] = [];

  const stripOf = (track: number) => {
    while (strips.length <= track) {
      const panner = new Panner({ context, channelCount: 2 }).connect(volume);
      strips.push({ gain: new Gain({ context, gain: 1 }).connect(panner), panner });
    }
    return strips[track]!;
  };
  /** Glides while something sounds, and is there at once while nothing does. */
  const turn = (param: Gain['gain'] | Panner['pan'], value: number): void => {
    if (ledger.all().length > 0) param.rampTo(value, GLIDE_SECONDS);
    else param.value = value;
  };
  const admit = (voice: Voice): void => {
    ledger.forgetBefore(native.currentTime);
    for (const other of ledger.admit(voice)) other.cut(voice.startClock);
  };

  return {
    leadSeconds: LEAD_SECONDS,
    play(note, instrument, due) {
      const sound = library.soundOf({ instrument, ...note });
      if (sound === undefined) return undefined;
      const { pitch, track } = note;
      const isDrum = instrument === 'drums';
      // A drum that was struck before is over.
      if (isDrum && due.intoSeconds > 0) return undefined;
      const choke = isDrum ? chokeGroup(pitch) : null;
      const group = choke === null ? null : `${track}/${choke}`;
      const gain = gainOfVelocity(note.velocity);
      const target = stripOf(track).gain.input;
      const voice = startVoice(native, target, { sound, pitch, gain, isDrum, group }, due);
      admit(voice);
      return voice;
    },
    click(isAccent, clockSeconds) {
      const sound = {
        pitch: 0,
        buffer: clicks.get(isAccent)!,
        gain: 1,
        loop: null,
        releaseSeconds: 0,
      };
      const struck = { sound, pitch: 0, gain: 1, isDrum: true, group: null };
      const due = { clockSeconds, intoSeconds: 0, lastsSeconds: 0 };
      admit(startVoice(native, volume.input, struck, due));
    },
    setMix(mix) {
      for (const [track, own] of mix.entries()) {
        const { gain, panner } = stripOf(track);
        turn(gain.gain, audibleGain(own, mix));
        turn(panner.pan, own.pan);
      }
    },
    setVolume(slider) {
      turn(volume.gain, sliderGain(slider));
    },
    silence() {
      for (const voice of ledger.all()) voice.cut(native.currentTime);
      ledger.forgetBefore(Infinity);
    },
    recall(clockSeconds) {
      for (const voice of ledger.all())
        if (voice.startClock >= clockSeconds) {
          voice.cut(clockSeconds);
          voice.endClock = 0;
        }
      ledger.forgetBefore(native.currentTime);
    },
    soundingUntil: () => ledger.all().reduce((end, { endClock }) => Math.max(end, endClock), 0),
    level() {
      const wave = analyser.getValue();
      return wave.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
    },
    dispose() {
      for (const { gain, panner } of strips) {
        gain.dispose();
        panner.dispose();
      }
      strips = [];
      for (const node of [volume, master, limiter, shaper, analyser]) node.dispose();
      context.dispose();
    },
  };
}
