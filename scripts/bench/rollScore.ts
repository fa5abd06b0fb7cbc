// Exact likelihood of rolls event by event, where more than the network's softmax takes part: keys that cannot
// start a note are left out, which the engines' legal intervals cannot say, and what the piece has shown so far
// may predict beside the network.
import type { Excerpt } from '../../src/core/dataset/batches.ts';
import { FIELD_COUNT } from '../../src/core/encoding/encodedPiece.ts';
import { ROLLS, type EncodedRoll } from '../../src/core/encoding/rolls/rollCodec.ts';
import { FIELD_CLASSES } from '../../src/core/encoding/vocabulary.ts';
import { PieceCache, type CacheWeights } from '../../src/learning/baseline/pieceCache.ts';
import { FIRST_PLACED_FIELD } from '../../src/learning/network/layout.ts';
import type { EventNetwork } from '../../src/learning/sampling/eventNetwork.ts';
import { createSide } from '../../src/learning/sampling/stepNetwork.ts';

/**
 * @param network null: all legal classes alike, so that with a cache copying alone is judged
 * @param weights of the cache, learned on the way; null: no cache
 * @returns total nats, escapes left out
 */
export function scoreRolls(
  network: EventNetwork | null,
  excerpts: readonly Excerpt<EncodedRoll>[],
  weights: CacheWeights | null,
): number {
  let nats = 0;
  for (const { piece } of excerpts) nats += scoreRoll(network, piece, weights);
  return nats;
}

function scoreRoll(
  network: EventNetwork | null,
  piece: EncodedRoll,
  weights: CacheWeights | null,
): number {
  const { fields, end, cursor, isUsed } = ROLLS.open(piece);
  const cache = weights && new PieceCache(weights);
  const side = createSide();
  const legal = { low: 0, high: 0 };
  let previous: ArrayLike<number> = FIELD_CLASSES;
  let nats = 0;
  network?.reset();
  for (let offset = 0; offset <= fields.length; offset += FIELD_COUNT) {
    const isEnd = offset === fields.length;
    const event = isEnd ? end : fields.subarray(offset, offset + FIELD_COUNT);
    cursor.writeSide(cursor.onset, side, 0);
    network?.advance(previous, side);
    for (let field = 0; field < FIELD_COUNT; field++) {
      const chosen = event[field]!;
      if (field === FIRST_PLACED_FIELD) {
        const onset = isEnd ? cursor.onset : cursor.onsetAfter(event[0]!, event[1]!);
        cursor.writeSide(onset, side, 0);
        network?.place(side);
      }
      if (isUsed(field, event)) {
        cursor.writeLegal(field, event, legal);
        const barred = field === 3 ? cursor.barredKeys(event) : [];
        const p = network
          ? probability(network.logits(field), chosen, legal, barred)
          : 1 / (legal.high - legal.low - barred.filter((key) => key >= legal.low).length);
        nats -= Math.log(cache ? cache.mix(field, event, p, legal) : p);
      }
      network?.choose(field, chosen);
    }
    if (isEnd) break;
    cache?.push(event);
    cursor.push(fields, offset);
    previous = event;
  }
  return nats;
}

function probability(
  logits: Float32Array,
  chosen: number,
  { low, high }: { readonly low: number; readonly high: number },
  barred: readonly number[],
): number {
  let highest = -Infinity;
  for (let v = low; v < high; v++) highest = Math.max(highest, logits[v]!);
  let total = 0;
  for (let v = low; v < high; v++) total += Math.exp(logits[v]! - highest);
  for (const v of barred) if (v >= low) total -= Math.exp(logits[v]! - highest);
  return Math.exp(logits[chosen]! - highest) / total;
}
