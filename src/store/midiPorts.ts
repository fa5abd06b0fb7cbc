// MIDI ports slice: which keyboards and synthesisers there are, and where the music goes.
import type { Failure } from '../core/errors.ts';
import type { SliceCreator } from './slice.ts';

export interface PortName {
  readonly id: string;
  readonly name: string;
}

export interface MidiPortsSlice {
  readonly midiPorts: {
    /** The browser asks the musician once, after a click. */
    readonly access: 'closed' | 'asking' | 'open';
    readonly failure: Failure | null;
    readonly inputs: readonly PortName[];
    readonly outputs: readonly PortName[];
    /** What the player plays on; null: this device. */
    readonly outputId: string | null;
  };
  readonly setMidiPorts: (change: Partial<MidiPortsSlice['midiPorts']>) => void;
}

export const createMidiPortsSlice: SliceCreator<MidiPortsSlice> = (set) => ({
  midiPorts: { access: 'closed', failure: null, inputs: [], outputs: [], outputId: null },
  setMidiPorts: (change) => set(({ midiPorts }) => ({ midiPorts: { ...midiPorts, ...change } })),
});
