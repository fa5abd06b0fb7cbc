// Renders single notes of a SoundFont (sf2, sf3, dls) with SpessaSynth, dry: without reverb and chorus.
import { BasicSoundBank, SoundBankLoader, SpessaSynthProcessor } from 'spessasynth_core';
import type { RenderNote } from '../../src/core/audio/convertInstrument.ts';

const BLOCK_FRAMES = 128;
const DRUM_CHANNEL = 9;

/**
 * Every call of the result renders one note in stereo, held for its whole length.
 * @throws Error when the bytes are no SoundFont, or, from the result, when it lacks the program
 */
export async function openSoundFont(bytes: ArrayBuffer, sampleRate: number): Promise<RenderNote> {
  await BasicSoundBank.isSF3DecoderReady;
  const bank = SoundBankLoader.fromArrayBuffer(bytes);
  const synth = new SpessaSynthProcessor(sampleRate, {
    effectsEnabled: false,
    eventsEnabled: false,
  });
  synth.soundBankManager.addSoundBank(bank, 'main');
  synth.onMissingPreset = ({ program }) => {
    throw new Error(`the SoundFont has no preset for program ${program}`);
  };
  return ({ instrument, pitch, velocity, seconds, tuneCents }) => {
    const isDrum = instrument === 'drums';
    const channel = isDrum ? DRUM_CHANNEL : 0;
    synth.programChange(channel, isDrum ? 0 : instrument);
    // The pitch wheel spans two semitones either way.
    synth.pitchWheel(channel, 8192 + Math.round((tuneCents / 200) * 8192));
    synth.noteOn(channel, pitch, velocity);
    const frames = Math.round(seconds * sampleRate);
    const channels = [new Float32Array(frames), new Float32Array(frames)] as const;
    for (let i = 0; i < frames; i += BLOCK_FRAMES)
      synth.process(channels[0], channels[1], i, Math.min(BLOCK_FRAMES, frames - i));
    synth.stopAllChannels(true);
    return { sampleRate, channels };
  };
}
