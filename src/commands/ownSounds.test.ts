import { beforeEach, expect, it } from 'vitest';
import { AppError } from '../core/errors.ts';
import type { OwnSounds } from '../services/audio/ownSounds.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import type { OwnFont } from '../store/sounds.ts';
import type { App } from './app.ts';
import {
  addSoundFont,
  cancelSoundFont,
  chooseSoundFont,
  isSoundFont,
  loadOwnSounds,
  removeSoundFont,
} from './ownSounds.ts';

const old: OwnFont = { id: 'old', fileName: 'old.sf2', bytes: 5, instruments: [0, 'drums'] };
const file = new File(['font'], 'new.SF3');

let add: OwnSounds['add'];
let played: string[];
let app: App;

beforeEach(async () => {
  played = [];
  add = ({ name, size }) =>
    Promise.resolve({ id: 'new', fileName: name, bytes: size, instruments: [0] });
  const ownSounds: OwnSounds = {
    open: () => Promise.resolve({ fonts: [old], chosenId: 'old' }),
    add: (...args) => add(...args),
    remove: ({ id }) => Promise.resolve(void played.push(`removed ${id}`)),
    choose: (font) => Promise.resolve(void played.push(font?.id ?? 'built-in')),
    chosen: () => null,
    find: () => Promise.resolve(null),
    rest: () => Promise.resolve(),
  };
  const playback = { stop: () => void played.push('stop') };
  // Sounds touch no other service.
  app = { store: createAppStore(), services: { ownSounds, playback } as unknown as Services };
  await loadOwnSounds(app);
});

const sounds = () => app.store.getState().sounds;

it('knows a SoundFont by its name', () => {
  const names = ['a.sf2', 'b.SF3', 'c.sf2.mid', 'sf2'];
  expect(names.filter((name) => isSoundFont(new File([], name)))).toEqual(['a.sf2', 'b.SF3']);
});

it('plays with a font once it is kept, and stops what played with other sounds', async () => {
  await addSoundFont(app, file);
  expect(played).toEqual(['stop', 'new']);
  expect(sounds().fonts?.map(({ fileName }) => fileName)).toEqual(['old.sf2', 'new.SF3']);
  expect(sounds()).toMatchObject({ chosenFontId: 'new', adding: { status: 'done' } });
});

it('tells how far it is, and leaves all as it was when cancelled', async () => {
  add = (_, { signal, onProgress }) =>
    new Promise((_, reject) => {
      onProgress(0.5);
      signal.addEventListener('abort', () => reject(new AppError('cancelled', 'cancelled')));
    });
  const adding = addSoundFont(app, file);
  await Promise.resolve();
  expect(sounds().adding).toEqual({
    status: 'running',
    progress: { fileName: 'new.SF3', share: 0.5 },
  });
  cancelSoundFont(app);
  await adding;
  expect(sounds()).toMatchObject({
    fonts: [old],
    chosenFontId: 'old',
    adding: { status: 'cancelled' },
  });
  expect(played).toEqual([]);
});

it('adds a font that comes while another is added after it', async () => {
  let release = (): void => undefined;
  const first = new Promise<void>((resolve) => (release = resolve));
  add = async ({ name, size }) => {
    if (name === file.name) await first;
    return { id: name, fileName: name, bytes: size, instruments: [0] };
  };
  const adding = Promise.all([
    addSoundFont(app, file),
    addSoundFont(app, new File(['font'], 'later.sf2')),
  ]);
  release();
  await adding;
  expect(sounds().fonts?.map(({ id }) => id)).toEqual(['old', 'new.SF3', 'later.sf2']);
  expect(sounds().chosenFontId).toBe('later.sf2');
});

it('tells a browser that can keep none from one whose fonts could not be read', async () => {
  const { ownSounds } = app.services;
  ownSounds.open = () => Promise.resolve(null);
  await loadOwnSounds(app);
  expect(sounds()).toMatchObject({ fonts: null, adding: { status: 'idle' } });
  ownSounds.open = () => Promise.reject(new Error('the disk is broken'));
  await loadOwnSounds(app);
  expect(sounds()).toMatchObject({ fonts: [], adding: { status: 'failed' } });
});

it('says why a font was refused and keeps the old sounds', async () => {
  add = () => Promise.reject(new AppError('soundfont/unreadable', 'no RIFF'));
  await addSoundFont(app, file);
  expect(sounds()).toMatchObject({
    fonts: [old],
    chosenFontId: 'old',
    adding: { status: 'failed', failure: { code: 'soundfont/unreadable' } },
  });
});

it('goes back to the sounds that ship, and before a font is removed', async () => {
  await chooseSoundFont(app, null);
  expect(played).toEqual(['stop', 'built-in']);
  await chooseSoundFont(app, 'old');
  played = [];
  await removeSoundFont(app, 'old');
  expect(played).toEqual(['stop', 'built-in', 'removed old']);
  expect(sounds()).toMatchObject({ fonts: [], chosenFontId: null });
});
