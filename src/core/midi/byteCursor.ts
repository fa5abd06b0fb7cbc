// A position in bytes that only moves forward and never passes its end.

/** Thrown by every read that would pass the end of the cursor. */
export class EndOfBytes extends Error {
  override readonly name = 'EndOfBytes';
}

export class ByteCursor {
  readonly bytes: Uint8Array;
  readonly end: number;
  position: number;

  /** Reads `bytes` from `position` up to, not including, `end`. */
  constructor(bytes: Uint8Array, position: number, end: number) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  get hasMore(): boolean {
    return this.position < this.end;
  }

  /** The next byte, without moving. */
  peek(): number {
    const byte = this.position < this.end ? this.bytes[this.position] : undefined;
    if (byte === undefined) throw new EndOfBytes();
    return byte;
  }

  readByte(): number {
    const byte = this.peek();
    this.position++;
    return byte;
  }

  /**
   * A variable-length quantity, 0..2^28-1: seven bits a byte, most significant first. Like every reader
   * we know, it takes at most four bytes, even where the fourth claims that more follow.
   */
  readVariableLength(): number {
    let value = 0;
    for (let i = 0; i < 4; i++) {
      const byte = this.readByte();
      value = (value << 7) | (byte & 0x7f);
      if (byte < 0x80) break;
    }
    return value;
  }

  /** The next `length` bytes, as a view. */
  readBytes(length: number): Uint8Array {
    if (length > this.end - this.position) throw new EndOfBytes();
    this.position += length;
    return this.bytes.subarray(this.position - length, this.position);
  }
}
