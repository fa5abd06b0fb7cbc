// The page of a first visit as HTML, which index.html brings with it: it is seen before any of the app's code has come.
import { renderToStaticMarkup } from 'react-dom/server';
import type { App } from '../commands/app.ts';
import { AppProvider } from '../features/appContext.tsx';
import { LibraryScreen } from '../features/library/LibraryScreen.tsx';
import { createAppStore } from '../store/store.ts';
import { Top } from './App.tsx';
import styles from './App.module.css';

/** Called when the app is built. No service is asked while a page is drawn. */
export function renderFirstPaint(): string {
  const store = createAppStore();
  store.getState().setProject({ keeping: 'on' });
  // What is drawn outside a browser is drawn from the state at the beginning.
  const opened = { ...store, getInitialState: store.getState };
  const app = { store: opened, services: {} } as unknown as App;
  const page = renderToStaticMarkup(
    <AppProvider app={app}>
      <div className={styles['shell']}>
        <Top />
        <main className={styles['main']}>
          <div className={styles['work']}>
            <LibraryScreen />
          </div>
        </main>
      </div>
    </AppProvider>,
  );
  // For the name's picture, which is right there.
  return page.replace(/^<link[^>]*>/, '');
}
