// A project of 200 MB opened out of its file and saved as one again: seconds, and what the browser, all its processes
// together, takes for it.
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { dropFiles } from '../../e2e/dropFiles.ts';
import { openAppModules } from '../appModules.ts';
import { groupMemory, peakMemory } from '../groupMemory.ts';
import { openKillable } from '../killableBrowser.ts';
import { serveApp } from '../serveApp.ts';
import type { Bench } from './bench.ts';

const MB = 1e6;
const PATIENCE_MS = 10 * 60_000;
/** Until what opening has left lying about is gone. */
const REST_MS = 5000;

/** Of the app as it is built. On Linux only, which says what a process takes. */
export async function benchProject(bench: Bench): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cadenza-project-'));
  const path = join(folder, 'large.cadenza');
  const project = await writeProject(path);
  bench.record('reliability.project.megabytes', project.bytes / MB);
  bench.record('reliability.project.fileMegabytes', (await stat(path)).size / MB);
  const server = await serveApp(0, true);
  const browser = await openKillable(join(folder, 'profile'));
  const { page, leader } = browser;
  const measure = async (name: string, work: () => Promise<void>): Promise<void> => {
    const before = await groupMemory(leader);
    const startedAt = performance.now();
    const { bytes } = await peakMemory(leader, work);
    bench.record(`reliability.project.${name}Seconds`, (performance.now() - startedAt) / 1000);
    bench.record(`reliability.project.${name}GrownMegabytes`, (bytes - before) / MB);
  };
  try {
    await page.goto(server.url);
    await page.getByText('Works offline').waitFor();
    await measure('import', () => openFile(page, path, project.name));
    // As it is opened another day.
    await page.reload();
    await page.getByText(project.lastPiece).first().waitFor({ timeout: PATIENCE_MS });
    await page.waitForTimeout(REST_MS);
    await measure('export', () => saveFile(page, project.name));
  } finally {
    await browser.kill();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeProject(path: string) {
  const modules = await openAppModules();
  try {
    const { makeLargeProject } = await modules.load<typeof import('./largeProject.ts')>(
      '/scripts/bench/largeProject.ts',
    );
    const { file, ...project } = await makeLargeProject();
    await writeFile(path, file.stream());
    return project;
  } finally {
    await modules.close();
  }
}

/** Until it is on the screen. */
async function openFile(page: Page, path: string, name: string): Promise<void> {
  await dropFiles(page, [path]);
  const told = page.getByText(`${name} was opened as a new project.`).first();
  await told.waitFor({ timeout: PATIENCE_MS });
}

async function saveFile(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Project/ }).click();
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const told = page.getByText(`${name} is in your downloads.`).first();
  await told.waitFor({ timeout: PATIENCE_MS });
}
