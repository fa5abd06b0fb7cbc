// The built-in pieces, read as the app reads them, in the app's order.
import type { EncodedPiece } from '../src/core/encoding/encodedPiece.ts';
import { encodeScore } from '../src/core/encoding/encodeScore.ts';
import { parseMidi } from '../src/core/midi/parseMidi.ts';

export interface TitledPiece {
  readonly title: string;
  readonly events: EncodedPiece;
}

export async function fetchBuiltIn(): Promise<TitledPiece[]> {
  const { files } = (await (await fetch('/corpus/corpus.json')).json()) as { files: string[] };
  return Promise.all(
    files.map(async (name) => {
      const bytes = new Uint8Array(await (await fetch(`/corpus/${name}`)).arrayBuffer());
      const { score } = parseMidi(bytes, name);
      return { title: score.title, events: encodeScore(score) };
    }),
  );
}
