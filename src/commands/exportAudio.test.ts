import { beforeEach, expect, it } from 'vitest';
import { AppError } from '../core/errors.ts';
import type { Pcm } from '../core/audio/pcm.ts';
import type { FileSaver } from '../services/files/fileSaver.ts';
import type { ScoreRenderer } from '../services/playback/scoreRenderer.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { noteAt, scoreOf, trackOf } from '../testing/playerScores.ts';
import type { App } from './app.ts';
import { cancelExport, exportTakeWav } from './exportAudio.ts';

const silence: Pcm = { sampleRate: 44_100, channels: [new Float32Array(9), new Float32Array(9)] };

let saved: { fileName: string; bytes: Uint8Array }[];
let rendering: ScoreRenderer['render'];
let app: App;

beforeEach(() => {
  saved = [];
  rendering = () => Promise.resolve(silence);
  const renderer: ScoreRenderer = { render: (...args) => rendering(...args) };
  const fileSaver: FileSaver = { save: (fileName, bytes) => void saved.push({ fileName, bytes }) };
  // Exporting sound touches no other service.
  const services = { renderer, fileSaver } as unknown as Services;
  app = { store: createAppStore(), services };
  app.store.getState().addTake({
    id: 't1',
    title: 'Take 1',
    modelName: 'Maple Leaf Rag',
    seed: 7,
    temperature: 1,
    createdAt: '2026-01-02T00:00:00Z',
    primeNotes: 0,
    score: scoreOf(trackOf([noteAt(0, 60)])),
  });
});

it('saves the take as a WAV file under the name of its MIDI file', async () => {
  await exportTakeWav(app, 't1');
  expect(saved.map(({ fileName }) => fileName)).toEqual([
    'take-1-maple-leaf-rag-seed-7-2026-01-02.wav',
  ]);
  expect(app.store.getState().audioExport.status).toBe('done');
});

it('gives the same file every time', async () => {
  for (let i = 0; i < 3; i++) await exportTakeWav(app, 't1');
  expect(saved[1]).toEqual(saved[0]);
  expect(saved[2]).toEqual(saved[0]);
});

it('renders the mix that is heard, and tells how far it is', async () => {
  app.store.getState().setMixOf({ kind: 'take', id: 't1' }, []);
  rendering = (_, mix, { onProgress }) => {
    expect(mix).toEqual([]);
    onProgress(0.25);
    expect(app.store.getState().audioExport).toEqual({
      status: 'running',
      progress: { takeId: 't1', share: 0.25 },
    });
    return Promise.resolve(silence);
  };
  await exportTakeWav(app, 't1');
  expect(saved).toHaveLength(1);
});

it('can be cancelled, and saves nothing then', async () => {
  rendering = (_, __, { signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new AppError('cancelled', 'cancelled')));
    });
  const exporting = exportTakeWav(app, 't1');
  cancelExport(app);
  await exporting;
  expect(app.store.getState().audioExport.status).toBe('cancelled');
  expect(saved).toEqual([]);
});
