// Damages a file the way transfers, tapes and attackers do: bits flipped, bytes lost, lengths that lie, chunks of
// another file spliced in, and the words of its format where they do not belong. The same random numbers give the
// same damage.
import type { Random } from '../core/random.ts';

export interface Ingredients {
  /** Pieces of the format that mean something wherever they stand. */
  readonly tokens: readonly Uint8Array[];
  /** Other sound files of the kind, to splice from. */
  readonly others: readonly Uint8Array[];
}

/** Bytes and 32-bit lengths on the edges where readers go wrong. */
const EDGE_BYTES = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff];
const EDGE_LENGTHS = [0, 1, 2, 7, 0x7f, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];
const MOST_CHANGES = 6;
const LONGEST_RANGE = 64;
/** The heads of files are where the most can go wrong. */
const HEAD_BYTES = 256;
/** A change that doubles would otherwise double again and again. */
const MOST_GROWTH_BYTES = 1 << 16;

type Mutation = (bytes: Uint8Array, random: Random, ingredients: Ingredients) => Uint8Array;

const MUTATIONS: readonly Mutation[] = [
  function flipBit(bytes, random) {
    return patched(bytes, place(bytes, random), (byte) => [byte ^ (1 << random.integer(8))]);
  },
  function edgeByte(bytes, random) {
    return patched(bytes, place(bytes, random), () => [pick(EDGE_BYTES, random)]);
  },
  function anyBytes(bytes, random) {
    return patched(bytes, place(bytes, random), () => noise(1 + random.integer(8), random));
  },
  function insertBytes(bytes, random) {
    return spliced(bytes, place(bytes, random), 0, noise(1 + random.integer(16), random));
  },
  function removeBytes(bytes, random) {
    return spliced(bytes, place(bytes, random), 1 + random.integer(LONGEST_RANGE), []);
  },
  function doubleBytes(bytes, random) {
    const at = place(bytes, random);
    return spliced(bytes, at, 0, bytes.subarray(at, at + 1 + random.integer(LONGEST_RANGE)));
  },
  function cutOff(bytes, random) {
    return bytes.slice(0, random.integer(bytes.length + 1));
  },
  /** Bytes that all say that another follows. */
  function endlessVariableLength(bytes, random) {
    const length = 1 + random.integer(9);
    return patched(bytes, place(bytes, random), () => noise(length, random).map((b) => b | 0x80));
  },
  function insertToken(bytes, random, { tokens }) {
    return spliced(bytes, place(bytes, random), 0, pick(tokens, random));
  },
  function overwriteWithToken(bytes, random, { tokens }) {
    return patched(bytes, place(bytes, random), () => pick(tokens, random));
  },
  function lieAboutLength(bytes, random) {
    const chunks = chunkHeads(bytes);
    const at = chunks.length > 0 ? pick(chunks, random) + 4 : place(bytes, random);
    return patched(bytes, at, () => lyingLength(bytes.length - at, random));
  },
  function spliceChunk(bytes, random, { others }) {
    const other = pick([bytes, ...others], random);
    const from = pick([0, ...chunkHeads(other), place(other, random)], random);
    const chunk = other.subarray(from, from + 1 + random.integer(512));
    const at = pick([bytes.length, ...chunkHeads(bytes), place(bytes, random)], random);
    return spliced(bytes, at, pick([0, 0, chunk.length], random), chunk);
  },
  function moveBytes(bytes, random) {
    const at = place(bytes, random);
    const moved = bytes.slice(at, at + 1 + random.integer(LONGEST_RANGE));
    const rest = spliced(bytes, at, moved.length, []);
    return spliced(rest, place(rest, random), 0, moved);
  },
];

/** One to six changes, one after another; `bytes` stays as it is. */
export function mutateBytes(
  bytes: Uint8Array,
  random: Random,
  ingredients: Ingredients,
): Uint8Array<ArrayBuffer> {
  let result = bytes;
  for (let changes = 1 + random.integer(MOST_CHANGES); changes > 0; changes--) {
    const next = pick(MUTATIONS, random)(result, random, ingredients);
    if (next.length <= bytes.length + MOST_GROWTH_BYTES) result = next;
  }
  return result.slice();
}

/** Tokens from text and from numbers 0..255. */
export function tokensOf(...tokens: readonly (string | readonly number[])[]): Uint8Array[] {
  return tokens.map((token) =>
    typeof token === 'string' ? new TextEncoder().encode(token) : Uint8Array.from(token),
  );
}

export function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random.integer(items.length)]!;
}

function place(bytes: Uint8Array, random: Random): number {
  return random.integer(
    (random.next() < 0.5 ? Math.min(HEAD_BYTES, bytes.length) : bytes.length) + 1,
  );
}

function noise(length: number, random: Random): number[] {
  return Array.from({ length }, () => random.integer(256));
}

/** `bytes` with others from `at` on, as far as there is room. */
function patched(
  bytes: Uint8Array,
  at: number,
  patch: (byte: number) => Iterable<number>,
): Uint8Array {
  const result = bytes.slice();
  let position = at;
  for (const byte of patch(bytes[at] ?? 0)) if (position < result.length) result[position++] = byte;
  return result;
}

function spliced(
  bytes: Uint8Array,
  at: number,
  removed: number,
  inserted: ArrayLike<number>,
): Uint8Array {
  const tail = bytes.subarray(Math.min(bytes.length, at + removed));
  const result = new Uint8Array(at + inserted.length + tail.length);
  result.set(bytes.subarray(0, at));
  result.set(inserted, at);
  result.set(tail, at + inserted.length);
  return result;
}

/** Where four letters stand that may be the name of a chunk; of long files, the first few thousand bytes count. */
function chunkHeads(bytes: Uint8Array): number[] {
  const isLetter = (byte: number | undefined): boolean =>
    byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
  const heads: number[] = [];
  for (let at = 0; at < Math.min(bytes.length, 4096) - 4; at++)
    if ([0, 1, 2, 3].every((i) => isLetter(bytes[at + i]))) heads.push(at);
  return heads;
}

/** Four bytes, in either order: an edge, or a little beside what is left of the file. */
function lyingLength(left: number, random: Random): number[] {
  const length =
    random.next() < 0.5 ? pick(EDGE_LENGTHS, random) : Math.max(0, left + random.integer(33) - 16);
  const bytes = [24, 16, 8, 0].map((shift) => (length >>> shift) & 0xff);
  return random.next() < 0.5 ? bytes : bytes.reverse();
}
