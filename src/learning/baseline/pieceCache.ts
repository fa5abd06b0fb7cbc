// What a piece has shown so far, as a predictor of its next event: which classes followed the longest stretch
// of events that stood here before. How far it is trusted is learned on the way, by how long the match is
// (a cache, as in Grave, Joulin & Usunier 2017, over exact matches).
import { FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';

/** Events of context; the longest that was met before predicts. */
const ORDERS = [32, 16, 12, 8, 6, 4, 3, 2, 1] as const;
/** Matches met this often or more share their trust. */
const MOST_COUNTED = 4;

/** Pseudo-counts of how often either was right. */
interface Trust {
  cache: number;
  network: number;
}

/** How far caches are trusted; shared by the pieces read. */
export class CacheWeights {
  /** Whether reading goes on changing them. */
  isFrozen = false;
  readonly #trusts = new Map<string, Trust>();

  /** Mixture of two probabilities of one outcome. @param kind of situations that share their trust */
  mix(kind: string, cache: number, network: number): number {
    let trust = this.#trusts.get(kind);
    if (!trust) this.#trusts.set(kind, (trust = { cache: 1, network: 4 }));
    const share = trust.cache / (trust.cache + trust.network);
    const mixed = share * cache + (1 - share) * network;
    if (this.isFrozen) return mixed;
    const credit = (share * cache) / mixed;
    trust.cache += credit;
    trust.network += 1 - credit;
    return mixed;
  }
}

/** For one piece. */
export class PieceCache {
  readonly #weights: CacheWeights;
  readonly #followers = new Map<string, Map<number, number>>();
  /** The last events, the newest first, as text. */
  readonly #history: string[] = [];
  /** The last events, as many as each order wants, where there are so many. */
  #contexts: string[] = [];
  #pending: [context: string, follower: number][] = [];

  constructor(weights: CacheWeights) {
    this.#weights = weights;
  }

  /**
   * Mixes the network's probability of the class that stands in `event` with the cache's. Over the legal classes
   * the mixture sums to one if the network's does. To be called once for each field that counts, in order.
   * @param event the fields before `field` are known; so far only they decide
   * @param legal classes, [low, high)
   */
  mix(
    field: number,
    event: Uint8Array,
    network: number,
    { low, high }: { readonly low: number; readonly high: number },
  ): number {
    const chosen = event[field]!;
    const start = `${field}:${event.subarray(0, field).join()}|`;
    const keys = this.#contexts.map((context) => start + context);
    for (const key of keys) this.#pending.push([key, chosen]);
    for (const [place, key] of keys.entries()) {
      const counts = this.#followers.get(key);
      if (!counts) continue;
      let total = 0;
      for (const [follower, count] of counts)
        if (follower >= low && follower < high) total += count;
      if (total === 0) continue;
      // Counted from the shortest, as a young piece lacks the longest.
      const order = this.#contexts.length - place;
      return this.#weights.mix(
        `${field} ${order} ${Math.min(MOST_COUNTED, total)} ${counts.size === 1}`,
        (counts.get(chosen) ?? 0) / total,
        network,
      );
    }
    return network;
  }

  /** The event as a whole is known. */
  push(event: Uint8Array): void {
    for (const [key, follower] of this.#pending) {
      let counts = this.#followers.get(key);
      if (!counts) this.#followers.set(key, (counts = new Map<number, number>()));
      counts.set(follower, (counts.get(follower) ?? 0) + 1);
    }
    this.#pending = [];
    this.#history.unshift(event.subarray(0, FIELD_COUNT - 1).join());
    this.#history.length = Math.min(this.#history.length, ORDERS[0]);
    this.#contexts = ORDERS.filter((order) => order <= this.#history.length).map((order) =>
      this.#history.slice(0, order).join(';'),
    );
  }
}
