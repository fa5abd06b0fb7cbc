// The real handler reads the files; what it reads from and the corpus are the test's own.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../core/errors.ts';
import { countNotes } from '../core/music/score.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { midiFile, noteOff, noteOn } from '../testing/midiBytes.ts';
import { createPreprocessHandler } from '../workers/preprocess/handler.ts';
import { createProjectHandler } from '../workers/project/handler.ts';
import type { App } from './app.ts';
import { cancelImport, importBuiltInCorpus, importFiles } from './importFiles.ts';

function createApp(services: Partial<Services> = {}): App {
  return {
    store: createAppStore(),
    services: {
      preprocess: createPreprocessHandler(),
      projectFiles: createProjectHandler(),
      ...services,
    } as Services,
  };
}

const midi = (name: string) =>
  new File([midiFile([[noteOn(0, 60), noteOff(96, 60)]]).slice()], name);
const library = (app: App) => app.store.getState().library;
const rowsOf = (app: App) =>
  library(app).rows.map((row) =>
    row.kind === 'piece' ? row.fileName : `${row.fileName}: ${row.failure.code}`,
  );

describe('importFiles', () => {
  it('leaves a piece aside that is there already, whatever its file is called', async () => {
    const app = createApp();
    await importFiles(app, [midi('one.mid'), midi('copy of one.mid')]);
    expect(library(app).rows).toMatchObject([
      { isIncluded: true, remarks: [] },
      { isIncluded: false, remarks: [{ kind: 'same-as', title: 'One' }] },
    ]);
  });

  it('counts the pieces whose files are cut short', async () => {
    const app = createApp();
    const maple = readFileSync(new URL('../../public/corpus/maple-leaf-rag.mid', import.meta.url));
    await importFiles(app, [
      new File([Uint8Array.from(maple.subarray(0, maple.length / 2))], 'half.mid'),
      new File([Uint8Array.from(maple)], 'whole.mid'),
    ]);
    expect(library(app).importing).toEqual({
      status: 'done',
      result: { imported: 2, cutShort: 1, copies: 0, recordings: 0, skipped: 0 },
    });
  });

  it('makes a row of every file, with the reason where it was skipped', async () => {
    const app = createApp();
    const maple = readFileSync(new URL('../../public/corpus/maple-leaf-rag.mid', import.meta.url));
    await importFiles(app, [
      new File([], 'empty.mid'),
      new File(['Dear diary'], 'diary.mid'),
      new File([Uint8Array.from(maple.subarray(0, 12))], 'cut.mid'),
      new File([midiFile([[]]).slice()], 'silent.mid'),
      new File(['PK\x03\x04'], 'all.zip'),
      new File(['Dear diary'], 'diary.txt'),
      new File([Uint8Array.from(maple)], 'maple-leaf-rag.mid'),
    ]);
    expect(rowsOf(app)).toEqual([
      'empty.mid: file/empty',
      'diary.mid: midi/not-midi',
      'cut.mid: midi/truncated',
      'silent.mid: midi/no-notes',
      'all.zip: file/unsupported',
      'diary.txt: file/unsupported',
      'maple-leaf-rag.mid',
    ]);
    const details = library(app).rows.map(
      (row) => row.kind === 'skipped' && row.failure.details['kind'],
    );
    expect(details.slice(4, 6)).toEqual(['archive', 'other']);
    const piece = library(app).rows.at(-1);
    expect(piece?.kind === 'piece' && countNotes(piece.score)).toBe(2566);
    expect(piece).toMatchObject({ origin: 'file', isIncluded: true, remarks: [] });
    expect(library(app).importing).toEqual({
      status: 'done',
      result: { imported: 1, cutShort: 0, copies: 0, recordings: 0, skipped: 6 },
    });
  });

  it('imports 300 files in order, one at a time, telling how far it is', async () => {
    const real = createPreprocessHandler();
    let [reading, mostAtOnce] = [0, 0];
    const app = createApp({
      preprocess: {
        async readPiece(input, job) {
          mostAtOnce = Math.max(mostAtOnce, ++reading);
          return real.readPiece(input, job).finally(() => reading--);
        },
      },
    });
    const progress: number[] = [];
    app.store.subscribe(({ library: { importing } }) => {
      if (importing.status === 'running') progress.push(importing.progress.done);
    });
    const files = Array.from({ length: 300 }, (_, i) => midi(`${i}.mid`));
    await importFiles(app, files);
    expect(rowsOf(app)).toEqual(files.map(({ name }) => name));
    expect(mostAtOnce).toBe(1);
    expect([...new Set(progress)]).toEqual(Array.from({ length: 300 }, (_, i) => i));
  });

  it('queues what is dropped meanwhile', async () => {
    const app = createApp();
    const first = importFiles(app, [midi('a.mid'), midi('b.mid')]);
    const second = importFiles(app, [midi('c.mid')]);
    await second;
    expect(rowsOf(app)).toEqual(['a.mid', 'b.mid', 'c.mid']);
    await first;
    expect(library(app).importing).toEqual({
      status: 'done',
      result: { imported: 3, cutShort: 0, copies: 2, recordings: 0, skipped: 0 },
    });
  });

  it('takes files dropped at the very moment it ends', async () => {
    const app = createApp();
    const later: Promise<void>[] = [];
    app.store.subscribe(({ library: { importing } }) => {
      if (importing.status === 'done' && later.length === 0)
        later.push(importFiles(app, [midi('b.mid')]));
    });
    await importFiles(app, [midi('a.mid')]);
    await Promise.all(later);
    expect(rowsOf(app)).toEqual(['a.mid', 'b.mid']);
  });

  it('keeps the rows done so far when cancelled, and imports again afterwards', async () => {
    const app = createApp();
    const unsubscribe = app.store.subscribe(({ library: { rows } }) => {
      if (rows.length === 2) cancelImport(app);
    });
    await importFiles(app, ['a.mid', 'b.mid', 'c.mid', 'd.mid'].map(midi));
    expect(rowsOf(app)).toEqual(['a.mid', 'b.mid']);
    expect(library(app).importing).toEqual({ status: 'cancelled' });
    unsubscribe();
    await importFiles(app, [midi('e.mid')]);
    expect(rowsOf(app)).toEqual(['a.mid', 'b.mid', 'e.mid']);
  });

  it('does not lose files dropped while a cancel is under way', async () => {
    const app = createApp();
    const first = importFiles(app, [midi('a.mid')]);
    cancelImport(app);
    await importFiles(app, [midi('b.mid')]);
    await first;
    expect(rowsOf(app)).toEqual(['b.mid']);
    expect(library(app).importing.status).toBe('done');
  });

  it('names a crash of the worker on its file and goes on', async () => {
    const real = createPreprocessHandler();
    const app = createApp({
      preprocess: {
        readPiece: (input, job) =>
          input.fileName === 'b.mid'
            ? Promise.reject(new AppError('worker/crashed', 'out of memory'))
            : real.readPiece(input, job),
      },
    });
    await importFiles(app, ['a.mid', 'b.mid', 'c.mid'].map(midi));
    expect(rowsOf(app)).toEqual(['a.mid', 'b.mid: worker/crashed', 'c.mid']);
  });

  it('refuses a file beyond 64 MB unread', async () => {
    const app = createApp();
    const file = new File(['MThd', new Uint8Array(64 * 2 ** 20)], 'huge.mid');
    await importFiles(app, [file]);
    expect(rowsOf(app)).toEqual(['huge.mid: file/too-large']);
  });
});

