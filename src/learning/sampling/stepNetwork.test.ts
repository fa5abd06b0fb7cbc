import { expect, test } from 'vitest';
import { evaluationBatches } from '../../core/dataset/batches.ts';
import { countEvents, FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import { isFieldUsed, PieceCursor, SIDE_SIZE } from '../../core/encoding/pieceCursor.ts';
import { END_BEATS } from '../../core/encoding/vocabulary.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { initialParameters } from '../network/initialise.ts';
import { referenceStep } from '../reference/referenceNetwork.ts';
import { createSide, START, StepNetwork } from './stepNetwork.ts';

const parameters = initialParameters(TINY_NETWORK, createRandom(2));
const piece = randomPiece(createRandom(3), 6);

test('stepping gives a piece the likelihood the float64 reference gives it', () => {
  const excerpt = { piece, from: 0, to: countEvents(piece), isToEnd: true };
  const [batch] = [...evaluationBatches([excerpt], { streams: 1, steps: countEvents(piece) + 1 })];
  const expected = referenceStep(TINY_NETWORK, Float64Array.from(parameters), batch!).nats;

  const network = new StepNetwork(TINY_NETWORK, parameters);
  const cursor = new PieceCursor(piece.isBeatAligned);
  const side = new Float32Array(SIDE_SIZE);
  const legal = { low: 0, high: 0 };
  let previous: ArrayLike<number> = START;
  let nats = 0;
  for (let offset = 0; offset <= piece.fields.length; offset += FIELD_COUNT) {
    const isEnd = offset === piece.fields.length;
    const event = isEnd
      ? Uint8Array.of(END_BEATS, 0, 0, 0, 0, 0)
      : piece.fields.slice(offset, offset + FIELD_COUNT);
    cursor.writeSide(cursor.onset, side, 0);
    network.advance(previous, side);
    for (let field = 0; field < FIELD_COUNT; field++) {
      if (field === 2) {
        cursor.writeSide(cursor.onsetAfter(event[0]!, event[1]!), side, 0);
        network.place(side);
      }
      if (isFieldUsed(field, event)) {
        cursor.writeLegal(field, event, legal);
        const logits = network.logits(field).slice(legal.low, legal.high);
        const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
        nats += Math.log(total) - logits[event[field]! - legal.low]!;
      }
      network.choose(field, event[field]!);
    }
    if (!isEnd) cursor.push(event);
    previous = event;
  }
  expect(nats / expected).toBeCloseTo(1, 5);
});

test('what is saved is gone on from, whatever came between', () => {
  const network = new StepNetwork(TINY_NETWORK, parameters);
  const event = (index: number): Uint8Array =>
    piece.fields.subarray(index * FIELD_COUNT, (index + 1) * FIELD_COUNT);
  const hear = (index: number): Float32Array => {
    network.advance(event(index), createSide());
    return network.logits(0).slice();
  };
  network.advance(START, createSide());
  const saved = network.save();
  const expected = [hear(0), hear(1)];
  network.restore(saved);
  expect([hear(0), hear(1)]).toEqual(expected);
  expect(hear(1)).not.toEqual(expected[1]);
});
