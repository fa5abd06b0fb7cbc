import { beforeEach, expect, it } from 'vitest';
import { DEFAULT_TRACK_MIX } from '../core/audio/mix.ts';
import { AppError } from '../core/errors.ts';
import type { FileSaver } from '../services/files/fileSaver.ts';
import type { ScoreRenderer } from '../services/playback/scoreRenderer.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { PLAIN_TAKE } from '../testing/plainTake.ts';
import { noteAt, scoreOf, trackOf } from '../testing/playerScores.ts';
import type { App } from './app.ts';
import { cancelExport, exportTakeSound } from './exportAudio.ts';

const file = new Blob(['sound'], { type: 'audio/wav' });

let saved: { fileName: string; content: unknown }[];
let renderMix: ScoreRenderer['renderMix'];
let renderStems: ScoreRenderer['renderStems'];
let app: App;

beforeEach(() => {
  saved = [];
  renderMix = () => Promise.resolve(file);
  renderStems = () => Promise.resolve(file);
  const renderer: ScoreRenderer = {
    renderMix: (...args) => renderMix(...args),
    renderStems: (...args) => renderStems(...args),
  };
  const fileSaver: FileSaver = {
    save: (fileName, content) => void saved.push({ fileName, content }),
  };
  // Exporting sound touches no other service.
  const services = { renderer, fileSaver } as unknown as Services;
  app = { store: createAppStore(), services };
  app.store.getState().addTake({
    ...PLAIN_TAKE,
    id: 't1',
    title: 'Take 1',
    modelName: 'Maple Leaf Rag',
    seed: 7,
    createdAt: '2026-01-02T00:00:00Z',
    score: scoreOf(trackOf([noteAt(0, 60)]), {
      ...trackOf([noteAt(0, 36)], 'drums'),
      name: 'Fuß/Becken',
    }),
  });
});

it('saves the take as a sound file under the name of its MIDI file', async () => {
  await exportTakeSound(app, 't1');
  expect(saved).toEqual([
    { fileName: 'take-1-maple-leaf-rag-seed-7-2026-01-02.wav', content: file },
  ]);
  expect(app.store.getState().audioExport.status).toBe('done');
});

it('renders the mix that is heard in the form that is set, and tells how far it is', async () => {
  const mix = [{ ...DEFAULT_TRACK_MIX, volume: 0.3 }, DEFAULT_TRACK_MIX];
  app.store.getState().setMixOf({ kind: 'take', id: 't1' }, mix);
  app.store.getState().setSoundFile({ kind: 'mp3', sampleRate: 48_000 });
  renderMix = (_, given, { format, title, onProgress }) => {
    expect(given).toEqual(mix);
    expect(format).toEqual({ kind: 'mp3', sampleRate: 48_000, bitDepth: 16 });
    expect(title).toBe('Take 1');
    onProgress(0.25);
    expect(app.store.getState().audioExport).toEqual({
      takeId: 't1',
      status: 'running',
      progress: { share: 0.25 },
    });
    return Promise.resolve(file);
  };
  await exportTakeSound(app, 't1');
  expect(saved[0]?.fileName).toMatch(/\.mp3$/);
});

it('names the tracks of a zip so that every system takes them', async () => {
  app.store.getState().setSoundFile({ hasStems: true });
  renderStems = (_, __, { stems, mixFileName }) => {
    expect([mixFileName, ...stems.map(({ fileName }) => fileName)]).toEqual([
      '00-mix.wav',
      '01-acoustic-grand-piano.wav',
      '02-fuß-becken.wav',
    ]);
    return Promise.resolve(file);
  };
  await exportTakeSound(app, 't1');
  expect(saved[0]?.fileName).toBe('take-1-maple-leaf-rag-seed-7-2026-01-02-tracks.zip');
});

it('can be cancelled, and saves nothing then', async () => {
  renderMix = (_, __, { signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new AppError('cancelled', 'cancelled')));
    });
  const exporting = exportTakeSound(app, 't1');
  cancelExport(app);
  await exporting;
  expect(app.store.getState().audioExport.status).toBe('cancelled');
  expect(saved).toEqual([]);
});
