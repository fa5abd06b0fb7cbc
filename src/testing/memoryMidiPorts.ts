// MIDI ports without devices: what is sent is kept, what is played comes from the test.
import type {
  MidiAccess,
  MidiInput,
  MidiOutput,
  MidiPorts,
} from '../services/midiPorts/midiPorts.ts';

export interface SentMessage {
  readonly bytes: readonly number[];
  /** Undefined: at once. */
  readonly atMs: number | undefined;
}

export class MemoryOutput implements MidiOutput {
  readonly id: string;
  readonly name: string;
  readonly sent: SentMessage[] = [];
  constructor(name: string) {
    this.id = this.name = name;
  }
  open = (): Promise<void> => Promise.resolve();
  send(bytes: readonly number[], atMs?: number): void {
    this.sent.push({ bytes, atMs });
  }
  /** Like Chromium's: sent is sent. */
  clear = (): void => undefined;
}

export class MemoryInput implements MidiInput {
  readonly id: string;
  readonly name: string;
  readonly #listeners = new Set<(bytes: Uint8Array, atMs: number) => void>();
  constructor(name: string) {
    this.id = this.name = name;
  }
  open = (): Promise<void> => Promise.resolve();
  listen(onMessage: (bytes: Uint8Array, atMs: number) => void): () => void {
    this.#listeners.add(onMessage);
    return () => this.#listeners.delete(onMessage);
  }
  play(bytes: readonly number[], atMs: number): void {
    for (const onMessage of this.#listeners) onMessage(Uint8Array.from(bytes), atMs);
  }
}

export class MemoryMidiPorts implements MidiPorts, MidiAccess {
  #inputs: readonly MemoryInput[] = [];
  #outputs: readonly MemoryOutput[] = [];
  readonly #listeners = new Set<() => void>();
  open = (): Promise<MidiAccess> => Promise.resolve(this);
  inputs = (): readonly MemoryInput[] => this.#inputs;
  outputs = (): readonly MemoryOutput[] => this.#outputs;
  listen(onChange: () => void): () => void {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }
  /** What is plugged in from now on. */
  plug(inputs: readonly MemoryInput[], outputs: readonly MemoryOutput[]): void {
    [this.#inputs, this.#outputs] = [inputs, outputs];
    for (const onChange of this.#listeners) onChange();
  }
}
