// Finds a Firefox for the second-browser journey: $FIREFOX_PATH, then firefox and firefox-esr on the PATH and where
// systems keep them. None is installed for the sake of a test.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @returns its path, or null where there is none. @throws Error when FIREFOX_PATH names nothing */
export function findFirefox(): string | null {
  const named = process.env['FIREFOX_PATH'] ?? '';
  if (named !== '') {
    if (!existsSync(named)) throw new Error(`FIREFOX_PATH is "${named}", which is not there.`);
    return named;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) =>
    ['firefox', 'firefox-esr'].map((name) => join(folder, name)),
  );
  const usual = [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    join(process.env['PROGRAMFILES'] ?? '', 'Mozilla Firefox', 'firefox.exe'),
  ];
  return [...onPath, ...usual].find((path) => existsSync(path)) ?? null;
}
