// What a slice is: facts and transitions that see their own part of the store, and others only by name.
import type { StateCreator } from 'zustand/vanilla';

export type SliceCreator<Slice, Seen = Slice> = StateCreator<Seen, [], [], Slice>;
