import { describe, expect, it } from 'vitest';
import { encodeWav } from '../../core/audio/encodeWav.ts';
import type { Evaluation, NamedScore } from '../../core/metrics/evaluation.ts';
import { MEASURE_NAMES } from '../../core/metrics/pieceMeasures.ts';
import { createRandom } from '../../core/random.ts';
import type { Note, Score } from '../../core/music/score.ts';
import { randomScore } from '../../testing/randomScore.ts';
import { createEvaluateHandler } from './handler.ts';
import type { EvaluateProtocol } from './protocol.ts';

const random = createRandom(3);
const pieces = Array.from({ length: 12 }, (_, i) => ({
  id: `piece ${i}`,
  score: randomScore(random, 120),
}));

/** A score with the notes of `from` in one melodic track, moved. */
function only(from: Score, change: (note: Note) => Note, isDrum = false): Score {
  const notes = from.tracks.find((track) => track.isDrum === isDrum)!.notes.map(change);
  return { ...from, tracks: [{ ...from.tracks[0]!, isDrum, notes }] };
}

const KEY = 'corpus';

async function learned() {
  const handler = createEvaluateHandler();
  await handler.learnCorpus({ key: KEY, pieces }, {});
  return handler;
}

async function judge(handler: EvaluateProtocol, takes: readonly NamedScore[]): Promise<Evaluation> {
  const written = takes.map((take) => ({ ...take, fromBar: 0 }));
  const found = await handler.evaluateTakes({ corpusKey: KEY, takes: written }, {});
  if (found === null) throw new Error('the corpus is not held');
  return found;
}

