// What several journeys do on the page, as a person would find it: by role, label and text.
import { expect, type Page } from 'playwright/test';

/** A figure of the Train screen; null while it shows a dash. */
export async function readFigure(page: Page, name: string): Promise<number | null> {
  const text = await page.locator(`dt:text-is("${name}") + dd`).textContent();
  const value = Number.parseFloat(text ?? '');
  return Number.isNaN(value) ? null : value;
}

/** From Collect to a running training; resolves when the first validation loss is shown. */
export async function startTraining(page: Page): Promise<number> {
  await page.getByRole('link', { name: 'Train on these' }).click();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  let first: number | null = null;
  await expect
    .poll(async () => (first = await readFigure(page, 'Validation loss')), { timeout: 90_000 })
    .not.toBeNull();
  return first ?? Number.NaN;
}

/** Resolves when the model is kept and listed. */
export async function stopTraining(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stop and keep the model' }).click();
  await expect(page.getByRole('heading', { name: 'Your model' })).toBeVisible({ timeout: 30_000 });
}
