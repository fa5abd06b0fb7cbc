// System slice: where the musician is, and what the app itself has to say.
import type { SliceCreator } from './slice.ts';

export const SCREENS = ['collect', 'train', 'compose', 'evaluate'] as const;
export type Screen = (typeof SCREENS)[number];

/**
 * Whether the page is cross-origin isolated, which threads need: it is, it will be after the service worker has come
 * (`pending`) or after a reload, or this host and browser do not allow it.
 */
export type Isolation = 'on' | 'pending' | 'after-reload' | 'off';

/** Colours as the system has them, or one of the two whatever it says. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface SystemSlice {
  readonly system: {
    readonly screen: Screen;
    readonly isolation: Isolation;
    readonly isOfflineReady: boolean;
    /** That the app is ready offline is news, to be said once on each device. */
    readonly isOfflineNews: boolean;
    readonly isUpdateWaiting: boolean;
    /** Files are held over the window and would be imported if let go. */
    readonly isDragging: boolean;
    /** The dialog of keys is open. */
    readonly isShowingKeys: boolean;
    readonly theme: Theme;
    /** What a key has done that nothing else on the page tells, for who does not see it. */
    readonly said: string;
  };
  readonly setSystem: (change: Partial<SystemSlice['system']>) => void;
}

export const createSystemSlice: SliceCreator<SystemSlice> = (set) => ({
  system: {
    screen: 'collect',
    isolation: 'pending',
    isOfflineReady: false,
    isOfflineNews: false,
    isUpdateWaiting: false,
    isDragging: false,
    isShowingKeys: false,
    theme: 'system',
    said: '',
  },
  setSystem: (change) => set((state) => ({ system: { ...state.system, ...change } })),
});
