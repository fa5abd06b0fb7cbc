// Sounds slice: which sampled instruments there are without a network, and the musician's own SoundFonts.
import type { InstrumentId } from '../core/audio/instrumentPlan.ts';
import type { JobState } from './job.ts';
import type { SliceCreator } from './slice.ts';

export interface OwnFont {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  /** What it has of General MIDI; the sounds that ship play the rest. */
  readonly instruments: readonly InstrumentId[];
}

export interface SoundsSlice {
  readonly sounds: {
    /** Of the instruments that ship, what is not kept offline; null until it is known. */
    readonly missingBytes: number | null;
    readonly keeping: JobState<null, null>;
    /** Null where this browser can keep none. */
    readonly fonts: readonly OwnFont[] | null;
    /** Null: the sounds that ship. */
    readonly chosenFontId: string | null;
    readonly adding: JobState<{ readonly fileName: string; readonly share: number }, null>;
  };
  readonly setSounds: (change: Partial<SoundsSlice['sounds']>) => void;
}

export function chosenFont({ fonts, chosenFontId }: SoundsSlice['sounds']): OwnFont | null {
  return fonts?.find(({ id }) => id === chosenFontId) ?? null;
}

export const createSoundsSlice: SliceCreator<SoundsSlice> = (set) => ({
  sounds: {
    missingBytes: null,
    keeping: { status: 'idle' },
    fonts: null,
    chosenFontId: null,
    adding: { status: 'idle' },
  },
  setSounds: (change) => set((state) => ({ sounds: { ...state.sounds, ...change } })),
});
