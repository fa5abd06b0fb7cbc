// Starts the app, nothing else.
import { StrictMode, startTransition } from 'react';
import './app/tokens.css';
import './app/base.css';
import { App } from './app/App.tsx';
import { boot } from './app/boot.ts';
import { createRoot } from './app/createRoot.ts';
import { firstPaintDone } from './app/firstVisit.ts';
import { RootBoundary } from './app/RootBoundary.tsx';
import { trustOwnScripts } from './workers/trustOwnScripts.ts';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const { app, applyUpdate, opened } = boot();
  await firstPaintDone(root, opened);
  // As a transition it is drawn bit by bit, and a slow phone can answer meanwhile.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <RootBoundary store={app.store}>
          <App app={app} applyUpdate={applyUpdate} />
        </RootBoundary>
      </StrictMode>,
    ),
  );
}

trustOwnScripts();
// Not in the task in which all of the code has been run.
setTimeout(() => void start());
