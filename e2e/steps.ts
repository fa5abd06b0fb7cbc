// What several journeys do on the page, as a person would find it: by role, label and text.
import { expect, type Page } from 'playwright/test';

/**
 * Resolves when the app stands on the page, and what was kept has been opened: index.html brings a page of its own
 * for a first visit, onto which nothing can be dropped.
 */
export async function openApp(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page).toHaveTitle(/ · Cadenza$/);
}

/** As `openApp`, of the page that is there. */
export async function reopenApp(page: Page): Promise<void> {
  await page.reload();
  await expect(page).toHaveTitle(/ · Cadenza$/);
}

/** A figure of the Train screen; null while it shows a dash. */
export async function readFigure(page: Page, name: string): Promise<number | null> {
  const text = await page.locator(`dt:text-is("${name}") + dd`).textContent();
  const value = Number.parseFloat(text ?? '');
  return Number.isNaN(value) ? null : value;
}

/** Waits until the app is ready offline, so that the news of it comes into no picture. */
export async function dismissOfflineNews(page: Page): Promise<void> {
  const news = page.getByRole('status').filter({ hasText: 'ready to work offline' });
  await expect(news).toBeVisible({ timeout: 60_000 });
  await news.getByRole('button').click();
  await expect(news).toBeHidden();
}

/** From Collect to a running training; resolves when a validation loss is shown. */
export async function startTraining(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Train on these' }).click();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const validationLoss = (): Promise<number | null> => readFigure(page, 'Validation loss');
  await expect.poll(validationLoss, { timeout: 90_000 }).not.toBeNull();
}

/** Resolves when the model is kept and listed. */
export async function stopTraining(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stop and keep the model' }).click();
  await expect(page.getByRole('heading', { name: 'Your model' })).toBeVisible({ timeout: 30_000 });
}

/** From a kept model to a finished take of `bars` bars, shown on the roll. @returns its notes, as the list says */
export async function writeTake(page: Page, bars: number): Promise<number> {
  await page.getByRole('link', { name: /^Compose with/ }).click();
  await page.getByRole('slider', { name: 'Length' }).fill(String(bars));
  // It is heard when the journey comes to that.
  await page.getByRole('switch', { name: 'Play while writing' }).uncheck();
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Takes' })).toBeVisible({ timeout: 180_000 });
  const [, written, notes] =
    /(\d+) bars, ([\d,]+) notes/.exec(
      (await page.getByRole('button', { name: /^Take 1/ }).textContent()) ?? '',
    ) ?? [];
  // An ending takes two bars more at most.
  expect(Number(written)).toBeGreaterThanOrEqual(bars);
  expect(Number(written)).toBeLessThanOrEqual(bars + 2);
  return Number(notes?.replaceAll(',', ''));
}

/** What the level meter of the transport shows, 0..100. */
export async function readLevel(page: Page): Promise<number> {
  return Number(await page.getByRole('meter', { name: 'Level' }).getAttribute('aria-valuenow'));
}
