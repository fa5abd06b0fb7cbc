// `bench app`: what the built app costs and how it feels, in a Chromium that has never seen it. A file
// a part; each records its own figures.
import { measureSizes } from '../sizeBudget.ts';
import type { Bench } from './bench.ts';
import { buildApp } from './buildApp.ts';
import { benchFirstNote } from './appFirstNote.ts';
import { benchInteractions } from './appInteractions.ts';
import { benchLighthouse } from './appLighthouse.ts';

export async function benchApp(bench: Bench): Promise<void> {
  buildApp();
  const { firstJsBytes, firstCssBytes, precachedBytes } = measureSizes();
  bench.record('app.firstLoadJsGzipKb', firstJsBytes / 1000);
  bench.record('app.firstLoadCssGzipKb', firstCssBytes / 1000);
  bench.record('app.precachedMb', precachedBytes / 1e6);
  await benchLighthouse(bench);
  await benchFirstNote(bench);
  await benchInteractions(bench);
}
