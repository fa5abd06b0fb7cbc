// Writing a take: several candidates, of which one is kept. Of new takes the one in the middle by likelihood,
// among those made like the corpus; of bars written anew those after which the music goes on best.
import { excerptBars } from '../../core/encoding/barExcerpt.ts';
import { decodeEvents } from '../../core/encoding/decodeEvents.ts';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { noteSlots } from '../../core/model/frame.ts';
import type { TakeRemarks, TakeSettings, TakeTask } from '../../core/model/takeSettings.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { createRandom } from '../../core/random.ts';
import type { EventNetwork } from './eventNetwork.ts';
import { isLikeCorpus } from './likeCorpus.ts';
import { chooseFrame, paletteOf, writeToEnd } from './newTake.ts';
import { fillGap, openGap } from './rewrite.ts';
import { Writer } from './writer.ts';

/** Continuations tried for bars that something stands after. */
const GAP_CANDIDATES = 16;
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
  { prime, bars }: Extract<TakeTask, { kind: 'new' }>,
  settings: TakeSettings,
): Writing<WrittenTake> {
  const { limits, candidates: count } = settings;
  const primeBars = prime?.bars ?? 0;
  const candidates: Candidate[] = [];
  for (let index = 0; index < count; index++) {
    const random = createRandom(settings.seed + index * SEED_STRIDE);
    const frame = chooseFrame(model, prime?.events ?? null, limits, random);
    const { isBeatAligned, form } = frame;
    const palette = paletteOf(model, frame.slots, limits, prime?.events ?? null);
    const writer = new Writer(network, { ...settings, isBeatAligned, form, palette, random });
    const asPiece = (): EncodedPiece => ({
      fields: writer.fields,
      extraPrograms: model.extraPrograms,
      isBeatAligned,
    });
    network.reset();
    writer.tell(prime?.events.fields ?? Uint8Array.from(frame.opening));
    const finishedBars = count === 1 ? () => excerptBars(asPiece(), 0, writer.bar).events : null;
    const ending = writeToEnd(writer, prime, bars);
    while (!ending.next().done) {
      const written = Math.min(bars, Math.max(0, writer.bar - primeBars));
      yield { written: index * bars + written, wanted: count * bars, finishedBars };
    }
    candidates.push(toCandidate(writer, asPiece(), 0));
  }
  return keepMiddle(model, candidates, settings);
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
