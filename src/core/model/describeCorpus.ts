// What takes need to know of the pieces a model learned from.
import type { EncodedPiece } from '../encoding/encodedPiece.ts';
import { FIELD_CLASSES } from '../encoding/vocabulary.ts';
import { corpusBands } from './corpusBands.ts';
import { frameOf, longestDuration } from './frame.ts';
import type { TrainedModel } from './trainedModel.ts';

export type CorpusDescription = Pick<
  TrainedModel,
  'frames' | 'longestDuration' | 'isBeatAligned' | 'bands'
>;

/** @param pieces with the extra slots of one model (renumberParts) */
export function describeCorpus(pieces: readonly EncodedPiece[]): CorpusDescription {
  return {
    frames: pieces.map(frameOf),
    longestDuration: longestDuration(pieces, FIELD_CLASSES[4]!),
    isBeatAligned: pieces.filter((piece) => piece.isBeatAligned).length * 2 >= pieces.length,
    bands: corpusBands(pieces),
  };
}
