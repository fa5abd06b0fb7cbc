// What may stand in the way of learning before it begins: too little music, or music of different kinds.
import { countHeldOut, FEWEST_TRAINING_NOTES, HELD_OUT_SHARE } from '../dataset/split.ts';
import { FIELD_COUNT, type EncodedPiece } from '../encoding/encodedPiece.ts';
import { hasDuration, isControlSlot, UNITS_PER_BEAT } from '../encoding/vocabulary.ts';
import type { CorpusAdvice } from './advice.ts';

export interface CoachedPiece {
  readonly id: string;
  readonly events: EncodedPiece;
}

/** Notes below which a model soon knows all by heart. */
const SMALL_CORPUS = 3000;
/** A kind counts as one from this share of the pieces on. */
const KIND_SHARE = 0.15;
/** Notes per beat of the one kind over those of the other. */
const DENSITY_RATIO = 6;

export function coachCorpus(pieces: readonly CoachedPiece[]): CorpusAdvice[] {
  if (pieces.length === 0) return [];
  const facts = pieces.map(({ id, events }) => ({ id, ...factsOf(events) }));
  const notes = facts.reduce((sum, piece) => sum + piece.notes, 0);
  const add = { kind: 'add-pieces' } as const;
  const heldOut = countHeldOut(pieces.length);
  const learned = notes * (1 - (heldOut > 0 ? heldOut / pieces.length : HELD_OUT_SHARE));
  if (learned < FEWEST_TRAINING_NOTES)
    return [{ kind: 'too-little', notes, needed: FEWEST_TRAINING_NOTES, remedy: add }];

  const advice: CorpusAdvice[] = [];
  if (notes < SMALL_CORPUS) advice.push({ kind: 'small', notes, remedy: add });
  const pitches = new Set(facts.flatMap((piece) => [...piece.pitches]));
  if (pitches.size === 1) advice.push({ kind: 'one-pitch', remedy: add });
  if (facts.every((piece) => piece.melodicNotes === 0))
    advice.push({ kind: 'only-drums', remedy: add });

  const densities = facts.map(({ density }) => density).sort((a, b) => a - b);
  const middle = Math.sqrt(densities[0]! * densities.at(-1)!);
  const mixtures = [
    ['mixed-beat', (piece: PieceFacts) => !piece.isBeatAligned],
    ['mixed-drums', (piece: PieceFacts) => piece.notes > piece.melodicNotes],
    ['mixed-density', (piece: PieceFacts) => piece.density > middle],
  ] as const;
  for (const [kind, hasIt] of mixtures) {
    const having = facts.filter(hasIt);
    const lacking = facts.filter((piece) => !hasIt(piece));
    const othersHaveIt = having.length <= lacking.length;
    const others = othersHaveIt ? having : lacking;
    if (others.length === 0 || others.length < pieces.length * KIND_SHARE) continue;
    if (kind === 'mixed-density' && median(having) < DENSITY_RATIO * median(lacking)) continue;
    const remedy = { kind: 'leave-out', pieceIds: others.map(({ id }) => id) } as const;
    advice.push({ kind, others: others.length, othersHaveIt, remedy });
  }
  return advice;
}

function median(pieces: readonly PieceFacts[]): number {
  const sorted = pieces.map(({ density }) => density).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

interface PieceFacts {
  readonly notes: number;
  readonly melodicNotes: number;
  /** Classes, drums apart from melody. */
  readonly pitches: ReadonlySet<number>;
  /** Notes per beat. */
  readonly density: number;
  readonly isBeatAligned: boolean;
}

/** Pieces do not change, and are asked for again with every switch on Collect. */
const known = new WeakMap<EncodedPiece, PieceFacts>();

function factsOf(piece: EncodedPiece): PieceFacts {
  const before = known.get(piece);
  if (before) return before;
  const { fields, isBeatAligned } = piece;
  const pitches = new Set<number>();
  let [notes, melodicNotes, onset] = [0, 0, 0];
  for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
    onset += fields[offset]! * UNITS_PER_BEAT + fields[offset + 1]!;
    const slot = fields[offset + 2]!;
    if (isControlSlot(slot)) continue;
    notes++;
    if (hasDuration(slot)) melodicNotes++;
    pitches.add(fields[offset + 3]!);
  }
  const density = (notes * UNITS_PER_BEAT) / Math.max(onset, UNITS_PER_BEAT);
  const facts = { notes, melodicNotes, pitches, density, isBeatAligned };
  known.set(piece, facts);
  return facts;
}
