// The shell: name and steps above, the screen in the middle, the player below.
import { Suspense, useDeferredValue, useEffect, useRef } from 'react';
import { RowButton } from '../components/controls/Button.tsx';
import { Tooltips } from '../components/controls/Tooltip.tsx';
import { AppProvider, useAppState } from '../features/appContext.tsx';
import { FaultBoundary } from '../features/FaultBoundary.tsx';
import { FaultNotice } from '../features/FaultNotice.tsx';
import { lazyView } from '../features/lazyView.tsx';
import { KeepingNotice } from '../features/projects/KeepingNotice.tsx';
import { ProjectMenu } from '../features/projects/ProjectMenu.tsx';
import type { Screen } from '../store/system.ts';
import { APP_NAME, SHELL_TEXT, wordTitle } from '#words/shell.ts';
import { Announcer } from './Announcer.tsx';
import styles from './App.module.css';
import type { Booted } from './boot.ts';
import { EnvironmentNotes } from './EnvironmentNotes.tsx';
import { pressAgain } from './firstVisit.ts';
import { focusHeading } from './focus.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { Messages } from './Messages.tsx';
import { SCREEN_VIEWS } from './screenViews.ts';
import { StepNav } from './StepNav.tsx';

// Drawn after the screen, so that a slow phone can answer between the two.
const Transport = lazyView(
  async () => (await import('../features/transport/Transport.tsx')).Transport,
);
const PageSettings = lazyView(async () => (await import('./PageSettings.tsx')).PageSettings);

export function App({ app, applyUpdate }: Pick<Booted, 'app' | 'applyUpdate'>) {
  useEffect(pressAgain, []);
  return (
    <AppProvider app={app}>
      <Shell applyUpdate={applyUpdate} />
    </AppProvider>
  );
}

function Shell({ applyUpdate }: Pick<Booted, 'applyUpdate'>) {
  // The step is marked at once; its screen is drawn bit by bit, and gives way to the hand meanwhile.
  const screen = useDeferredValue(useAppState((state) => state.system.screen));
  const View = SCREEN_VIEWS[screen];
  const isOpening = useAppState((state) => state.project.keeping === 'opening');
  // Another tab has the project: this one is to look at.
  const isElsewhere = useAppState((state) => state.project.keeping === 'elsewhere');
  return (
    <div className={styles['shell']}>
      <Top />
      <main className={styles['main']}>
        <EnvironmentNotes />
        <KeepingNotice />
        <div className={styles['work']} inert={isElsewhere}>
          {isOpening ? (
            <p className={styles['opening']}>{SHELL_TEXT.opening}</p>
          ) : (
            <Suspense fallback={null}>
              <FaultBoundary
                key={screen}
                fallback={(fault, retry) => <FaultNotice fault={fault} retry={retry} />}
              >
                <View />
              </FaultBoundary>
              <Arrival screen={screen} />
            </Suspense>
          )}
          <Suspense fallback={null}>
            <PageSettings />
          </Suspense>
        </div>
      </main>
      <div className={styles['foot']} inert={isElsewhere}>
        <Messages applyUpdate={applyUpdate} />
        <div className={styles['player']}>
          <Suspense fallback={null}>
            <Transport />
          </Suspense>
        </div>
      </div>
      <Announcer />
      <KeysDialog />
      <Tooltips />
    </div>
  );
}

export function Top() {
  return (
    <header className={styles['top']}>
      {/* For the keyboard; no link, as an address of its own would be that of a screen. */}
      <RowButton className={styles['skip']} onClick={focusHeading}>
        {SHELL_TEXT.skip}
      </RowButton>
      <a className={styles['brand']} href="#collect">
        <img src="./icon.svg" alt="" width="28" height="28" />
        {APP_NAME}
      </a>
      <ProjectMenu />
      <StepNav />
    </header>
  );
}

/**
 * Names the page after its screen and project. Takes the reader to the heading of a project that was asked for, and
 * from the second screen on to that of the screen. It stands beside the view, so that a view that is still loading
 * holds it back as well.
 */
function Arrival({ screen }: { screen: Screen }) {
  const last = useRef(screen);
  const name = useAppState(({ project }) => project.name);
  const hasArrived = useAppState(({ project }) => project.arrival !== null);
  useEffect(() => {
    document.title = wordTitle(screen, name);
  }, [screen, name]);
  useEffect(() => {
    // Unless the hand has been quicker.
    if (hasArrived && document.activeElement === document.body) focusHeading();
  }, [hasArrived]);
  useEffect(() => {
    if (last.current === screen) return;
    last.current = screen;
    window.scrollTo(0, 0);
    focusHeading();
  }, [screen]);
  return null;
}
