// Damaged SoundFonts: the smallest whole one, opened as the worker opens it; what opens plays a note.
import assert from 'node:assert/strict';
import { BasicSoundBank, SoundBankLoader, SpessaLog } from 'spessasynth_core';
import { openSoundFont } from '../core/audio/openSoundFont.ts';
import { AppError } from '../core/errors.ts';
import type { FuzzTarget } from './fuzz.ts';
import { mutateBytes, tokensOf, type Ingredients } from './mutateBytes.ts';

const SAMPLE_RATE = 8000;
// What it has to say of each damaged file.
SpessaLog.setLogLevel(false, false, false);
await BasicSoundBank.isSF3DecoderReady;
const bank = SoundBankLoader.fromArrayBuffer(BasicSoundBank.getSampleSoundBankFile());
// Or every day has other cases.
bank.soundBankInfo.creationDate = new Date(0);
const font = new Uint8Array(bank.writeSF2());
const ingredients: Ingredients = {
  tokens: tokensOf(
    ...['RIFF', 'LIST', 'sfbk', 'INFO', 'sdta', 'smpl', 'pdta', 'phdr', 'pbag', 'pmod', 'pgen'],
    ...['inst', 'ibag', 'imod', 'igen', 'shdr', 'ifil', 'DLS ', 'OggS'],
    [0xff, 0xff, 0xff, 0xff],
    [0, 0, 0, 0],
    [0, 0, 0, 0x80],
  ),
  others: [font],
};
export const soundFontTarget: FuzzTarget = {
  name: 'soundfont',
  async attempt(random) {
    const channels = await play(mutateBytes(font, random, ingredients).buffer).catch(
      (cause: unknown) => {
        // As its worker does.
        throw new AppError('soundfont/unreadable', String(cause), {}, cause);
      },
    );
    const isFinite = channels.every((channel) => channel.every(Number.isFinite));
    assert.ok(isFinite, 'sound is numbers');
  },
};

/** A tenth of a second of its first instrument; nothing where it has none. */
async function play(bytes: ArrayBuffer): Promise<readonly Float32Array[]> {
  const { instruments, render } = await openSoundFont(bytes, SAMPLE_RATE);
  const [instrument] = instruments;
  if (instrument === undefined) return [];
  return render({ instrument, pitch: 60, velocity: 100, seconds: 0.1, tuneCents: 0 }).channels;
}
