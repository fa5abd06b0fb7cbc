// Finds a Chromium that starts, or installs one. Order: $CHROMIUM_PATH, Chrome and Chromium where
// systems keep them, Playwright's own download; then Playwright's installer, then Debian's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright';

const INSTALL_TIMEOUT_MS = 10 * 60_000;

export interface FoundBrowser {
  readonly path: string;
  readonly version: string;
}

/** Usual places; Edge last, as Windows always has it and it is a Chromium. */
function installedPaths(): string[] {
  const env = (name: string): string => process.env[name] ?? '';
  if (process.platform === 'darwin')
    return ['', homedir()].flatMap((root) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
        join(root, `/Applications/${name}.app/Contents/MacOS/${name}`),
      ),
    );
  if (process.platform === 'win32')
    return ['Google/Chrome', 'Chromium', 'Microsoft/Edge'].flatMap((name) =>
      ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .filter((root) => env(root) !== '')
        .map((root) =>
          join(env(root), name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
        ),
    );
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
  const folders = [...env('PATH').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Null when it does not start: a snap stub or missing libraries, say. */
async function tryBrowser(path: string): Promise<FoundBrowser | null> {
  if (!existsSync(path)) return null;
  try {
    const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
    const version = browser.version();
    await browser.close();
    return { path, version };
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    console.log(`${path} does not start: ${reason ?? ''}`);
    return null;
  }
}

async function firstThatStarts(paths: Iterable<string>): Promise<FoundBrowser | null> {
  for (const path of new Set(paths)) {
    const found = await tryBrowser(path);
    if (found !== null) return found;
  }
  return null;
}

function run(command: string, args: readonly string[]): boolean {
  console.log(`> ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: INSTALL_TIMEOUT_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

async function installBrowser(): Promise<FoundBrowser | null> {
  const isRoot = process.getuid?.() === 0;
  const playwright = dirname(createRequire(import.meta.url).resolve('playwright/package.json'));
  const cli = join(playwright, 'cli.js');
  const withLibraries = isRoot ? ['--with-deps'] : [];
  console.log('No Chrome or Chromium starts here; Playwright will download its own.');
  run(process.execPath, [cli, 'install', ...withLibraries, 'chromium']);
  const downloaded = await tryBrowser(chromium.executablePath());
  if (downloaded !== null || !isRoot || !existsSync('/etc/debian_version')) return downloaded;
  console.log('That did not work; installing the chromium package of this system.');
  if (!run('apt-get', ['update']) || !run('apt-get', ['install', '-y', 'chromium'])) return null;
  return firstThatStarts(installedPaths());
}

/** @throws Error, in words for the person at the terminal, when there is none to be had. */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env['CHROMIUM_PATH'] ?? '';
  if (named !== '') {
    const found = await tryBrowser(named);
    if (found === null) throw new Error(`CHROMIUM_PATH is "${named}", which is no browser.`);
    return found;
  }
  const found =
    (await firstThatStarts([...installedPaths(), chromium.executablePath()])) ??
    (await installBrowser());
  if (found === null)
    throw new Error('Install Chrome or Chromium, or set CHROMIUM_PATH to one, and run this again.');
  return found;
}
