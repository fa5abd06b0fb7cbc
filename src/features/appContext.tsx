// How screens reach the app: the facts by selector, the side effects by command.
import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { App } from '../commands/app.ts';
import type { State } from '../store/store.ts';

const AppContext = createContext<App | null>(null);

export function AppProvider({ app, children }: { app: App; children: ReactNode }) {
  return <AppContext value={app}>{children}</AppContext>;
}

export function useApp(): App {
  const app = use(AppContext);
  if (!app) throw new Error('useApp outside AppProvider');
  return app;
}

/** Re-renders when the selected fact changes; the selector must return a stable reference. */
export function useAppState<Fact>(selector: (state: State) => Fact): Fact {
  return useStore(useApp().store, selector);
}
