import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../core/errors.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { PLAIN_TAKE } from '../testing/plainTake.ts';
import { SilentPlayback } from '../testing/silentPlayback.ts';
import { createEvaluateHandler } from '../workers/evaluate/handler.ts';
import type { EvaluateProtocol } from '../workers/evaluate/protocol.ts';
import type { App } from './app.ts';
import { cancelEvaluation, evaluateTakes, playFrom, saveCsv, savePicture } from './evaluate.ts';

let app: App;
let calls: string[];
let restartWorker: () => void;
let playback: SilentPlayback;
let failure: AppError | null;
let saved: { name: string; content: Blob }[];

beforeEach(() => {
  let handler = createEvaluateHandler();
  restartWorker = () => (handler = createEvaluateHandler());
  [calls, saved, failure, playback] = [[], [], null, new SilentPlayback()];
  const evaluate: Pick<EvaluateProtocol, 'learnCorpus' | 'evaluateTakes'> = {
    learnCorpus: (input, job) => {
      calls.push(`learn ${input.pieces.length}`);
      return handler.learnCorpus(input, job);
    },
    evaluateTakes: (input, job) => {
      calls.push(`evaluate ${input.takes.length}`);
      return failure ? Promise.reject(failure) : handler.evaluateTakes(input, job);
    },
  };
  const fileSaver = {
    save: (name: string, content: Blob) => saved.push({ name, content }),
  };
  const services = { evaluate, playback, fileSaver } as unknown as Services;
  app = { store: createAppStore(), services };
  const { addRow } = app.store.getState();
  for (const id of ['a', 'b']) addRow(libraryPiece(id));
});

const addTake = (id: string, primeNotes = 0) => {
  const { score } = libraryPiece('a');
  app.store.getState().addTake({ ...PLAIN_TAKE, id, title: id, score, primeNotes });
};
const evaluation = () => app.store.getState().evaluation;

describe('evaluateTakes', () => {
  it('learns the pieces once and judges the takes when there are others', async () => {
    addTake('one');
    await evaluateTakes(app);
    await evaluateTakes(app);
    expect(calls).toEqual(['evaluate 1', 'learn 2', 'evaluate 1']);
    addTake('two');
    await evaluateTakes(app);
    expect(calls.slice(3)).toEqual(['evaluate 2']);
    app.store.getState().setPieceIncluded('b', false);
    await evaluateTakes(app);
    expect(calls.slice(4)).toEqual(['evaluate 2', 'learn 1', 'evaluate 2']);
    const done = evaluation();
    if (done.status !== 'done') throw new Error(done.status);
    expect(done.result.evaluation.takes.map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it('leaves a take out, and takes it in again', async () => {
    addTake('one');
    addTake('two');
    const { setTakeCompared } = app.store.getState();
    const judged = async (): Promise<string[]> => {
      await evaluateTakes(app);
      return app.store.getState().evaluated!.evaluation.takes.map(({ id }) => id);
    };
    setTakeCompared('one', false);
    expect(await judged()).toEqual(['two']);
    setTakeCompared('two', false);
    expect(await judged()).toEqual([]);
    setTakeCompared('one', true);
    expect(await judged()).toEqual(['one']);
  });

  it('does not judge the opening a take was given', async () => {
    addTake('given', 1e6);
    await evaluateTakes(app);
    const done = evaluation();
    if (done.status !== 'done') throw new Error(done.status);
    expect(done.result.evaluation.takes[0]!.exact.copiedShare).toBeNaN();
  });

  it('can be cancelled or fail, and keeps what was known before', async () => {
    addTake('one');
    await evaluateTakes(app);
    const known = app.store.getState().evaluated;
    expect(known!.evaluation.takes).toHaveLength(1);
    addTake('two');
    const running = evaluateTakes(app);
    cancelEvaluation(app);
    await running;
    expect(evaluation()).toEqual({ status: 'cancelled' });
    expect(app.store.getState().evaluated).toBe(known);
    failure = new AppError('worker/crashed', 'gone');
    await evaluateTakes(app);
    expect(evaluation()).toMatchObject({ status: 'failed', failure: { code: 'worker/crashed' } });
    expect(app.store.getState().evaluated).toBe(known);
    failure = null;
    await evaluateTakes(app);
    expect(evaluation().status).toBe('done');
    expect(app.store.getState().evaluated!.evaluation.takes).toHaveLength(2);
  });

  it('learns again after the worker was lost to something else', async () => {
    addTake('one');
    await evaluateTakes(app);
    restartWorker();
    addTake('two');
    await evaluateTakes(app);
    expect(evaluation().status).toBe('done');
    expect(calls.slice(3)).toEqual(['evaluate 2', 'learn 2', 'evaluate 2']);
  });

  it('gives way to one for other takes', async () => {
    addTake('one');
    const first = evaluateTakes(app);
    addTake('two');
    await Promise.all([first, evaluateTakes(app)]);
    const done = evaluation();
    if (done.status !== 'done') throw new Error(done.status);
    expect(done.result.evaluation.takes).toHaveLength(2);
  });
});

it('plays a piece from a place on', async () => {
  await playFrom(app, { kind: 'piece', id: 'a' }, 1920);
  expect(playback.calls).toEqual(['load Random', 'seek 2.5', 'play']);
});

it('saves a table that a spreadsheet reads', async () => {
  saveCsv(app, 'takes', [
    ['Take', 'Said "so", twice'],
    ['1', '–'],
  ]);
  expect(saved[0]!.name).toBe('takes.csv');
  // The mark of UTF-8, which text() leaves out.
  const bytes = new Uint8Array(await saved[0]!.content.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(await saved[0]!.content.text()).toBe('Take,"Said ""so"", twice"\r\n1,–\r\n');
});

it('lets no title be taken for a formula', async () => {
  saveCsv(app, 'takes', [
    ['=HYPERLINK("x")', '+1+cmd', '-1-1', '@SUM(1)', '\t=1', '\r=1'],
    ['-0.42', '+3', '–', '-', '-12 %', 'a=b'],
  ]);
  expect(await saved[0]!.content.text()).toBe(
    `"'=HYPERLINK(""x"")",'+1+cmd,'-1-1,'@SUM(1),'\t=1,"'\r=1"\r\n-0.42,+3,–,-,-12 %,a=b\r\n`,
  );
});

it('names a picture after what it shows and what it is', () => {
  savePicture(app, 'Take 2, bars 1–8 measures', new Blob([], { type: 'image/svg+xml' }));
  savePicture(app, 'Take 2 spectrogram', new Blob([], { type: 'image/png' }));
  expect(saved.map(({ name }) => name)).toEqual([
    'take-2-bars-1-8-measures.svg',
    'take-2-spectrogram.png',
  ]);
});
