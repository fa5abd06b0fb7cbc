// Synthesisers and keyboards on MIDI ports, as the rest of the app sees them; webMidiPorts.ts is the browser's.

export interface MidiPort {
  /** The same when it is plugged in again. */
  readonly id: string;
  readonly name: string;
  /** Takes hold of it; once is enough. @throws AppError ports/busy, when another program holds it */
  open(): Promise<void>;
}

export interface MidiOutput extends MidiPort {
  /**
   * Sends one message; to a port that was unplugged, nothing.
   * @param atMs of performance.now(); at once when it is past or not given
   */
  send(bytes: readonly number[], atMs?: number): void;
  /** Takes back what was sent for later, where the browser can. */
  clear(): void;
}

export interface MidiInput extends MidiPort {
  /** @param onMessage gets one whole message and when it came, in milliseconds of performance.now() */
  listen(onMessage: (bytes: Uint8Array, atMs: number) => void): () => void;
}

export interface MidiAccess {
  /** What is plugged in now. */
  inputs(): readonly MidiInput[];
  outputs(): readonly MidiOutput[];
  /** Tells when something was plugged in or out. */
  listen(onChange: () => void): () => void;
}

export interface MidiPorts {
  /** Asks the musician the first time. @throws AppError ports/unavailable, ports/refused */
  open(): Promise<MidiAccess>;
}
