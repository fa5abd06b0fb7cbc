import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { App } from '../commands/app.ts';
import { editTake } from '../commands/editTake.ts';
import { followPlayback } from '../commands/playback.ts';
import { ROLL_KEYS } from '../components/plots/rollKeys.ts';
import { moveNotes } from '../core/music/editNotes.ts';
import { EDIT_KEYS } from '../features/compose/editKeys.ts';
import type { FileSaver } from '../services/files/fileSaver.ts';
import type { Services } from '../services/services.ts';
import { mixKey } from '../store/playback.ts';
import { createAppStore } from '../store/store.ts';
import { PLAIN_TAKE } from '../testing/plainTake.ts';
import { noteAt, scoreOf, trackOf } from '../testing/playerScores.ts';
import { SilentPlayback } from '../testing/silentPlayback.ts';
import { followKeys, GLOBAL_KEYS } from './shortcuts.ts';

const TAKE = { kind: 'take', id: 't' } as const;
const playback = new SilentPlayback();
const saved: string[] = [];
const fileSaver: FileSaver = { save: (name) => void saved.push(name) };
const noteSound = { hear: () => Promise.resolve() };
// Keys touch no other service.
const services = { playback, fileSaver, noteSound } as unknown as Services;
const store = createAppStore();
const app: App = { store, services };
const state = () => store.getState();
const firstPitch = () => state().takes.list[0]!.score.tracks[0]!.notes[0]!.pitch;

/** The focus on an element of its own. */
function focusOn(html: string): void {
  document.body.innerHTML = html;
  document.body.querySelector<HTMLElement>('[data-focus]')!.focus();
}

beforeAll(() => {
  followPlayback(app);
  followKeys(app);
  state().addTake({
    ...PLAIN_TAKE,
    id: 't',
    title: 'T',
    score: scoreOf(trackOf([noteAt(0, 60), noteAt(9, 62)]), trackOf([noteAt(0, 40)], 32)),
  });
  state().setSystem({ screen: 'compose' });
});
beforeEach(() => focusOn('<h1 tabindex="-1" data-focus>Compose</h1>'));
afterEach(() => (document.body.innerHTML = ''));

describe('anywhere', () => {
  it('Space plays and pauses, Enter goes to the start', async () => {
    await userEvent.keyboard(' ');
    await expect.poll(() => playback.status()).toBe('playing');
    playback.moveTo(3);
    await userEvent.keyboard('{Enter}');
    expect(playback.positionSeconds()).toBe(0);
    await userEvent.keyboard(' ');
    expect(playback.status()).toBe('paused');
  });

  it('L loops the bars from here on, and no more', async () => {
    await userEvent.keyboard('l');
    expect(state().playback.options.loop).toEqual({ startSeconds: 0, endSeconds: 8 });
    await userEvent.keyboard('l');
    expect(state().playback.options.loop).toBeNull();
  });

  it('undoes and redoes an edit, and saves the take as MIDI', async () => {
    const [first] = state().takes.list[0]!.score.tracks[0]!.notes;
    editTake(app, 't', (tracks) => moveNotes(tracks, new Set([first!]), 0, 5));
    expect(firstPitch()).toBe(65);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(firstPitch()).toBe(60);
    await userEvent.keyboard('{Control>}{Shift>}Z{/Shift}{/Control}');
    expect(firstPitch()).toBe(65);
    await userEvent.keyboard('{Control>}s{/Control}');
    await expect.poll(() => saved).toHaveLength(1);
  });

  it('P plays and pauses where Space presses a button', async () => {
    focusOn('<button data-focus>Write</button>');
    await userEvent.keyboard('p');
    await expect.poll(() => playback.status()).toBe('playing');
    await userEvent.keyboard('p');
    expect(playback.status()).toBe('paused');
  });

  it('says what nothing else on the page tells, also a second time', async () => {
    const said = async (keys: string): Promise<string> => {
      await userEvent.keyboard(keys);
      return state().system.said;
    };
    playback.moveTo(0);
    expect(await said('l')).toBe('Looping bars 1 to 4.');
    expect(await said('l')).toBe('Looping off.');
    state().setRemoved({
      kind: 'takes',
      entries: [{ index: 1, item: { ...state().takes.list[0]!, id: 'u', title: 'Second' } }],
    });
    expect(await said('{Control>}z{/Control}')).toBe('Restored Second.');
    expect(state().takes.list.map(({ id }) => id)).toEqual(['t', 'u']);
    state().removeTake('u');
    state().selectTake('t');
  });

  it('? shows the keys', async () => {
    await userEvent.keyboard('?');
    expect(state().system.isShowingKeys).toBe(true);
    state().setSystem({ isShowingKeys: false });
  });
});

it('M and S are for the track that has the focus', async () => {
  const mixes = () => state().playback.mixes[mixKey(TAKE)];
  await userEvent.keyboard('m');
  expect(mixes()).toBeUndefined();
  focusOn(
    `<ul data-source="${mixKey(TAKE)}"><li data-track="1"><input type="range" data-focus></li></ul>`,
  );
  await userEvent.keyboard('m');
  expect(mixes()?.map(({ isMuted }) => isMuted)).toEqual([false, true]);
  await userEvent.keyboard('s');
  expect(mixes()?.map(({ isSolo }) => isSolo)).toEqual([false, true]);
});

it('what is typed stays where it is typed', async () => {
  const { status, before } = { status: playback.status(), before: firstPitch() };
  for (const field of ['<input data-focus>', '<textarea data-focus></textarea>']) {
    focusOn(field);
    await userEvent.keyboard('ls? m{Control>}z{/Control}');
  }
  expect(playback.status()).toBe(status);
  expect(state().system.isShowingKeys).toBe(false);
  expect(state().playback.options.loop).toBeNull();
  expect(firstPitch()).toBe(before);
});

it('no table has a key twice', () => {
  for (const table of [GLOBAL_KEYS, ROLL_KEYS, EDIT_KEYS]) {
    const keys = table.flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(table.every(({ label }) => label !== '')).toBe(true);
  }
});
