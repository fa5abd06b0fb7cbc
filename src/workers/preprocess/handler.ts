// Reads pieces: bytes of MIDI → score and the events the model learns from.
import { AppError } from '../../core/errors.ts';
import { encodeScore } from '../../core/encoding/encodeScore.ts';
import { parseMidi } from '../../core/midi/parseMidi.ts';
import type { PreprocessProtocol } from './protocol.ts';

export function createPreprocessHandler(): PreprocessProtocol {
  return {
    async readPiece({ fileName, bytes }, { signal }) {
      const { score, remarks } = parseMidi(new Uint8Array(bytes), fileName);
      // Parsing blocks; a cancel that came meanwhile is heard only after a turn of the event loop.
      await new Promise((resolve) => setTimeout(resolve));
      if (signal?.aborted === true)
        throw new AppError('cancelled', `${fileName}: cancelled`, { fileName });
      return { score, events: encodeScore(score), remarks };
    },
  };
}
