// Chromium as a process that can be killed at any moment, as a crash or a power cut would: what is found afterwards
// in its profile is what the next start has. Playwright's own browsers close politely.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { chromium, type Browser, type Page } from 'playwright';
import { plainLaunch } from './chromiumLaunch.ts';

export interface KillableBrowser {
  /** A page of its own, empty. */
  readonly page: Page;
  /** Of its process group, in which all its processes are. */
  readonly leader: number;
  /** SIGKILL to every process of it. */
  kill(): Promise<void>;
}

const CONNECT_MS = 15_000;
const ATTEMPTS = 6;

/** Playwright waits for good where it finds a service worker that is about to end; asked anew it does not. */
async function connect(address: string): Promise<Browser> {
  for (let attempt = 1; ; attempt++)
    try {
      return await chromium.connectOverCDP(address, { timeout: CONNECT_MS });
    } catch (thrown) {
      if (attempt === ATTEMPTS) throw thrown;
      console.warn(`Chromium did not answer in ${CONNECT_MS} ms, attempt ${attempt}`);
    }
}

/** @param profile folder of the user's data; what was killed before is opened again with the same one */
export async function openKillable(profile: string): Promise<KillableBrowser> {
  const path = plainLaunch.executablePath ?? chromium.executablePath();
  const args = [...plainLaunch.args!, '--headless', '--mute-audio', '--hide-crash-restore-bubble'];
  // In a group of its own, so that one signal reaches its children too.
  const child = spawn(path, [...args, '--remote-debugging-port=0', `--user-data-dir=${profile}`], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    process.kill(-child.pid!, 'SIGKILL');
    await gone;
  };
  try {
    const address = await addressOf(child.stderr);
    // Unread, it would fill up and hold the browser.
    child.stderr.resume();
    const browser = await connect(address);
    const [context] = browser.contexts();
    return { page: await context!.newPage(), leader: child.pid!, kill };
  } catch (thrown) {
    await kill();
    throw thrown;
  }
}

/** @throws Error when the browser ends without telling where it listens */
async function addressOf(output: Readable): Promise<string> {
  let said = '';
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`Chromium does not start: ${said}`);
}
