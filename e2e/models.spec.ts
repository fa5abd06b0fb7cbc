// Models on the Train screen: the time told beforehand, the coach, going on from a model, its name, its undo.
import { corpusPath } from './badFiles.ts';
import { expect, test } from './cadenza.ts';
import { dropFiles } from './dropFiles.ts';
import { readFigure, startTraining, stopTraining } from './steps.ts';
import { takeScreenshots } from './screenshots.ts';

test('a model is trained, renamed, deleted, brought back and trained on', async ({ app }) => {
  test.setTimeout(4 * 60_000);
  await dropFiles(app, [corpusPath('solace.mid')]);
  await expect(app.getByRole('main').getByText('1 piece added.')).toBeVisible();
  await app.getByRole('link', { name: 'Train on these' }).click();

  // The coach, and the time of the smallest model, before anything is trained.
  await expect(app.getByText('This is very little music.')).toBeVisible();
  const small = app.getByRole('radio', { name: 'Small' });
  await expect(small).toHaveAccessibleDescription(/On this device: .* at most\./, {
    timeout: 60_000,
  });
  await takeScreenshots(app, 'train-estimates');

  await app
    .getByRole('navigation')
    .getByRole('link', { name: /^Collect/ })
    .click();
  await startTraining(app);
  await stopTraining(app);

  await app.getByRole('button', { name: 'Rename Solace' }).click();
  await app.getByRole('textbox', { name: 'Name' }).fill('Slow rag');
  await app.keyboard.press('Enter');
  await app.getByRole('button', { name: 'Delete Slow rag' }).click();
  await expect(app.getByText('Deleted Slow rag.')).toBeVisible();
  await app.getByRole('button', { name: 'Undo' }).click();

  await app.getByRole('button', { name: 'Continue training Slow rag' }).click();
  await expect(app.getByLabel('Start from').locator('option:checked')).toHaveText(
    /^Small, \d\d:\d\d: Slow rag$/,
  );
  await expect.poll(() => readFigure(app, 'Validation loss'), { timeout: 90_000 }).not.toBeNull();
  await app.getByRole('button', { name: 'Stop and keep the model' }).click();
  await expect(app.getByText('on top of Slow rag')).toBeVisible({ timeout: 30_000 });
  await takeScreenshots(app, 'trained-on');
});
