// SoundFont worker: a font's file in, its instruments out, as the sample library plays them. It keeps the last font
// open, as the next instrument is most likely of the same.
import type { InstrumentId } from '../../core/audio/instrumentPlan.ts';
import type { SampledInstrument } from '../../core/audio/sampleSet.ts';
import type { Job } from '../job.ts';

export interface FontInput {
  /** Tells one file from another; not its name. */
  readonly id: string;
  readonly file: Blob;
}

export interface FontFacts {
  /** As it calls itself; may be empty. */
  readonly name: string;
  /** What it has of General MIDI; at least one. */
  readonly instruments: readonly InstrumentId[];
}

export interface ConvertedInstrument {
  readonly sampled: SampledInstrument;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface SoundFontProtocol {
  /**
   * Reads the whole file and says what is in it.
   * @throws AppError soundfont/unreadable, soundfont/no-instruments, cancelled
   */
  open(input: FontInput, job: Job<never>): Promise<FontFacts>;
  /**
   * Converts one instrument of it. Events say the share that is done, 0..1.
   * @returns null when the instrument makes no sound
   * @throws AppError soundfont/unreadable, cancelled
   */
  convert(
    input: FontInput & { readonly instrument: InstrumentId },
    job: Job<number>,
  ): Promise<ConvertedInstrument | null>;
  /** Gives the memory of the open font back. */
  close(input: null, job: Job<never>): Promise<void>;
}
