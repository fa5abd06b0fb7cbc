import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PointedPlot } from './PointedPlot.tsx';

/** The third reads like the second, and the last like the first. */
const WORDS = ['E♭2', 'C♯ at place 2', 'C♯ at place 2', ...Array<string>(20).fill('D'), 'E♭2'];
const LAST = WORDS.length - 1;

let host: HTMLElement;
let root: Root;

beforeEach(async () => {
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  root.render(
    <PointedPlot
      title="Words"
      placeAt={() => null}
      step={(from: number | null, right) =>
        from === null ? (right < 0 ? LAST : 0) : Math.min(LAST, Math.max(0, from + right))
      }
      tipOf={() => ({ x: 0, y: 0 })}
      word={(place) => WORDS[place]!}
    >
      {(_widthPx, place) => <output>{place}</output>}
    </PointedPlot>,
  );
  await expect.poll(() => host.querySelector('output')).not.toBeNull();
  host.querySelector<HTMLElement>('[role=application]')!.focus();
});
afterEach(() => {
  root.unmount();
  host.remove();
});

const said = () => host.querySelector('[role=status]')!.textContent;
async function placesAfter(...keys: readonly string[]): Promise<readonly string[]> {
  const places: string[] = [];
  for (const key of keys) {
    await userEvent.keyboard(`{${key}}`);
    places.push(host.querySelector('output')!.textContent);
  }
  return places;
}

it('goes to either end and by ten', async () => {
  expect(
    await placesAfter('End', 'ArrowRight', 'Home', 'ArrowLeft', 'PageDown', 'PageDown', 'PageUp'),
  ).toEqual([`${LAST}`, `${LAST}`, '0', '0', '10', '20', '10']);
  expect(await placesAfter('Escape', 'Home', 'Escape', 'ArrowLeft', 'Escape', 'PageDown')).toEqual([
    '',
    '0',
    '',
    `${LAST}`,
    '',
    '0',
  ]);
});

it('speaks signs as words, and every place anew', async () => {
  await placesAfter('Home');
  expect(said()).toBe('E flat 2');
  expect(host.querySelector('[aria-hidden]')!.textContent).toBe('E♭2');
  await placesAfter('ArrowRight');
  expect(said()).toBe('C sharp at place 2');
  await placesAfter('ArrowRight');
  expect(said()).toBe('C sharp at place 2\u00a0');
  await placesAfter('End');
  expect(said()).toBe('E flat 2');
  await placesAfter('ArrowRight');
  expect(said()).toBe('E flat 2');
  await placesAfter('Home');
  expect(said()).toBe('E flat 2\u00a0');
});
