// Takes judged by the music they were learned from: where each measure lies, what is copied, how the takes
// differ. The corpus is prepared once and keeps what it has measured.
import type { Score } from '../music/score.ts';
import { countBars } from './barWindows.ts';
import { distinctGrams, selfSimilarity, SIMILARITY_STEPS } from './diversity.ts';
import { meanPatterns, notePatterns, type NotePatterns } from './notePatterns.ts';
import { melodicOnsets, type MelodicOnset } from './noteSteps.ts';
import { OriginalityIndex, type Copies, type Copy } from './originality.ts';
import {
  MEASURE_NAMES,
  meanMeasures,
  measure,
  passages,
  type MeasureName,
  type Measures,
} from './pieceMeasures.ts';
import { compareSets, type SetMeasures } from './setMeasures.ts';
import { PASSAGE_BARS, shareBelow, spreadOf, type Spread } from './spread.ts';
import type { Written } from './withoutPrime.ts';

/** A piece or a take, by the name it is known by. */
export interface NamedScore {
  readonly id: string;
  readonly score: Score;
}

/** What was written of a take; see `withoutPrime`. */
export interface WrittenTake extends NamedScore, Written {}

export interface TickSpan {
  readonly startTicks: number;
  readonly endTicks: number;
}

/** A run of notes that a take shares with a piece. */
export interface SharedRun {
  readonly inTake: TickSpan;
  readonly pieceId: string;
  readonly inPiece: TickSpan;
  readonly notes: number;
  /** 0: note for note, in some key. */
  readonly changedNotes: number;
}

export interface SharedRuns {
  /** 0..1; NaN without melodic notes. */
  readonly copiedShare: number;
  readonly longest: SharedRun | null;
  /** In the order of the take. */
  readonly runs: readonly SharedRun[];
}

export interface TakeEvaluation {
  readonly id: string;
  /** Means over the take's passages. */
  readonly measures: Measures;
  /** Share of the corpus below the take, 0..1; NaN where either has no value. */
  readonly below: Measures;
  readonly spread: Spread;
  readonly exact: SharedRuns;
  readonly near: SharedRuns;
  /** The piece that most of the copied notes are from; null where nothing is copied. */
  readonly nearestPieceId: string | null;
}

export interface Diversity {
  /** Different runs of five notes / all of them, 0..1. */
  readonly distinct: number;
  /** Share of a take's runs of five notes that another take has too, 0..1. */
  readonly similarity: number;
}

/** What the pieces have in common with each other: medians of the compared ones. */
export interface CommonGround {
  /** 0..1. */
  readonly copiedShare: number;
  /** Of the longest run. */
  readonly notes: number;
}

export interface Evaluation {
  readonly takes: readonly TakeEvaluation[];
  /** Null where pieces are too few to speak of. */
  readonly commonGround: CommonGround | null;
  readonly diversity: Diversity;
  /** Of as much music from the corpus; NaN where that is too little. */
  readonly corpusDiversity: Diversity;
  readonly sets: SetMeasures;
  /** Of the pieces, each counting the same; null without any. */
  readonly corpusPatterns: NotePatterns | null;
}

/** Pieces that are compared with the others, and how many there must be. */
const [MOST_COMPARED, FEWEST_COMPARED] = [20, 5];

export class EvaluationCorpus {
  readonly #pieces: readonly NamedScore[];
  readonly #spreads = new Map<number, Spread>();
  readonly #measured: Measures[][] = [];
  #patterns: NotePatterns | null = null;
  /** Of the pieces that something was found in. */
  readonly #onsets = new Map<number, readonly MelodicOnset[]>();
  #index: OriginalityIndex | null = null;
  #commonGround: CommonGround | null = null;

  constructor(pieces: readonly NamedScore[]) {
    this.#pieces = pieces;
  }

