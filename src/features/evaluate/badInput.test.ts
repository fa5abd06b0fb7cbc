// What the panels say of takes and corpora that there is little to say of, with the built-in pieces as the corpus.
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Evaluation, NamedScore } from '../../core/metrics/evaluation.ts';
import { estimateKey } from '../../core/metrics/key.ts';
import { melodicNotes } from '../../core/metrics/measures.ts';
import { notePatterns } from '../../core/metrics/notePatterns.ts';
import { MEASURE_NAMES } from '../../core/metrics/pieceMeasures.ts';
import { parseMidi } from '../../core/midi/parseMidi.ts';
import { endTicks, type Note, type Score } from '../../core/music/score.ts';
import { createEvaluateHandler } from '../../workers/evaluate/handler.ts';
import { wordKey, wordPlace, wordStandsOut, wordStrips } from '#words/measures.ts';
import { wordCommonGround, wordOriginality } from '#words/originality.ts';
import { wordDiversity, wordSets } from '#words/sets.ts';
import { wordVerdicts } from '#words/verdicts.ts';
import { measureTable } from './measureTable.ts';
import {
  intervalPlot,
  lengthPlot,
  pitchPlot,
  timePlot,
  tonePlot,
  transitionPlot,
} from './patternPlots.ts';

const FOLDER = 'public/corpus';
const pieces: NamedScore[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.mid'))
  .map((name) => ({
    id: name,
    score: parseMidi(new Uint8Array(readFileSync(`${FOLDER}/${name}`)), name).score,
  }));
const rag = pieces.find(({ id }) => id === 'maple-leaf-rag.mid')!.score;

const changed = (
  score: Score,
  change: (notes: readonly Note[]) => Note[],
  isDrum = false,
): Score => ({
  ...score,
  tracks: score.tracks.map((track) => ({ ...track, isDrum, notes: change(track.notes) })),
});
const takes = {
  empty: { ...rag, tracks: [] },
  noNotes: changed(rag, () => []),
  oneNote: {
    ...rag,
    tracks: [{ ...rag.tracks[0]!, notes: rag.tracks[0]!.notes.slice(0, 1) }],
  },
  drums: changed(rag, (notes) => [...notes], true),
  /** Three times the piece, each time higher. */
  long: changed(rag, (notes) =>
    Array.from({ length: 3 }, (_, i) =>
      notes.map((note) => ({
        ...note,
        startTicks: note.startTicks + i * endTicks(rag),
        pitch: Math.min(127, note.pitch + i),
      })),
    ).flat(),
  ),
  piece: rag,
};
type Name = keyof typeof takes;
const names = Object.keys(takes) as Name[];

async function judge(corpus: readonly NamedScore[], ids: readonly Name[]): Promise<Evaluation> {
  const handler = createEvaluateHandler();
  await handler.learnCorpus({ key: 'k', pieces: corpus }, {});
  const written = ids.map((id) => ({ id, score: takes[id], fromBar: 0 }));
  return (await handler.evaluateTakes({ corpusKey: 'k', takes: written }, {}))!;
}

const titleOf = (id: string): string => id;

/** Every sentence and every cell that the panels show of a take. */
function saidOf(name: Name, evaluation: Evaluation): string[] {
  const score = takes[name];
  const take = evaluation.takes.find(({ id }) => id === name)!;
  const patterns = notePatterns(score);
  const plots = [pitchPlot, tonePlot, transitionPlot].map((plot) =>
    plot(patterns, evaluation.corpusPatterns),
  );
  const columns = [intervalPlot, lengthPlot].map((plot) =>
    plot(patterns, evaluation.corpusPatterns),
  );
  const firstCell = { panel: 0, column: 0, row: 0 };
  return [
    wordOriginality(take, titleOf),
    ...wordVerdicts(score, take, titleOf).flatMap(({ what, why }) => [what, why]),
    wordStandsOut(take),
    wordStrips(take.spread),
    ...MEASURE_NAMES.map((measure) => wordPlace(measure, take)),
    ...measureTable(take).flat(),
    wordKey(estimateKey(melodicNotes(score))),
    ...plots.flatMap((plot) => [plot.summary, plot.wordCell(firstCell)]),
    ...columns.flatMap((plot) => [plot.summary, plot.wordClass(0)]),
    timePlot(score).summary,
    wordDiversity(evaluation.diversity, evaluation.corpusDiversity, evaluation.takes.length),
    wordSets(evaluation.sets),
    ...(evaluation.commonGround ? [wordCommonGround(evaluation.commonGround)] : []),
  ];
}

describe.each([
  ['ten pieces', pieces],
  ['one piece', pieces.slice(0, 1)],
  ['one piece of drums', [{ id: 'drums', score: takes.drums }]],
  ['one piece without a note', [{ id: 'none', score: takes.noNotes }]],
])('against %s', (_, corpus) => {
  let evaluation: Evaluation;
  beforeAll(async () => {
    evaluation = await judge(corpus, names);
  });
  test.each(names)('%s: no figure that is none', (name) => {
    for (const sentence of saidOf(name, evaluation))
      expect(sentence).not.toMatch(/NaN|undefined|Infinity|null|∞/);
  });
});

describe('against ten pieces', () => {
  let evaluation: Evaluation;
  beforeAll(async () => {
    evaluation = await judge(pieces, names);
  });
  const take = (name: Name) => evaluation.takes.find(({ id }) => id === name)!;
  const said = (name: Name): string => saidOf(name, evaluation).join('\n');

  test('nothing, one note and drums are called what they are', () => {
    for (const name of ['empty', 'noNotes'] as const) {
      expect(said(name)).toContain('This take has no melody to compare.');
      expect(said(name)).toContain('There is too little music to compare it.');
      expect(said(name)).toContain('There are no pitched notes in this take.');
    }
    expect(said('oneNote')).toContain('Nothing in it is copied');
    expect(said('oneNote')).toContain('The take has none of these.');
    expect(said('drums')).toContain('This take has no melody to compare.');
    expect(said('drums')).toContain('It has no key, because it has no pitched notes.');
    expect(said('drums')).toContain('This take has nothing to measure here.');
  });

  test('a piece is a copy of itself, and so is what is longer than any piece', () => {
    for (const name of ['piece', 'long'] as const) {
      expect(take(name).exact.copiedShare).toBeGreaterThan(0.98);
      expect(take(name).nearestPieceId).toBe('maple-leaf-rag.mid');
      expect(said(name)).toContain('Much of it is copied.');
    }
    expect(take('piece').exact.copiedShare).toBe(1);
  });

  test('one piece is too few to be a distribution of pieces: its passages are', async () => {
    const alone = await judge(pieces.slice(0, 1), ['piece']);
    expect(alone.takes[0]!.spread.unit).toBe('passage');
    expect(alone.commonGround).toBe(null);
    expect(saidOf('piece', alone).join(' ')).toContain('passages of your pieces');
  });
});
