// Page side of the preprocess worker.
import { connect } from '../connect.ts';
import type { PreprocessProtocol } from './protocol.ts';

export function createPreprocessClient(): PreprocessProtocol {
  return connect<PreprocessProtocol>(
    () =>
      new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'preprocess' }),
    { readPiece: true },
  );
}
