// Starts the app, nothing else.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/tokens.css';
import './app/base.css';
import { App } from './app/App.tsx';
import { boot } from './app/boot.ts';
import { RootBoundary } from './app/RootBoundary.tsx';
import { trustOwnScripts } from './workers/trustOwnScripts.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
trustOwnScripts();
const booted = boot();
createRoot(root).render(
  <StrictMode>
    <RootBoundary store={booted.app.store}>
      <App {...booted} />
    </RootBoundary>
  </StrictMode>,
);
