// Writing a take: several candidates, of which one is kept. Of new takes, each with the most convincing of several
// endings, the one in the middle by likelihood, among those made like the corpus; of bars written anew those after which the music goes on best.
import { excerptBars } from '../../core/encoding/barExcerpt.ts';
import { decodeEvents } from '../../core/encoding/decodeEvents.ts';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { noteSlots } from '../../core/model/frame.ts';
import type { TakeRemarks, TakeSettings, TakeTask } from '../../core/model/takeSettings.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { createRandom } from '../../core/random.ts';
import { endsAtHome } from './ending.ts';
import type { EventNetwork } from './eventNetwork.ts';
import { isLikeCorpus } from './likeCorpus.ts';
import { chooseFrame, ENDING_BARS, paletteOf, writeToEnd } from './newTake.ts';
import { fillGap, openGap } from './rewrite.ts';
import { Writer } from './writer.ts';

/** Continuations tried for bars that something stands after. */
const GAP_CANDIDATES = 16;
/** Endings tried for each new take. */
const ENDINGS = 12;
/** Far apart, so that the candidates of neighbouring seeds are not the same. */
const SEED_STRIDE = 0x9e3779b9;

export interface TakeProgress {
  /** Bars of the candidates so far. */
  readonly written: number;
  readonly wanted: number;
  /**
   * The bars that are whole, where there is but one candidate, so that what has been shown stays; else null. To
   * be called at once.
   */
  readonly finishedBars: (() => EncodedPiece) | null;
}

export interface WrittenTake extends TakeRemarks {
  readonly events: EncodedPiece;
}

interface Candidate {
  readonly events: EncodedPiece;
  readonly relaxed: number;
  readonly natsPerNote: number;
  /** Of what stands after the gap. */
  readonly natsAfter: number;
}

type NewTake = Extract<TakeTask, { kind: 'new' }>;
type Writing<Result> = Generator<TakeProgress, Result>;

/**
 * Yields after each event. The same model, task and settings give the same take.
 * @param network the model's own, having heard nothing yet
 * @param task its pieces have the model's extra slots (renumberParts)
 */
export function writeTake(
  model: TrainedModel,
  network: EventNetwork,
  task: TakeTask,
  settings: TakeSettings,
): Writing<WrittenTake> {
  return task.kind === 'new'
    ? writeNew(model, network, task, settings)
    : rewriteBars(model, network, task, settings);
}

function* writeNew(
  model: TrainedModel,
  network: EventNetwork,
  task: NewTake,
  settings: TakeSettings,
): Writing<WrittenTake> {
  const candidates: Candidate[] = [];
  while (candidates.length < settings.candidates) {
    const writing = writeCandidate(model, network, task, settings, candidates.length);
    let step = writing.next();
    for (; !step.done; step = writing.next())
      yield {
        written: candidates.length * task.bars + step.value.bars,
        wanted: settings.candidates * task.bars,
        finishedBars: settings.candidates === 1 ? step.value.finishedBars : null,
      };
    candidates.push(step.value);
  }
  return keepMiddle(model, candidates, settings);
}

/**
 * Writes up to the ending, then several endings. Of those that come home, if any does, the one stays that the
 * model finds most like an end.
 */
