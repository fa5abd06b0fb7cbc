// Taking a piece home as notes: what was heard in a recording above all, and what was mended in a file.
import { findPiece } from '../store/library.ts';
import type { App } from './app.ts';
import { saveMidi, toWords } from './exportTake.ts';

/** Saves the piece as a MIDI file, with the instruments and the mix it is heard with. */
export async function exportPieceMidi(app: App, pieceId: string): Promise<void> {
  const piece = findPiece(app.store.getState().library.rows, pieceId);
  if (!piece) return;
  const { score } = piece;
  await saveMidi(app, { kind: 'piece', id: pieceId }, score, toWords(score.title) || 'piece');
}
