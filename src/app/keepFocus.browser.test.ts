import { afterEach, beforeAll, expect, it } from 'vitest';
import { followFocus } from './keepFocus.ts';

const button = (id: string): HTMLButtonElement => document.querySelector(`#${id}`)!;
const focused = (): string => document.activeElement!.id;

function show(actions: string): void {
  document.body.innerHTML = `<main><h1 id="heading" tabindex="-1">Train</h1>
    <div><div id="actions">${actions}</div></div><a id="far" href="#">Far</a>
    ${'<button>Another</button>'.repeat(12)}</main>`;
}

beforeAll(followFocus);
afterEach(() => (document.body.innerHTML = ''));

it('goes to what took the place of a button', async () => {
  show('<button id="write">Write</button>');
  button('write').focus();
  document.querySelector('#actions')!.innerHTML = '<button id="cancel">Cancel</button>';
  await expect.poll(focused).toBe('cancel');
});

it('goes to the next one when a button is switched off', async () => {
  show('<button id="stop">Stop</button><button id="play">Play</button>');
  button('stop').focus();
  button('stop').disabled = true;
  await expect.poll(focused).toBe('play');
});

it('goes to the heading when nothing is left close by', async () => {
  show('<button id="train">Train</button>');
  button('train').focus();
  document.querySelector('#actions')!.parentElement!.remove();
  await expect.poll(focused).toBe('heading');
});

it('leaves alone what was left on purpose, and what got the focus meanwhile', async () => {
  show('<button id="write">Write</button>');
  button('write').focus();
  button('write').blur();
  document.querySelector('#far')!.append('!');
  button('write').focus();
  button('write').remove();
  document.querySelector<HTMLElement>('#far')!.focus();
  for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
  expect(focused()).toBe('far');
});
