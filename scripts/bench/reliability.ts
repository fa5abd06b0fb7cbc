// `bench reliability`: what the app survives. A file a part; each records its own figures.
import type { Bench } from './bench.ts';
import { buildApp } from './buildApp.ts';
import { benchFuzz } from './reliabilityFuzz.ts';
import { benchKills } from './reliabilityKills.ts';
import { benchOffline } from './reliabilityOffline.ts';
import { benchProject } from './reliabilityProject.ts';

export async function benchReliability(bench: Bench): Promise<void> {
  buildApp();
  await benchFuzz(bench);
  await benchKills(bench);
  await benchOffline(bench);
  await benchProject(bench);
}
