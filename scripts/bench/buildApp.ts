// The app as it is shipped, for the parts of the bench that open it: built once a run, in a process of its own, as the
// development server of this one would make it a development build.
import { execFileSync } from 'node:child_process';

const VITE = 'node_modules/vite/bin/vite.js';

let isBuilt = false;

/** @throws Error when it cannot be built */
export function buildApp(): void {
  if (isBuilt) return;
  execFileSync(process.execPath, [VITE, 'build', '--logLevel', 'error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  isBuilt = true;
}
