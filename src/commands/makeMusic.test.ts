// Train, write and keep, with the real handlers in this process: what the worker would run.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseMidi } from '../core/midi/parseMidi.ts';
import { DEFAULT_TRAINING, type TrainSettings } from '../core/model/training.ts';
import { countBars } from '../core/metrics/barWindows.ts';
import { DEFAULT_RULES, NO_LIMITS } from '../core/model/takeSettings.ts';
import { createBarMap } from '../core/music/bars.ts';
import { decodeEvents } from '../core/encoding/decodeEvents.ts';
import { countNotes } from '../core/music/score.ts';
import type { Services } from '../services/services.ts';
import type { Take } from '../store/takes.ts';
import { createAppStore } from '../store/store.ts';
import { createModelHandler } from '../workers/model/handler.ts';
import { createPreprocessHandler } from '../workers/preprocess/handler.ts';
import type { App } from './app.ts';
import { exportTakeMidi } from './exportTake.ts';
import { cancelGenerate, generateTake, type TakeRequest } from './generateTake.ts';
import { importFiles } from './importFiles.ts';
import { pauseTraining, stopTraining } from './runTraining.ts';
import { trainModel } from './trainModel.ts';

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
      wish: { kind: 'new', prime: null, bars: 6 },
      settings: {
        seed: 3,
        temperature: 1,
        rules: DEFAULT_RULES,
        limits: NO_LIMITS,
        candidates: 1,
      },
      count: 1,
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
    await generateTake(app, { ...request, settings: { ...request.settings, seed: 4 } });
    const [first, again, other] = takes(app).list;
    const bars = countBars(first!.score);
    expect(bars).toBeGreaterThanOrEqual(6);
    expect(bars).toBeLessThanOrEqual(8);
    expect(first).toMatchObject({ title: 'Take 1', seed: 3, primeNotes: 0 });
    expect(again!.score).toEqual({ ...first!.score, title: 'Take 2' });
    expect(other!.score.tracks).not.toEqual(first!.score.tracks);
    expect(takes(app).writing).toEqual({ status: 'done', result: { takeId: other!.id } });
  });

  it('a prime stands at the head of the take, as it is in the piece', async () => {
    const piece = app.store.getState().library.rows[0]!;
    const source = { kind: 'piece', id: piece.id } as const;
    const prime = { source, fromBar: 0, bars: 4 };
    await generateTake(app, { ...request, wish: { kind: 'new', prime, bars: 6 } });
    const take = takes(app).list.at(-1)!;
    expect(take.title).toBe('Take 4, after Satie Gymnopedie No. 1');
    expect(take.origin).toMatchObject({ kind: 'prime', fromBar: 0, bars: 4 });
    expect(take.primeNotes).toBeGreaterThan(10);
    expect(countNotes(take.score)).toBeGreaterThan(take.primeNotes);
    expect(countBars(take.score)).toBeGreaterThanOrEqual(10);
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

  it('a take is kept under a name that says model, seed and day, and reads back the same', async () => {
    const take = takes(app).list[0]!;
    await exportTakeMidi(app, take.id);
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

  it('a take is gone on from, and its bars are written anew; the take itself stays', async () => {
    const base = takes(app).list[0]!;
    const source = { kind: 'take', id: base.id } as const;
    const prime = { source, fromBar: 0, bars: 1000 };
    await generateTake(app, { ...request, wish: { kind: 'new', prime, bars: 4 } });
    const longer = takes(app).list.at(-1)!;
    expect(longer.primeNotes).toBe(countNotes(base.score));
    expect(longer.events.fields.subarray(0, base.events.fields.length)).toEqual(base.events.fields);

    const wish = { kind: 'rewrite', takeId: base.id, fromBar: 2, bars: 2, tracks: null } as const;
    await generateTake(app, { ...request, wish });
    const changed = takes(app).list.at(-1)!;
    expect(changed.title).toBe('Take 6, from Take 1');
    expect(changed.origin).toEqual({
      kind: 'rewrite',
      title: 'Take 1',
      fromBar: 2,
      bars: 2,
      parts: null,
    });
    const [start, end] = [2, 4].map((bar) => createBarMap(base.score).barStart(bar));
    // As written: how long the last chord is held depends on what is held beside it.
    const outside = ({ events }: Take) =>
      decodeEvents(events, '')
        .tracks.flatMap(({ notes }) => notes)
        .filter(({ startTicks }) => startTicks < start! || startTicks >= end!);
    expect(outside(changed)).toEqual(outside(base));
    expect(changed.events).not.toEqual(base.events);
    expect(takes(app).list[0]).toBe(base);
  });

  it('several takes are written with one seed after the other', async () => {
    const before = takes(app).list.length;
    await generateTake(app, { ...request, count: 3 });
    const added = takes(app).list.slice(before);
    expect(added.map(({ seed }) => seed)).toEqual([3, 4, 5]);
    expect(added[0]!.events).toEqual(takes(app).list[0]!.events);
    expect(takes(app).writing).toEqual({ status: 'done', result: { takeId: added[2]!.id } });
  });

  it('a take goes by the name it is given', () => {
    const { id } = takes(app).list[0]!;
    app.store.getState().renameTake(id, 'Slow waltz');
    expect(takes(app).list[0]).toMatchObject({
      id,
      title: 'Slow waltz',
      score: { title: 'Slow waltz' },
    });
  });

  it('a cancelled take leaves the others', async () => {
    const before = takes(app).list;
    const writing = generateTake(app, {
      ...request,
      wish: { kind: 'new', prime: null, bars: 100_000 },
    });
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
