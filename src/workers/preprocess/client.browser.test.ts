import { expect, it } from 'vitest';
import { countEvents } from '../../core/encoding/encodedPiece.ts';
import { countNotes } from '../../core/music/score.ts';
import { createPreprocessClient } from './client.ts';

it('reads a piece of the built-in corpus in its worker', async () => {
  const client = createPreprocessClient();
  const response = await fetch('/corpus/maple-leaf-rag.mid');
  const bytes = await response.arrayBuffer();
  const piece = await client.readPiece({ fileName: 'maple-leaf-rag.mid', bytes }, {});
  expect(piece.score.title).toBe('Maple Leaf Rag');
  expect(countNotes(piece.score)).toBe(2566);
  // A few notes of both hands fall together.
  expect(countEvents(piece.events)).toBeGreaterThan(2400);
  expect(bytes.byteLength).toBe(0);
});

it('names what is wrong with a file and reads the next', async () => {
  const client = createPreprocessClient();
  const text = new TextEncoder().encode('Dear diary').buffer;
  await expect(client.readPiece({ fileName: 'diary.mid', bytes: text }, {})).rejects.toMatchObject({
    code: 'midi/not-midi',
    details: { fileName: 'diary.mid' },
  });
  const bytes = await (await fetch('/corpus/satie-gymnopedie-no1.mid')).arrayBuffer();
  const piece = await client.readPiece({ fileName: 'gymnopedie.mid', bytes }, {});
  expect(countNotes(piece.score)).toBe(282);
});

it('can be cancelled', async () => {
  const client = createPreprocessClient();
  const bytes = await (await fetch('/corpus/solace.mid')).arrayBuffer();
  const job = { signal: AbortSignal.abort() };
  await expect(client.readPiece({ fileName: 'solace.mid', bytes }, job)).rejects.toMatchObject({
    code: 'cancelled',
  });
});