  /** Does what takes time, a piece at each turn. */
  *prepare(): Generator<void> {
    const patterns: NotePatterns[] = [];
    for (const { score } of this.#pieces) {
      this.#measured.push(measurePassages(score, PASSAGE_BARS));
      patterns.push(notePatterns(score));
      yield;
    }
    this.#patterns = meanPatterns(patterns);
    this.#spreads.set(PASSAGE_BARS, spreadOf(this.#measured, PASSAGE_BARS));
    const index = new OriginalityIndex(this.#pieces.map(({ score }) => score));
    this.#index = index;
    yield;
    const count = Math.min(MOST_COMPARED, this.#pieces.length);
    if (count < FEWEST_COMPARED) return;
    const compared: Copies[] = [];
    for (let i = 0; i < count; i++) {
      const piece = Math.floor((i * this.#pieces.length) / count);
      compared.push(index.compare(this.#pieces[piece]!.score, piece));
      yield;
    }
    this.#commonGround = {
      copiedShare: median(compared.map(({ copiedShare }) => copiedShare)),
      notes: median(compared.map(({ longest }) => longest?.notes ?? 0)),
    };
  }

  /** Call `prepare` to its end before. */
  evaluateTake({ id, score, fromBar }: WrittenTake): TakeEvaluation {
    const bars = Math.max(1, Math.min(PASSAGE_BARS, countBars(score, fromBar)));
    const measures = meanMeasures(measurePassages(score, bars, fromBar));
    const spread = this.#spreadOf(bars);
    const below = (name: MeasureName): number => shareBelow(spread.values[name], measures[name]);
    const originality = this.#index!.compare(score);
    return {
      id,
      measures,
      below: Object.fromEntries(MEASURE_NAMES.map((name) => [name, below(name)])) as Measures,
      spread,
      exact: this.#toRuns(score, originality),
      near: this.#toRuns(score, originality.near),
      nearestPieceId: this.#nearest(originality.near.copies),
    };
  }

  /** What only all the takes together show. */
  compareTakes(takes: readonly Written[]): Omit<Evaluation, 'takes'> {
    const excerpts = ({ score, fromBar }: Written) => passages(score, PASSAGE_BARS, fromBar);
    const corpusPassages = this.#pieces.flatMap(({ score }) => passages(score, PASSAGE_BARS));
    const likeTakes = this.#pieces.slice(0, takes.length).map(({ score }, i) => {
      const { score: take, fromBar } = takes[i]!;
      const bars = Math.max(1, countBars(take, fromBar));
      return passages(score, bars)[0]?.score ?? score;
    });
    return {
      commonGround: this.#commonGround,
      diversity: diversityOf(takes.map(({ score }) => score)),
      corpusDiversity: diversityOf(likeTakes),
      sets: compareSets(corpusPassages, takes.flatMap(excerpts)),
      corpusPatterns: this.#patterns,
    };
  }

  #spreadOf(bars: number): Spread {
    const known = this.#spreads.get(bars);
    if (known) return known;
    const measured = this.#pieces.map(({ score }) => measurePassages(score, bars));
    const spread = spreadOf(measured, bars);
    this.#spreads.set(bars, spread);
    return spread;
  }

  #toRuns(take: Score, { copiedShare, longest, copies }: Copies): SharedRuns {
    const notes = melodicOnsets(take);
    const toRun = (copy: Copy): SharedRun => {
      const piece = this.#pieces[copy.piece]!;
      return {
        inTake: spanOf(notes, copy.startNote, copy.notes),
        pieceId: piece.id,
        inPiece: spanOf(this.#onsetsOf(copy.piece), copy.pieceStartNote, copy.pieceNotes),
        notes: copy.notes,
        changedNotes: copy.changedNotes,
      };
    };
    return { copiedShare, longest: longest && toRun(longest), runs: copies.map(toRun) };
  }

  #onsetsOf(piece: number): readonly MelodicOnset[] {
    const known = this.#onsets.get(piece);
    if (known) return known;
    const onsets = melodicOnsets(this.#pieces[piece]!.score);
    this.#onsets.set(piece, onsets);
    return onsets;
  }

  #nearest(copies: readonly Copy[]): string | null {
    const notes = new Map<number, number>();
    for (const copy of copies) notes.set(copy.piece, (notes.get(copy.piece) ?? 0) + copy.notes);
    const [most] = [...notes].sort(([, a], [, b]) => b - a);
    return most ? this.#pieces[most[0]]!.id : null;
  }
}

/** The upper of two middles. @param values not empty; without melody NaN, which is left out */
function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function measurePassages(score: Score, bars: number, fromBar = 0): Measures[] {
  return passages(score, bars, fromBar).map((passage) =>
    measure(passage.score, passage.lengthTicks),
  );
}

function diversityOf(scores: readonly Score[]): Diversity {
  return {
    distinct: distinctGrams(scores, SIMILARITY_STEPS),
    similarity: selfSimilarity(scores),
  };
}

function spanOf(notes: readonly MelodicOnset[], start: number, count: number): TickSpan {
  const run = notes.slice(start, start + count);
  return {
    startTicks: run[0]!.startTicks,
    endTicks: run.reduce((end, note) => Math.max(end, note.endTicks), 0),
  };
}
