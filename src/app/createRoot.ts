// In the same file as React (vite.config.ts), so that React's code is run when that file is, in a task of its own, and
// not when the app first asks for it.
export { createRoot } from 'react-dom/client';
