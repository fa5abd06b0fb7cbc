// Counts by 64-bit hash, in typed arrays: a Map of Maps would need twenty times the memory.

/** Two independent 32-bit halves; extend it with `mix`. */
export interface Hash {
  high: number;
  low: number;
}

/** Folds one more number into the hash (the finaliser of MurmurHash3, twice with different constants). */
export function mix(hash: Hash, value: number): Hash {
  let high = Math.imul(hash.high ^ value, 0x85ebca6b);
  high = Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  let low = Math.imul((hash.low + 0x9e3779b9) ^ value, 0x27d4eb2f);
  low = Math.imul(low ^ (low >>> 15), 0x165667b1);
  return { high: high ^ (high >>> 16), low: low ^ (low >>> 16) };
}

/** Open addressing with linear probing, at most half full. */
export class CountTable {
  #size = 0;
  #highs = new Int32Array(1024);
  #lows = new Int32Array(1024);
  #counts = new Int32Array(1024);

  get(hash: Hash): number {
    return this.#counts[this.#slotOf(hash)]!;
  }

  /** @returns the new count. */
  increment(hash: Hash): number {
    if (this.#size * 2 >= this.#counts.length) this.#grow();
    const slot = this.#slotOf(hash);
    if (this.#counts[slot] === 0) {
      this.#size++;
      this.#highs[slot] = hash.high;
      this.#lows[slot] = hash.low;
    }
    return ++this.#counts[slot]!;
  }

  /** Where the hash is, or the free slot it would take. */
  #slotOf({ high, low }: Hash): number {
    const mask = this.#counts.length - 1;
    let slot = low & mask;
    while (this.#counts[slot] !== 0 && (this.#lows[slot] !== low || this.#highs[slot] !== high))
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [highs, lows, counts] = [this.#highs, this.#lows, this.#counts];
    this.#highs = new Int32Array(counts.length * 2);
    this.#lows = new Int32Array(counts.length * 2);
    this.#counts = new Int32Array(counts.length * 2);
    counts.forEach((count, old) => {
      if (count === 0) return;
      const slot = this.#slotOf({ high: highs[old]!, low: lows[old]! });
      this.#highs[slot] = highs[old]!;
      this.#lows[slot] = lows[old]!;
      this.#counts[slot] = count;
    });
  }
}
