// A training that lasts as long as any bench needs it.
import type { Page } from 'playwright';

const MINUTES = 60;

/** A long training on the built-in pieces, from wherever the page is. */
export async function beginTraining(page: Page): Promise<void> {
  const builtIn = page.getByRole('button', { name: 'Try it with Joplin’s rags' });
  const train = page.getByRole('link', { name: 'Train on these' });
  await builtIn.or(train).first().waitFor();
  if (await builtIn.isVisible()) await builtIn.click();
  await train.click();
  await page.getByText('Advanced', { exact: true }).click();
  await page.getByRole('combobox', { name: 'How long', exact: true }).selectOption('minutes');
  await page.getByRole('textbox', { name: 'Minutes', exact: true }).fill(String(MINUTES));
  await page.getByRole('button', { name: 'Train', exact: true }).click();
}
