// Page side of the SoundFont worker.
import { connect } from '../connect.ts';
import type { SoundFontProtocol } from './protocol.ts';

export function createSoundFontClient(): SoundFontProtocol {
  return connect<SoundFontProtocol>(
    () =>
      new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'soundfont' }),
    { open: true, convert: true, close: true },
  );
}
