// A number is taken while it is typed, once it is whole and in range; what is not becomes the nearest on leaving.
import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NumberField } from './NumberField.tsx';

const given: number[] = [];
let root: Root;

function Field() {
  const [value, setValue] = useState(16);
  const change = (next: number) => {
    given.push(next);
    setValue(next);
  };
  return <NumberField label="Bars" value={value} min={4} max={64} onChange={change} />;
}

beforeEach(() => {
  given.length = 0;
  root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(<Field />);
});
afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
});

it('hands on whole numbers in range only', async () => {
  const field = page.getByRole('textbox', { name: 'Bars' });
  await userEvent.fill(field, '');
  await userEvent.type(field, '32');
  // "3" is less than the least.
  expect(given).toEqual([32]);
  await userEvent.fill(field, '900');
  await userEvent.tab();
  await expect.element(field).toHaveValue('64');
  expect(given.at(-1)).toBe(64);
});

it('goes up and down by its buttons, and no further than its ends', async () => {
  await page.getByRole('button', { name: 'More: Bars' }).click();
  await page.getByRole('button', { name: 'Less: Bars' }).click();
  expect(given).toEqual([17, 16]);
  await userEvent.fill(page.getByRole('textbox', { name: 'Bars' }), '64');
  await expect.element(page.getByRole('button', { name: 'More: Bars' })).toBeDisabled();
});
