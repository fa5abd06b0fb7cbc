// Having a model write takes: new ones, and others with some of their bars written anew.
import { excerptBars, placeEvents } from '../core/encoding/barExcerpt.ts';
import type { EncodedPiece } from '../core/encoding/encodedPiece.ts';
import { isControlSlot } from '../core/encoding/vocabulary.ts';
import { AppError } from '../core/errors.ts';
import { noteSlots } from '../core/model/frame.ts';
import type { TakeSettings, TakeTask } from '../core/model/takeSettings.ts';
import { instrumentName } from '../core/music/instrumentNames.ts';
import { toJobEnd } from '../store/job.ts';
import { findPiece } from '../store/library.ts';
import type { PrimeSource } from '../store/settings.ts';
import type { TakeOrigin } from '../store/takes.ts';
import { findModel, RUN_ID } from '../store/training.ts';
import { nameNewTake } from '#words/defaults.ts';
import type { App } from './app.ts';
import { findTake } from './exportTake.ts';

/** Bars from 0. */
export type TakeWish =
  | {
      readonly kind: 'new';
      /** Bars of other music to go on from, or null to start from nothing. */
      readonly prime: {
        readonly source: PrimeSource;
        readonly fromBar: number;
        readonly bars: number;
      } | null;
      readonly bars: number;
    }
  | {
      readonly kind: 'rewrite';
      readonly takeId: string;
      readonly fromBar: number;
      readonly bars: number;
      /** Indices of the tracks to write anew; null: all. */
      readonly tracks: readonly number[] | null;
    };

export interface TakeRequest {
  readonly modelId: string;
  readonly wish: TakeWish;
  readonly settings: TakeSettings;
  /** How many takes, each with the seed after the one before. */
  readonly count: number;
}

const SEEDS = 10_000;

/** A seed short enough to remember and to say. */
export function rollSeed(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % SEEDS;
}

const cancels = new WeakMap<App, AbortController>();

/**
 * Runs until the takes are written; progress and outcome are in `store.takes`. One request at a time; when it is
 * cancelled, the takes that were done by then stay.
 */
export async function generateTake(app: App, request: TakeRequest): Promise<void> {
  const { store } = app;
  if (cancels.has(app)) return;
  const cancel = new AbortController();
  cancels.set(app, cancel);
  const { setWriting } = store.getState();
  setWriting({ status: 'running', progress: { written: 0, wanted: 0, score: null } });
  try {
    let takeId = '';
    for (let index = 0; index < request.count; index++)
      takeId = await writeOne(app, request, index, cancel.signal);
    setWriting({ status: 'done', result: { takeId } });
    const { settings, setWritingSettings } = store.getState();
    if (settings.writing.isSeedFresh) setWritingSettings({ seed: rollSeed() });
  } catch (thrown) {
    setWriting(toJobEnd(thrown));
  } finally {
    cancels.delete(app);
  }
}

export function cancelGenerate(app: App): void {
  cancels.get(app)?.abort();
}

/** @returns the id of the take */
async function writeOne(
  app: App,
  { modelId, wish, settings: asked, count }: TakeRequest,
  index: number,
  signal: AbortSignal,
): Promise<string> {
  const { store, services } = app;
  const { training, takes, setWriting, addTake } = store.getState();
  const model = findModel(training, modelId);
  if (!model) throw new AppError('unexpected', `there is no model ${modelId}`);
  const { task, origin } = toTask(app, wish);
  const title = nameNewTake(takes.count + 1, origin);
  const settings = { ...asked, seed: asked.seed + index };
  const { events, score, remarks } = await services.model.generate(
    { model, title, task, settings },
    {
      signal,
      onEvent: ({ written, wanted, score: soFar }) => {
        const progress = {
          written: index * wanted + written,
          wanted: count * wanted,
          score: count === 1 ? soFar : null,
        };
        setWriting({ status: 'running', progress });
      },
    },
  );
  const id = crypto.randomUUID();
  addTake({
    id,
    title,
    modelName: model.name,
    // The run in progress is another model by the time it is asked.
    ...(modelId !== RUN_ID && { writtenBy: { modelId, rules: settings.rules } }),
    seed: settings.seed,
    temperature: settings.temperature,
    createdAt: new Date().toISOString(),
    origin,
    primeNotes: countPrimeNotes(app, wish, task),
    remarks,
    events,
    score,
  });
  return id;
}

function toTask(app: App, wish: TakeWish): { task: TakeTask; origin: TakeOrigin } {
  if (wish.kind === 'rewrite') {
    const { fromBar, bars, tracks } = wish;
    const { title, events, score } = findTake(app, wish.takeId);
    // Slots are those of the tracks with notes, in their order; an edited take may have a track without.
    const sounding = score.tracks.flatMap(({ notes }, track) => (notes.length > 0 ? [track] : []));
    const slots =
      tracks && noteSlots(events.fields).filter((_, index) => tracks.includes(sounding[index]!));
    const parts = tracks?.map((track) => instrumentName(score.tracks[track]!));
    return {
      task: { kind: 'rewrite', events, fromBar, bars, slots },
      origin: { kind: 'rewrite', title, fromBar, bars, parts: parts ?? null },
    };
  }
  const { prime, bars } = wish;
  if (!prime) return { task: { kind: 'new', prime: null, bars }, origin: { kind: 'nothing' } };
  const { title, events } = findMusic(app, prime.source);
  const excerpt = excerptBars(events, prime.fromBar, prime.bars);
  return {
    task: { kind: 'new', prime: excerpt, bars },
    origin: { kind: 'prime', title, fromBar: prime.fromBar, bars: excerpt.bars },
  };
}

function findMusic(
  app: App,
  { kind, id }: PrimeSource,
): { readonly title: string; readonly events: EncodedPiece } {
  const { library, recordings } = app.store.getState();
  if (kind === 'take') return findTake(app, id);
  const piece = kind === 'piece' ? findPiece(library.rows, id) : undefined;
  if (piece) return { title: piece.score.title, events: piece.events };
  const recording = recordings.list.find((item) => item.id === id);
  if (!recording) throw new AppError('unexpected', `there is no ${kind} ${id}`);
  return recording;
}

/** A take that was written anew keeps its opening, unless that is what was written anew. */
function countPrimeNotes(app: App, wish: TakeWish, task: TakeTask): number {
  if (task.kind === 'new') return task.prime ? countNotesBefore(task.prime.events, Infinity) : 0;
  const primeNotes = wish.kind === 'rewrite' ? findTake(app, wish.takeId).primeNotes : 0;
  return countNotesBefore(task.events, task.fromBar) >= primeNotes ? primeNotes : 0;
}

function countNotesBefore(events: EncodedPiece, beforeBar: number): number {
  return placeEvents(events).filter(
    ({ event, bar }) => bar < beforeBar && !isControlSlot(event[2]!),
  ).length;
}
