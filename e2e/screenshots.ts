// Pictures of a step, wide and narrow, light and dark, in test-results/screenshots. With
// DOC_SCREENSHOTS set (`npm run screenshots`) the wide ones also go to docs/screenshots.
import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright/test';

const FOLDER = fileURLToPath(new URL('../test-results/screenshots/', import.meta.url));
const DOCS = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const WIDE = { width: 1440, height: 900 };
const SIZES = { wide: WIDE, narrow: { width: 390, height: 844 } };

/**
 * Leaves the page wide and light.
 * @param subject what must be in the picture, where the page is longer than the screen.
 */
export async function takeScreenshots(page: Page, step: string, subject?: Locator): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const [size, viewport] of Object.entries(SIZES).reverse()) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await subject?.scrollIntoViewIfNeeded();
      // Canvases are painted in the frame after the change.
      await page.evaluate(
        () =>
          new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0)))),
      );
      const name = `${step}-${size}-${colorScheme}.png`;
      await page.screenshot({ path: FOLDER + name, animations: 'disabled' });
      if (process.env['DOC_SCREENSHOTS'] === undefined || size !== 'wide') continue;
      await mkdir(DOCS, { recursive: true });
      await copyFile(FOLDER + name, DOCS + name);
    }
  }
}
