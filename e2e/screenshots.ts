// Pictures of a step, wide and narrow, light and dark, in test-results/screenshots. With
// DOC_SCREENSHOTS set (`npm run screenshots`) those that the README shows also go to docs/screenshots, and one of
// each size to public/screenshots, for the manifest.
import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright/test';

const FOLDER = fileURLToPath(new URL('../test-results/screenshots/', import.meta.url));
/** Where the README's pictures are. */
export const DOCS = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const MANIFEST = fileURLToPath(new URL('../public/screenshots/', import.meta.url));
const DOCS_STEPS = ['collect', 'train', 'hear'];
/** Narrow first: the page is left wide. */
const SIZES = { narrow: { width: 390, height: 844 }, wide: { width: 1440, height: 900 } };
/** Whether this run makes the pictures of the README. */
export const isForDocs = process.env['DOC_SCREENSHOTS'] !== undefined;

/**
 * Leaves the page wide and light.
 * @param subject what must be in the picture, where the page is longer than the screen.
 */
export async function takeScreenshots(page: Page, step: string, subject?: Locator): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => window.scrollTo(0, 0));
      await subject?.scrollIntoViewIfNeeded();
      // Canvases are painted in the frame after the change.
      await page.evaluate(
        () =>
          new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0)))),
      );
      const name = `${step}-${size}-${colorScheme}.png`;
      await page.screenshot({ path: FOLDER + name, animations: 'disabled' });
      if (!isForDocs) continue;
      if (step === 'hear' && colorScheme === 'light')
        await copyFile(FOLDER + name, `${MANIFEST}${size}.png`);
      if (size !== 'wide' || !DOCS_STEPS.includes(step)) continue;
      await mkdir(DOCS, { recursive: true });
      await copyFile(FOLDER + name, DOCS + name);
    }
  }
}
