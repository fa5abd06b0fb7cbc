// System slice: where the musician is, and what the app itself has to say.
import type { SliceCreator } from './slice.ts';

export const SCREENS = ['collect', 'train', 'compose', 'evaluate'] as const;
export type Screen = (typeof SCREENS)[number];

export interface SystemSlice {
  readonly system: {
    readonly screen: Screen;
    readonly isOfflineReady: boolean;
    readonly isUpdateWaiting: boolean;
    /** Files are held over the window and would be imported if let go. */
    readonly isDragging: boolean;
  };
  readonly setSystem: (change: Partial<SystemSlice['system']>) => void;
}

export const createSystemSlice: SliceCreator<SystemSlice> = (set) => ({
  system: { screen: 'collect', isOfflineReady: false, isUpdateWaiting: false, isDragging: false },
  setSystem: (change) => set((state) => ({ system: { ...state.system, ...change } })),
});
