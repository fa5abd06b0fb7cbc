// Opens a SoundFont (sf2, sf3, dls) and renders single notes of it with SpessaSynth, dry: without reverb and chorus.
import { BasicSoundBank, SoundBankLoader, SpessaSynthProcessor } from 'spessasynth_core';
import type { RenderNote } from './convertInstrument.ts';
import type { InstrumentId } from './instrumentPlan.ts';

const BLOCK_FRAMES = 128;
const DRUM_CHANNEL = 9;
/** Of an instrument. Large kits have some hundreds; a damaged file can name the same ones over and over. */
const MOST_ZONES = 5_000;

export interface SoundFont {
  /** As it calls itself; may be empty. */
  readonly name: string;
  /** Programs of its first bank by number, then its standard kit; what General MIDI asks for. */
  readonly instruments: readonly InstrumentId[];
  /** One note in stereo, held for its whole length. @throws Error for an instrument it lacks */
  readonly render: RenderNote;
}

/** @throws Error when the bytes are no SoundFont, or a damaged one */
export async function openSoundFont(bytes: ArrayBuffer, sampleRate: number): Promise<SoundFont> {
  await BasicSoundBank.isSF3DecoderReady;
  const bank = SoundBankLoader.fromArrayBuffer(bytes);
  for (const { name, zones } of bank.presets) {
    const count = zones.reduce((sum, { instrument }) => sum + instrument.zones.length, 0);
    if (count > MOST_ZONES) throw new Error(`${count} zones in "${name}"`);
  }
  const programs = bank.presets
    .filter(({ isDrum, bankMSB, bankLSB }) => !isDrum && bankMSB === 0 && bankLSB === 0)
    .map(({ program }) => program);
  const hasKit = bank.presets.some(({ isDrum, program }) => isDrum && program === 0);
  const instruments: InstrumentId[] = [...new Set(programs)].sort((a, b) => a - b);
  if (hasKit) instruments.push('drums');

  const synth = new SpessaSynthProcessor(sampleRate, {
    effectsEnabled: false,
    eventsEnabled: false,
  });
  synth.soundBankManager.addSoundBank(bank, 'main');
  synth.onMissingPreset = ({ program }) => {
    throw new Error(`the SoundFont has no preset for program ${program}`);
  };
  const render: RenderNote = ({ instrument, pitch, velocity, seconds, tuneCents }) => {
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
  return { name: bank.soundBankInfo.name, instruments, render };
}
