// What kinds of track a WebM or Matroska file holds (RFC 8794, RFC 9559): as far as its head says.

const ID = { header: 0x1a45dfa3, segment: 0x18538067, tracks: 0x1654ae6b, entry: 0xae, kind: 0x83 };
const SOUND = 2;

/** Whether it lists tracks and none is of sound; false for other files and for one that is cut before its list. */
export function isMatroskaWithoutSound(bytes: Uint8Array): boolean {
  if (readInteger(bytes, 0, true)?.value !== ID.header) return false;
  const tracks = within(within([bytes], ID.segment), ID.tracks);
  const kinds = within(within(tracks, ID.entry), ID.kind).filter(({ length }) => length > 0);
  return kinds.length > 0 && !kinds.some((kind) => kind.at(-1) === SOUND);
}

const within = (parents: readonly Uint8Array[], wanted: number): Uint8Array[] =>
  parents.flatMap((parent) =>
    [...elements(parent)].filter(({ id }) => id === wanted).map(({ content }) => content),
  );

/** The elements that lie one after another; the last may be cut off, or of a length nobody knew. */
function* elements(bytes: Uint8Array): Generator<{ id: number; content: Uint8Array }> {
  for (let at = 0; ;) {
    const id = readInteger(bytes, at, true);
    const size = id && readInteger(bytes, at + id.length, false);
    if (!size) return;
    const from = at + id.length + size.length;
    // All ones: what is written as it comes, to the end.
    const isOpen = size.value === 2 ** (7 * size.length) - 1;
    const to = isOpen ? bytes.length : from + size.value;
    yield { id: id.value, content: bytes.subarray(from, to) };
    at = to;
  }
}

/** A number of 1 to 8 bytes, as many as there are zeros before its first one, and one; an id keeps that one. */
function readInteger(
  bytes: Uint8Array,
  at: number,
  keepsMark: boolean,
): { value: number; length: number } | null {
  const first = bytes[at];
  if (!first) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return null;
  let value = keepsMark ? first : first - 2 ** (8 - length);
  for (let i = 1; i < length; i++) value = value * 256 + bytes[at + i]!;
  return { value, length };
}
