// What is kept: everything, through a killed browser; one tab at a time; projects and their undo; a full disk.
import { rm } from 'node:fs/promises';
import { chromium, type BrowserContext, type Page } from 'playwright/test';
import { plainLaunch } from '../scripts/chromiumLaunch.ts';
import { expectAccessible, expectFits } from './accessible.ts';
import { corpusPath, manyNotesFile, writeFiles } from './badFiles.ts';
import { expect, test as base } from './cadenza.ts';
import { dropFiles } from './dropFiles.ts';
import { openApp, startTraining, stopTraining, writeTake } from './steps.ts';
import { takeScreenshots } from './screenshots.ts';

interface Fixtures {
  /** Opens a browser whose disk outlives it. */
  readonly openBrowser: () => Promise<BrowserContext>;
}

const test = base.extend<Fixtures>({
  openBrowser: async ({}, use, testInfo) => {
    const disk = testInfo.outputPath('disk');
    const opened: BrowserContext[] = [];
    await use(async () => {
      const viewport = { width: 1440, height: 900 };
      const context = await chromium.launchPersistentContext(disk, { ...plainLaunch, viewport });
      opened.push(context);
      return context;
    });
    for (const context of opened) await context.close();
    await rm(disk, { recursive: true, force: true });
  },
});

/** As when the machine takes the browser away: nobody is told. */
async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()!.newBrowserCDPSession();
  const closed = new Promise((resolve) => context.once('close', resolve));
  // It dies before it can answer.
  session.send('Browser.crash').catch(() => undefined);
  await closed;
}

async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await openApp(page, url);
  return page;
}

const step = (page: Page, name: RegExp) => page.getByRole('navigation').getByRole('link', { name });
const openProjects = (page: Page) => page.getByRole('button', { name: /^Project/ }).click();
const piece = (page: Page, title: string) =>
  page.getByRole('heading', { level: 3, name: title, exact: true });

/** Longer than changes are gathered before they are written (src/commands/keepProject.ts). */
const WRITTEN_MS = 1000;

test('everything is there again after the browser was killed', async ({ server, openBrowser }) => {
  test.setTimeout(3 * 60_000);
  const context = await openBrowser();
  const page = await openTab(context, server.url);
  await dropFiles(page, [corpusPath('solace.mid'), corpusPath('bethena.mid')]);
  await expect(page.getByRole('main').getByText('2 pieces added.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Include Bethena' }).uncheck();
  await startTraining(page);
  await stopTraining(page);
  const notes = await writeTake(page, 8);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Mute / })
    .first()
    .click();
  await openProjects(page);
  await page.getByLabel('Project name').fill('Slow rags');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(WRITTEN_MS);
  await kill(context);

  const again = await openTab(await openBrowser(), server.url);
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('Compose');
  await expect(again.getByRole('button', { name: /^Project Slow rags/ })).toBeVisible();
  await expect(again.getByRole('button', { name: /^Take 1/ })).toContainText(`${notes} notes`);
  await expect(again.getByRole('slider', { name: 'Length' })).toHaveValue('8');
  const mute = again
    .getByRole('main')
    .getByRole('button', { name: /^Mute / })
    .first();
  await expect(mute).toHaveAttribute('aria-pressed', 'true');
  await step(again, /^Train/).click();
  await expect(again.getByRole('button', { name: 'Rename Solace' })).toBeVisible();
  await step(again, /^Collect/).click();
  await expect(piece(again, 'Solace')).toBeVisible();
  await expect(again.getByRole('checkbox', { name: 'Include Bethena' })).not.toBeChecked();
});

test('a second tab looks on, and takes the project over when asked', async ({
  app,
  context,
  server,
}) => {
  await dropFiles(app, [corpusPath('solace.mid')]);
  await expect(piece(app, 'Solace')).toBeVisible();
  await app.waitForTimeout(WRITTEN_MS);

  const second = await openTab(context, server.url);
  await expect(second.getByText('Untitled is open in another tab.')).toBeVisible();
  await expect(piece(second, 'Solace')).toBeAttached();
  await takeScreenshots(second, 'second-tab');
  await dropFiles(second, [corpusPath('bethena.mid')]);
  await expect(piece(second, 'Bethena')).toHaveCount(0);

  await second.getByRole('button', { name: 'Use it here' }).click();
  await expect(app.getByText('Untitled is open in another tab.')).toBeVisible();
  await expect(second.getByRole('button', { name: 'Listen to Solace' })).toBeEnabled();
  await dropFiles(second, [corpusPath('bethena.mid')]);
  await expect(piece(second, 'Bethena')).toBeVisible();
  await second.waitForTimeout(WRITTEN_MS);

  // What the first tab has in its memory is not what is kept.
  await app.getByRole('button', { name: 'Use it here' }).click();
  await expect(piece(app, 'Bethena')).toBeVisible();
  await expect(second.getByText('Untitled is open in another tab.')).toBeVisible();

  // The first tab goes, and the second has the project without being asked.
  await app.close();
  await expect(second.getByText('Untitled is open in another tab.')).toHaveCount(0);
  await expect(second.getByRole('button', { name: 'Listen to Bethena' })).toBeEnabled();
});

