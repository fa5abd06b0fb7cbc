// One file: a project is saved, opened in another browser by dropping it, and everything is there; a model goes out
// and comes in; a damaged file is named and changes nothing.
import { readFile, writeFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Download, Page } from 'playwright/test';
import { corpusPath } from './badFiles.ts';
import { expect, test } from './cadenza.ts';
import { dropFiles } from './dropFiles.ts';
import { takeScreenshots } from './screenshots.ts';
import { openApp, startTraining, stopTraining, writeTake } from './steps.ts';

const piece = (page: Page, title: string) =>
  page.getByRole('heading', { level: 3, name: title, exact: true });
const step = (page: Page, name: RegExp) => page.getByRole('navigation').getByRole('link', { name });

async function save(page: Page, click: () => Promise<void>, path: string): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  await download.saveAs(path);
  return download;
}

test('a project and a model go home as files and come back elsewhere', async ({
  app,
  browser,
  server,
}, testInfo) => {
  test.setTimeout(4 * 60_000);
  await dropFiles(app, [corpusPath('solace.mid'), corpusPath('bethena.mid')]);
  await expect(piece(app, 'Bethena')).toBeVisible();
  await app.getByRole('checkbox', { name: 'Include Bethena' }).uncheck();
  await startTraining(app);
  await stopTraining(app);

  const modelPath = testInfo.outputPath('solace.zip');
  const saveModel = app.getByRole('button', { name: 'Save as a file: Solace' });
  const model = await save(app, () => saveModel.click(), modelPath);
  expect(model.suggestedFilename()).toBe('solace.zip');
  const inside = unzipSync(await readFile(modelPath));
  expect(Object.keys(inside).sort()).toEqual(['README.md', 'model.json', 'weights.bin']);
  expect(JSON.parse(strFromU8(inside['model.json']!))).toMatchObject({ format: 'layers-model' });

  const notes = await writeTake(app, 8);
  const projectPath = testInfo.outputPath('rags.cadenza');
  await app.getByRole('button', { name: /^Project/ }).click();
  await takeScreenshots(app, 'project-file');
  const saveProject = app.getByRole('button', { name: 'Save as a file', exact: true });
  await save(app, () => saveProject.click(), projectPath);
  await expect(app.getByText('Untitled is in your downloads.').first()).toBeVisible();

  const elsewhere = await (await browser.newContext()).newPage();
  await openApp(elsewhere, server.url);
  const bytes = await readFile(projectPath);
  const brokenPath = testInfo.outputPath('broken.cadenza');
  await writeFile(brokenPath, bytes.subarray(0, bytes.length / 2));
  await dropFiles(elsewhere, [brokenPath]);
  await expect(
    elsewhere.getByText('broken.cadenza was not opened. This project file is damaged').first(),
  ).toBeVisible();
  await takeScreenshots(elsewhere, 'project-file-broken');

  await dropFiles(elsewhere, [projectPath]);
  await expect(elsewhere.getByText('Untitled was opened as a new project.').first()).toBeVisible({
    timeout: 60_000,
  });
  await expect(elsewhere.getByRole('button', { name: /^Take 1/ })).toContainText(`${notes} notes`);
  await step(elsewhere, /^Collect/).click();
  await expect(piece(elsewhere, 'Solace')).toBeVisible();
  await expect(elsewhere.getByRole('checkbox', { name: 'Include Bethena' })).not.toBeChecked();
  await step(elsewhere, /^Train/).click();
  await expect(elsewhere.getByRole('button', { name: 'Rename Solace' })).toHaveCount(1);
  await elsewhere.getByLabel('Model files').setInputFiles(modelPath);
  await expect(elsewhere.getByText('Solace was added to your models.').first()).toBeVisible();
  await expect(elsewhere.getByRole('button', { name: 'Rename Solace' })).toHaveCount(2);
  await elsewhere.context().close();
});
