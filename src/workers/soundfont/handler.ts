// Opens SoundFonts and converts their instruments, with the same code as the set that ships.
import { planFor } from '../../core/audio/instrumentPlans.ts';
import { openSoundFont, type SoundFont } from '../../core/audio/openSoundFont.ts';
import { packInstrument } from '../../core/audio/packInstrument.ts';
import { AppError } from '../../core/errors.ts';
import type { FontInput, SoundFontProtocol } from './protocol.ts';

const SAMPLE_RATE = 44_100;

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const unreadable = (thrown: unknown): AppError =>
  thrown instanceof AppError
    ? thrown
    : new AppError('soundfont/unreadable', String(thrown), {}, thrown);

export function createSoundFontHandler(): SoundFontProtocol {
  let open: { readonly id: string; readonly font: SoundFont } | null = null;

  const fontOf = async ({ id, file }: FontInput): Promise<SoundFont> => {
    if (open?.id === id) return open.font;
    // Two large fonts at once may be more than the memory there is.
    open = null;
    try {
      open = { id, font: await openSoundFont(await file.arrayBuffer(), SAMPLE_RATE) };
    } catch (thrown) {
      throw unreadable(thrown);
    }
    return open.font;
  };
  /** Rendering blocks; a cancel is heard only after a turn of the event loop. */
  const hearCancel = async (signal: AbortSignal | undefined): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    if (signal?.aborted === true) throw new AppError('cancelled', 'the SoundFont was cancelled');
  };

  return {
    async open(input, { signal }) {
      const { name, instruments } = await fontOf(input);
      await hearCancel(signal);
      if (instruments.length === 0)
        throw new AppError('soundfont/no-instruments', 'no General MIDI instrument in it');
      return { name, instruments };
    },
    async convert(input, { signal, onEvent }) {
      const { render } = await fontOf(input);
      let converted;
      try {
        converted = await packInstrument(
          planFor(input.instrument),
          render,
          sha256,
          async (share) => {
            onEvent?.(share);
            await hearCancel(signal);
          },
        );
      } catch (thrown) {
        // A damaged sample shows when it is played.
        throw unreadable(thrown);
      }
      return converted && { sampled: converted.sampled, bytes: converted.bytes };
    },
    close() {
      open = null;
      return Promise.resolve();
    },
  };
}