function* writeCandidate(
  model: TrainedModel,
  network: EventNetwork,
  { prime, bars }: NewTake,
  settings: TakeSettings,
  index: number,
): Generator<{ readonly bars: number; readonly finishedBars: () => EncodedPiece }, Candidate> {
  const primeBars = prime?.bars ?? 0;
  const endingFrom = Math.max(primeBars, primeBars + bars - ENDING_BARS);
  const random = createRandom(settings.seed + index * SEED_STRIDE);
  const frame = chooseFrame(model, prime?.events ?? null, settings.limits, random);
  const { isBeatAligned } = frame;
  const palette = paletteOf(model, frame.slots, settings.limits, prime?.events ?? null);
  const form = frame.form.slice(0, endingFrom);
  const newWriter = (): Writer =>
    new Writer(network, { ...settings, isBeatAligned, form, palette, random });
  const pieceOf = ({ fields }: Writer): EncodedPiece => ({
    fields,
    extraPrograms: model.extraPrograms,
    isBeatAligned,
  });
  const body = newWriter();
  network.reset();
  body.tell(prime?.events.fields ?? Uint8Array.from(frame.opening));
  const finishedBars = (): EncodedPiece => excerptBars(pieceOf(body), 0, body.bar).events;
  const progress = () => ({ bars: Math.max(0, body.bar - primeBars), finishedBars });
  const writing = writeToEnd(body, prime, bars, endingFrom);
  while (!writing.next().done) yield progress();
  const heard = network.save();
  const endings: Writer[] = [];
  while (endings.length < ENDINGS) {
    const ending = newWriter();
    ending.resume(body.fields, heard);
    const ends = writeToEnd(ending, prime, bars, Infinity);
    while (!ends.next().done) yield progress();
    endings.push(ending);
  }
  const home = endings.filter((ending) => endsAtHome(pieceOf(ending)));
  const best = (home.length > 0 ? home : endings).reduce((a, b) => (b.endNats < a.endNats ? b : a));
  return {
    events: pieceOf(best),
    relaxed: body.relaxed + best.relaxed,
    natsPerNote: (body.nats + best.nats) / Math.max(1, body.notes + best.notes),
    natsAfter: 0,
  };
}

function* rewriteBars(
  model: TrainedModel,
  network: EventNetwork,
  { events, fromBar, bars, slots }: Extract<TakeTask, { kind: 'rewrite' }>,
  settings: TakeSettings,
): Writing<WrittenTake> {
  const { limits } = settings;
  const gap = openGap(events, fromBar, bars, slots ?? noteSlots(events.fields));
  const isJudged = gap.right.length > 0;
  const count = isJudged ? GAP_CANDIDATES : settings.candidates;
  const palette = paletteOf(model, gap.freeSlots, limits, events);
  let heard: Float32Array | null = null;
  const candidates: Candidate[] = [];
  for (let index = 0; index < count; index++) {
    const random = createRandom(settings.seed + index * SEED_STRIDE);
    const { isBeatAligned } = events;
    const writer = new Writer(network, { ...settings, isBeatAligned, form: [], palette, random });
    if (heard) writer.resume(gap.left, heard);
    else {
      network.reset();
      writer.tell(gap.left);
      heard = network.save();
    }
    const filling = fillGap(writer, gap);
    let step = filling.next();
    for (; !step.done; step = filling.next()) {
      const written = Math.min(bars, Math.max(0, writer.bar - fromBar));
      yield { written: index * bars + written, wanted: count * bars, finishedBars: null };
    }
    candidates.push(toCandidate(writer, { ...events, fields: writer.fields }, step.value));
  }
  if (!isJudged) return keepMiddle(model, candidates, settings);
  const best = candidates.reduce((a, b) => (b.natsAfter < a.natsAfter ? b : a));
  return { events: best.events, relaxed: best.relaxed, isUnusual: false };
}

function toCandidate(writer: Writer, events: EncodedPiece, natsAfter: number): Candidate {
  const { relaxed, nats, notes } = writer;
  return { events, relaxed, natsPerNote: nats / Math.max(1, notes), natsAfter };
}

/** Not the likeliest, which is the dullest. */
function keepMiddle(
  model: TrainedModel,
  candidates: readonly Candidate[],
  { limits }: TakeSettings,
): WrittenTake {
  const usual = candidates.filter(({ events }) =>
    isLikeCorpus(decodeEvents(events, ''), model.bands, limits),
  );
  const isUnusual = usual.length === 0;
  const ranked = (isUnusual ? candidates : usual).toSorted((a, b) => a.natsPerNote - b.natsPerNote);
  const { events, relaxed } = ranked[Math.floor(ranked.length / 2)]!;
  return { events, relaxed, isUnusual };
}
