// Runs in the page: how long judging takes, on music made for it.
import { EvaluationCorpus, type NamedScore } from '../../src/core/metrics/evaluation.ts';
import { measure } from '../../src/core/metrics/pieceMeasures.ts';
import { OriginalityIndex } from '../../src/core/metrics/originality.ts';
import type { Note, Score } from '../../src/core/music/score.ts';
import { createRandom, type Random } from '../../src/core/random.ts';

const TICKS_PER_QUARTER = 480;

/** A melody in steps and leaps over chords of three, with phrases that come back, as music has them. */
function piece(random: Random, count: number): Score {
  const notes: Note[] = [];
  let pitch = 60;
  for (let startTicks = 0; notes.length < count; startTicks += 120 * (1 + random.integer(4))) {
    pitch = Math.min(90, Math.max(40, pitch + random.integer(9) - 4));
    const chord = random.integer(4) === 0 ? [0, 4, 7] : [0];
    for (const step of chord)
      notes.push({ startTicks, durationTicks: 240, pitch: pitch + step, velocity: 80 });
    if (notes.length < 64 || random.integer(32) !== 0) continue;
    const phrase = notes.slice(-32);
    const shift = startTicks + 480 - phrase[0]!.startTicks;
    notes.push(...phrase.map((note) => ({ ...note, startTicks: note.startTicks + shift })));
    startTicks = notes.at(-1).startTicks;
  }
  return {
    title: '',
    ticksPerQuarter: TICKS_PER_QUARTER,
    tracks: [{ name: '', program: 0, isDrum: false, notes: notes.slice(0, count), pedals: [] }],
    tempos: [{ ticks: 0, tempoBpm: 120 }],
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Milliseconds for every measure of one take of 10,000 notes, not cut into passages; median of nine. */
export function measures10kNotes(): number {
  const take = piece(createRandom(1), 10_000);
  return median(Array.from({ length: 9 }, () => timed(() => measure(take))));
}

export interface OriginalityFigures {
  readonly indexMs: number;
  /** Of takes of 1,000 notes with a passage of the corpus in them; median of nine. */
  readonly takeMs: number;
  readonly slowestTakeMs: number;
  /** Takes whose passage was found in the piece it is from: nine, if all is well. */
  readonly found: number;
}

/** 500 pieces of 2,000 notes. */
export function originality1MNotes(): OriginalityFigures {
  const random = createRandom(2);
  const corpus = Array.from({ length: 500 }, () => piece(random, 2000));
  let index: OriginalityIndex | null = null;
  const indexMs = timed(() => (index = new OriginalityIndex(corpus)));
  let found = 0;
  const times = Array.from({ length: 9 }, (_, i) => {
    const source = 50 * i;
    const planted = corpus[source]!.tracks[0]!.notes.slice(500, 560);
    const own = piece(random, 940);
    const shift = own.tracks[0]!.notes.at(-1)!.startTicks + 960 - planted[0]!.startTicks;
    const moved = planted.map((note) => ({ ...note, startTicks: note.startTicks + shift }));
    const notes = [...own.tracks[0]!.notes, ...moved];
    const take = { ...own, tracks: [{ ...own.tracks[0]!, notes }] };
    return timed(() => {
      const { longest } = index!.compare(take);
      if (longest!.piece === source && longest!.notes >= 60) found++;
    });
  });
  return { indexMs, takeMs: median(times), slowestTakeMs: Math.max(...times), found };
}

/** Milliseconds to measure and index 50 pieces of 2,000 notes, and then for a take of 1,000. */
export function judge100kNotes(): { corpusMs: number; takeMs: number } {
  const random = createRandom(3);
  const pieces: NamedScore[] = Array.from({ length: 50 }, (_, i) => ({
    id: `${i}`,
    score: piece(random, 2000),
  }));
  const corpus = new EvaluationCorpus(pieces);
  const corpusMs = timed(() => Array.from(corpus.prepare()));
  const take = { id: 'take', score: piece(random, 1000), fromBar: 0 };
  return { corpusMs, takeMs: timed(() => corpus.evaluateTake(take)) };
}