describe('importBuiltInCorpus', () => {
  const corpus = (names: readonly string[]) => ({
    builtInCorpus: { fetchFiles: () => Promise.resolve(names.map(midi)) },
  });

  it('brings each piece once, however often it is asked', async () => {
    const app = createApp(corpus(['a.mid', 'b.mid']));
    await importBuiltInCorpus(app);
    await importBuiltInCorpus(app);
    expect(library(app).rows).toMatchObject([{ origin: 'built-in' }, { origin: 'built-in' }]);
  });

  it('says when it cannot be fetched, and still imports what waits', async () => {
    const app = createApp({
      builtInCorpus: {
        fetchFiles: () => Promise.reject(new AppError('network/unreachable', 'offline')),
      },
    });
    const fetching = importBuiltInCorpus(app);
    await importFiles(app, [midi('a.mid')]);
    await fetching;
    expect(rowsOf(app)).toEqual(['a.mid']);
    expect(library(app).importing).toMatchObject({
      status: 'failed',
      failure: { code: 'network/unreachable' },
    });
  });

  it('can be cancelled while it fetches', async () => {
    const app = createApp({
      builtInCorpus: {
        fetchFiles: (signal) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error));
          }),
      },
    });
    const fetching = importBuiltInCorpus(app);
    await Promise.resolve();
    cancelImport(app);
    await fetching;
    expect(library(app).importing).toEqual({ status: 'cancelled' });
  });
});
