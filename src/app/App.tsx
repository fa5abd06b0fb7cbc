// The shell: name and steps above, the screen in the middle, the player below.
import { lazy, Suspense, useEffect, useRef, type RefObject } from 'react';
import { AppProvider, useAppState } from '../features/appContext.tsx';
import { LibraryScreen } from '../features/library/LibraryScreen.tsx';
import { Transport } from '../features/transport/Transport.tsx';
import type { Screen } from '../store/system.ts';
import { Announcer } from './Announcer.tsx';
import styles from './App.module.css';
import type { Booted } from './boot.ts';
import { EnvironmentNotes } from './EnvironmentNotes.tsx';
import { Messages } from './Messages.tsx';
import { StepNav } from './StepNav.tsx';
import { SCREEN_TITLES } from './stepWording.ts';

const loadTrain = () => import('../features/train/TrainScreen.tsx');
const loadCompose = () => import('../features/compose/ComposeScreen.tsx');
const SCREEN_VIEWS = {
  collect: LibraryScreen,
  train: lazy(async () => ({ default: (await loadTrain()).TrainScreen })),
  compose: lazy(async () => ({ default: (await loadCompose()).ComposeScreen })),
};

export function App({ app, applyUpdate }: Booted) {
  return (
    <AppProvider app={app}>
      <Shell applyUpdate={applyUpdate} />
    </AppProvider>
  );
}

function Shell({ applyUpdate }: Pick<Booted, 'applyUpdate'>) {
  const isOfflineReady = useAppState((state) => state.system.isOfflineReady);
  const screen = useAppState((state) => state.system.screen);
  const main = useRef<HTMLElement>(null);
  useScreenChange(screen, main);
  const View = SCREEN_VIEWS[screen];
  return (
    <div className={styles['shell']}>
      <header className={styles['top']}>
        <a className={styles['brand']} href="#collect">
          <img src="./icon.svg" alt="" width="28" height="28" />
          Cadenza
        </a>
        <StepNav />
      </header>
      <main ref={main} className={styles['main']}>
        <EnvironmentNotes />
        <Suspense fallback={null}>
          <View />
        </Suspense>
        {isOfflineReady && <p className={styles['offline']}>Works without a connection</p>}
      </main>
      <div className={styles['foot']}>
        <Messages applyUpdate={applyUpdate} />
        <div className={styles['player']}>
          <Transport />
        </div>
      </div>
      <Announcer />
    </div>
  );
}

/** Names the page after its screen and, from the second screen on, takes the reader to its heading. */
function useScreenChange(screen: Screen, main: RefObject<HTMLElement | null>): void {
  const last = useRef(screen);
  useEffect(() => {
    document.title = `${SCREEN_TITLES[screen]} · Cadenza`;
    if (last.current === screen) return;
    last.current = screen;
    window.scrollTo(0, 0);
    main.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [screen, main]);
}
