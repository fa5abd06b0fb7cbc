// Train, write and keep, with the real handlers in this process: what the worker would run.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseMidi } from '../core/midi/parseMidi.ts';
import { DEFAULT_TRAINING, type TrainSettings } from '../core/model/training.ts';
import { countNotes } from '../core/music/score.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { createModelHandler } from '../workers/model/handler.ts';
import { createPreprocessHandler } from '../workers/preprocess/handler.ts';
import type { App } from './app.ts';
import { exportTakeMidi } from './exportTake.ts';
import { cancelGenerate, generateTake, type TakeRequest } from './generateTake.ts';
import { importFiles } from './importFiles.ts';
import { pauseTraining, stopTraining, trainModel } from './trainModel.ts';

const saved: { fileName: string; bytes: Uint8Array | Blob }[] = [];

function createApp(): App {
  return {
    store: createAppStore(),
    services: {
      preprocess: createPreprocessHandler(),
      model: createModelHandler(),
      fileSaver: { save: (fileName, bytes) => void saved.push({ fileName, bytes }) },
    } as Partial<Services> as Services,
  };
}

const corpusFile = (name: string): File =>
  new File([readFileSync(new URL(`../../public/corpus/${name}`, import.meta.url))], name);
const SETTINGS: TrainSettings = { ...DEFAULT_TRAINING, length: { kind: 'passes', passes: 1 } };
const training = (app: App) => app.store.getState().training;
const takes = (app: App) => app.store.getState().takes;

describe('from pieces to a take', () => {
  const app = createApp();
  let request: TakeRequest;

  beforeAll(async () => {
    const names = ['satie-gymnopedie-no1.mid', 'debussy-arabesque-no1.mid'];
    await importFiles(app, names.map(corpusFile));
    await trainModel(app, SETTINGS);
    const [first] = training(app).models;
    request = {
      modelId: first!.id,
      prime: null,
      temperature: 1,
      noteCount: 40,
      seed: 3,
    };
  }, 60_000);

  it('training leaves a model that knows what it learned from', () => {
    const { run, facts, models, trainLoss, validationLoss } = training(app);
    expect(run).toEqual({ status: 'done', result: { modelId: models[0]!.id, endedBy: 'plan' } });
    expect(models[0]!.model).toMatchObject({
      name: 'Satie Gymnopedie No. 1 and 1 more',
      network: { hiddenSize: 128 },
      provenance: { pieces: ['Satie Gymnopedie No. 1', 'Debussy Arabesque No. 1'] },
    });
    expect(facts).toMatchObject({ validationKind: 'within' });
    expect(facts!.engines.find(({ status }) => status === 'chosen')!.name).toBe('wasm');
    expect(validationLoss.at(-1)!.loss).toBeLessThan(validationLoss[0]!.loss);
    expect(trainLoss.every(({ loss }) => loss > 0)).toBe(true);
  });

  it('a take is written, and the same seed writes it again', async () => {
    await generateTake(app, request);
    await generateTake(app, request);
    await generateTake(app, { ...request, seed: 4 });
    const [first, again, other] = takes(app).list;
    expect(countNotes(first!.score)).toBe(40);
    expect(first).toMatchObject({ title: 'Take 1', seed: 3, primeNotes: 0 });
    expect(again!.score).toEqual({ ...first!.score, title: 'Take 2' });
    expect(other!.score.tracks).not.toEqual(first!.score.tracks);
    expect(takes(app).writing).toEqual({ status: 'done', result: { takeId: other!.id } });
  });

  it('a prime stands at the head of the take, as it is in the piece', async () => {
    const piece = app.store.getState().library.rows[0]!;
    await generateTake(app, { ...request, prime: { pieceId: piece.id, bars: 4 } });
    const take = takes(app).list.at(-1)!;
    expect(take.title).toBe('Take 4, after Satie Gymnopedie No. 1');
    expect(take.primeNotes).toBeGreaterThan(10);
    expect(countNotes(take.score)).toBe(take.primeNotes + 40);
    const opening = take.score.tracks
      .flatMap(({ notes }) => notes)
      .filter((n) => n.startTicks < 144);
    const original = piece.kind === 'piece' ? piece.score : null;
    const bar = original!.ticksPerQuarter * 3;
    const expected = original!.tracks
      .flatMap(({ notes }) => notes)
      .filter((n) => n.startTicks < bar);
    expect(opening.map(({ pitch }) => pitch).sort()).toEqual(
      expected.map(({ pitch }) => pitch).sort(),
    );
  });

  it('a take is kept under a name that says model, seed and day, and reads back the same', () => {
    const take = takes(app).list[0]!;
    exportTakeMidi(app, take.id);
    const { fileName, bytes } = saved.at(-1)!;
    expect(fileName).toBe(
      `take-1-satie-gymnopedie-no-1-and-1-more-seed-3-${take.createdAt.slice(0, 10)}.mid`,
    );
    const { score, remarks } = parseMidi(bytes as Uint8Array, fileName);
    expect(remarks).toEqual([]);
    const plain = ({ tracks, ticksPerQuarter }: typeof score) =>
      tracks
        .flatMap(({ program, isDrum, notes }) =>
          notes.map(
            (n) =>
              `${program} ${String(isDrum)} ${n.pitch} ${n.velocity} ${n.startTicks / ticksPerQuarter} ${n.durationTicks / ticksPerQuarter}`,
          ),
        )
        .sort();
    expect(plain(score)).toEqual(plain(take.score));
  });

  it('a cancelled take leaves the others', async () => {
    const before = takes(app).list;
    const writing = generateTake(app, { ...request, noteCount: 100_000 });
    setTimeout(() => cancelGenerate(app), 100);
    await writing;
    expect(takes(app).writing).toEqual({ status: 'cancelled' });
    expect(takes(app).list).toBe(before);
  });

  it('a model that is gone is said', async () => {
    await generateTake(app, { ...request, modelId: 'none' });
    expect(takes(app).writing).toMatchObject({ status: 'failed', failure: { code: 'unexpected' } });
  });
});

describe('a run under way', () => {
  it('is stopped with what it has learned, and a second one is refused meanwhile', async () => {
    const app = createApp();
    await importFiles(app, [corpusFile('solace.mid')]);
    const running = trainModel(app, {
      ...SETTINGS,
      length: { kind: 'passes', passes: 1000 },
    });
    await trainModel(app, SETTINGS);
    expect(training(app).run.status).toBe('running');
    await pauseTraining(app, true);
    expect(training(app).isPaused).toBe(true);
    await pauseTraining(app, false);
    const unsubscribe = app.store.subscribe(({ training: { validationLoss } }) => {
      if (validationLoss.length === 2) stopTraining(app);
    });
    await running;
    unsubscribe();
    expect(training(app).run).toMatchObject({ status: 'done', result: { endedBy: 'stop' } });
    expect(training(app).models.length).toBe(1);
  }, 60_000);

  it('without enough music fails in words', async () => {
    const app = createApp();
    await trainModel(app, SETTINGS);
    expect(training(app).run).toMatchObject({
      status: 'failed',
      failure: { code: 'model/too-little-music' },
    });
  });
});