test('projects are made, duplicated, deleted and brought back', async ({ app }) => {
  await dropFiles(app, [corpusPath('solace.mid')]);
  await expect(piece(app, 'Solace')).toBeVisible();
  await openProjects(app);
  const projects = app.getByRole('list', { name: 'Projects', exact: true }).getByRole('listitem');
  await app.getByLabel('Project name').fill('One');
  await app.keyboard.press('Enter');
  await expect(projects).toContainText(['One']);
  await app.getByRole('button', { name: 'Duplicate One' }).click();
  await expect(projects).toHaveCount(2);
  await expect(projects.filter({ hasText: 'One copy' })).toContainText('1 piece');
  await takeScreenshots(app, 'projects');
  await expectAccessible(app);
  await expectFits(app);
  await app.getByRole('button', { name: 'New project' }).click();

  await expect(app.getByRole('button', { name: /^Project Untitled/ })).toBeVisible();
  await expect(piece(app, 'Solace')).toHaveCount(0);
  await openProjects(app);
  await app.getByRole('button', { name: 'Open One', exact: true }).click();
  await expect(piece(app, 'Solace')).toBeVisible();
  await openProjects(app);
  await app.getByRole('button', { name: 'Delete One', exact: true }).click();

  // The other one is opened in its place.
  await expect(app.getByRole('button', { name: /^Project One copy/ })).toBeVisible();
  await expect(piece(app, 'Solace')).toBeVisible();
  await openProjects(app);
  await expect(projects).toHaveCount(1);
  await app.getByRole('button', { name: 'Restore One' }).click();
  await expect(projects).toHaveCount(2);
  await app.getByRole('button', { name: 'Open One', exact: true }).click();
  await expect(app.getByRole('button', { name: /^Project One ▾$|^Project One$/ })).toBeVisible();
});

test('a removal can be undone after a reload', async ({ app }) => {
  await dropFiles(app, [corpusPath('solace.mid'), corpusPath('bethena.mid')]);
  await expect(piece(app, 'Bethena')).toBeVisible();
  await app.getByRole('button', { name: 'Remove Solace' }).click();
  await app.waitForTimeout(WRITTEN_MS);
  await app.reload();
  await expect(piece(app, 'Bethena')).toBeVisible();
  await expect(piece(app, 'Solace')).toHaveCount(0);
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(piece(app, 'Solace')).toBeVisible();
});

test.describe('on a full disk', () => {
  // What a service worker keeps would fill it.
  test.use({ serviceWorkers: 'block' });

  test('what finds no room is named, the rest is kept, another try helps', async ({
    page,
    server,
  }, testInfo) => {
    const [long] = await writeFiles(testInfo.outputPath('long'), {
      'long.mid': manyNotesFile(30_000),
    });
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(server.url);
    // Before the first write: Chromium remembers for a while how much there was.
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 500_000 });
    await openApp(page, server.url);
    await dropFiles(page, [corpusPath('solace.mid'), long!]);
    await expect(page.getByText('2 pieces added.').first()).toBeVisible();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('There was no space to save Long.');
    await takeScreenshots(page, 'full-disk');
    await page.getByRole('checkbox', { name: 'Include Solace' }).uncheck();
    await page.waitForTimeout(WRITTEN_MS);

    // Another tab sees what is kept.
    const other = await page.context().newPage();
    await other.goto(server.url);
    await expect(other.getByRole('checkbox', { name: 'Include Solace' })).not.toBeChecked();
    await expect(piece(other, 'Long')).toHaveCount(0);
    await other.close();

    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(alert).toHaveCount(0);
    await page.reload();
    await expect(piece(page, 'Long')).toBeVisible();
  });
});