describe('evaluate worker', () => {
  it('finds a piece in itself, whole, and in the middle of the corpus', async () => {
    const handler = await learned();
    const score = pieces[4]!.score;
    const { takes } = await judge(handler, [{ id: 'copy', score }]);
    const [take] = takes;
    expect(take!.exact.copiedShare).toBe(1);
    expect(take!.nearestPieceId).toBe('piece 4');
    expect(take!.exact.longest!.inTake).toEqual(take!.exact.longest!.inPiece);
    expect(take!.spread.unit).toBe('piece');
    for (const name of MEASURE_NAMES) {
      const values = take!.spread.values[name];
      expect(values.includes(take!.measures[name]), name).toBe(true);
      expect(take!.below[name]).toBeGreaterThan(0);
      expect(take!.below[name]).toBeLessThan(1);
    }
  });

  it('tells where a planted passage stands, in ticks', async () => {
    const handler = await learned();
    const source = only(pieces[7]!.score, (note) => note);
    const alone = createEvaluateHandler();
    await alone.learnCorpus({ key: KEY, pieces: [{ id: 'source', score: source }] }, {});
    const part = source.tracks[0]!.notes.slice(30, 60);
    const planted = part.map((note) => ({
      ...note,
      startTicks: note.startTicks - part[0]!.startTicks + 960,
      pitch: note.pitch + 3,
    }));
    const take = { ...source, tracks: [{ ...source.tracks[0]!, notes: planted }] };
    const input = [{ id: 'take', score: take }];
    const { longest } = (await judge(alone, input)).takes[0]!.exact;
    expect(longest).toMatchObject({ pieceId: 'source', notes: 30, changedNotes: 0 });
    expect(longest!.inTake.startTicks).toBe(960);
    expect(longest!.inPiece.startTicks).toBe(part[0]!.startTicks);
    expect((await judge(handler, input)).takes[0]!.exact.copiedShare).toBeLessThan(0.2);
  });

  it('says NaN of what is not there: no take, an empty one, one note, only drums', async () => {
    const handler = await learned();
    const whole = pieces[0]!.score;
    const empty = { ...whole, tracks: [] };
    const one = only(whole, (note) => note);
    const scores = {
      empty,
      one: { ...one, tracks: [{ ...one.tracks[0]!, notes: one.tracks[0]!.notes.slice(0, 1) }] },
      drums: only(whole, (note) => note, true),
    };
    const takes = Object.entries(scores).map(([id, score]) => ({ id, score }));
    const [nothing, single, drums] = (await judge(handler, takes)).takes;
    for (const name of MEASURE_NAMES) expect(nothing!.measures[name], name).toBeNaN();
    expect(nothing!.exact).toEqual({ copiedShare: NaN, longest: null, runs: [] });
    expect(single!.measures.pitchRange).toBe(0);
    expect(single!.exact.copiedShare).toBe(0);
    expect(drums!.measures.pitchEntropy).toBeNaN();
    expect(drums!.measures.grooveConsistency).toBeGreaterThan(0);
    expect(drums!.exact.copiedShare).toBeNaN();
    const none = await judge(handler, []);
    expect(none.diversity.distinct).toBeNaN();
    expect(none.sets.density.overlap).toBeNaN();
  });

  it('compares the takes with each other and with the corpus as sets', async () => {
    const handler = await learned();
    const ids = [1, 2, 3, 4];
    const same = ids.map((id) => ({ id: `${id}`, score: pieces[0]!.score }));
    const own = ids.map((id) => ({ id: `${id}`, score: randomScore(random, 120) }));
    const stuck = await judge(handler, same);
    const free = await judge(handler, own);
    expect(stuck.diversity.similarity).toBe(1);
    expect(free.diversity.similarity).toBeLessThan(0.2);
    expect(free.corpusDiversity.similarity).toBeLessThan(0.2);
    expect(free.commonGround!.copiedShare).toBeLessThan(0.2);
    const few = createEvaluateHandler();
    await few.learnCorpus({ key: KEY, pieces: pieces.slice(0, 4) }, {});
    expect((await judge(few, own)).commonGround).toBe(null);
    expect(free.sets.pitchClasses.overlap).toBeGreaterThan(0.7);
  });

  it('keeps the corpus it had when learning another is cancelled', async () => {
    const handler = await learned();
    const controller = new AbortController();
    const job = { signal: controller.signal, onEvent: () => controller.abort() };
    const cancelled = handler.learnCorpus({ key: 'other', pieces: pieces.slice(5) }, job);
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    const takes = [{ id: 'copy', score: pieces[0]!.score }];
    expect((await judge(handler, takes)).takes[0]!.nearestPieceId).toBe('piece 0');
    expect(await handler.evaluateTakes({ corpusKey: 'other', takes: [] }, {})).toBe(null);
  });

  it('judges by the corpus that was asked for, though another is learned meanwhile', async () => {
    const handler = await learned();
    expect(await createEvaluateHandler().evaluateTakes({ corpusKey: KEY, takes: [] }, {})).toBe(
      null,
    );
    const copy = { id: 'copy', score: pieces[0]!.score };
    const judging = judge(
      handler,
      Array.from({ length: 30 }, () => copy),
    );
    await handler.learnCorpus({ key: 'other', pieces: pieces.slice(9) }, {});
    const { takes } = await judging;
    expect(new Set(takes.map(({ nearestPieceId }) => nearestPieceId))).toEqual(
      new Set(['piece 0']),
    );
    expect(await handler.evaluateTakes({ corpusKey: KEY, takes: [] }, {})).toBe(null);
  });

  it('shows a tone in its band, at its time, and silence at the floor', async () => {
    const rate = 44_100;
    const tone = Float32Array.from({ length: 2 * rate }, (_, i) =>
      i < rate ? 0 : 0.5 * Math.sin((2 * Math.PI * 440 * i) / rate),
    );
    const pcm = { sampleRate: rate, channels: [tone, tone] };
    const wav = encodeWav(pcm, 16, 'Tone').slice().buffer;
    const { levels, columns, bandsHz, seconds } = await createEvaluateHandler().analyseSound(
      { wav },
      {},
    );
    expect(seconds).toBe(2);
    const at = (share: number) => {
      const column = Math.floor(columns * share);
      return [...levels.subarray(column * bandsHz.length, (column + 1) * bandsHz.length)];
    };
    const sounding = at(0.75);
    const loudest = sounding.indexOf(Math.max(...sounding));
    expect(Math.abs(bandsHz[loudest]! - 440)).toBeLessThan(25);
    expect(sounding[loudest]).toBeGreaterThan(-1);
    expect(Math.max(...at(0.25))).toBeLessThan(-60);
  });

  it('shows every click of a long sound, wherever in a column it stands', async () => {
    const rate = 2500;
    // Columns of 2500 samples and so of several windows, a click in each, farther and farther into it.
    const clicks = new Float32Array(1200 * rate);
    for (let i = 0; i < 1200; i++) clicks[i * rate + Math.floor((i / 1200) * rate)] = 1;
    const wav = encodeWav({ sampleRate: rate, channels: [clicks] }, 16, 'Clicks').slice().buffer;
    const handler = createEvaluateHandler();
    const { levels, columns, bandsHz } = await handler.analyseSound({ wav }, {});
    expect(columns).toBe(1200);
    const bands = bandsHz.length;
    for (let column = 0; column < columns; column++)
      expect(Math.max(...levels.subarray(column * bands, (column + 1) * bands))).toBeGreaterThan(
        -20,
      );
  });
});
