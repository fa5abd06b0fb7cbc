// Having a model write a take.
import { openingBars } from '../core/encoding/openingBars.ts';
import { AppError } from '../core/errors.ts';
import { countNotes, type Score } from '../core/music/score.ts';
import { toJobEnd } from '../store/job.ts';
import { findPiece } from '../store/library.ts';
import type { App } from './app.ts';

export interface TakeRequest {
  readonly modelId: string;
  /** Continue the first bars of a piece, or start from nothing. */
  readonly prime: { readonly pieceId: string; readonly bars: number } | null;
  /** 1 = as learned. */
  readonly temperature: number;
  readonly noteCount: number;
  readonly seed: number;
}

const cancels = new WeakMap<App, AbortController>();

/** Runs until the take is written; progress and outcome are in `store.takes`. One take at a time. */
export async function generateTake(app: App, request: TakeRequest): Promise<void> {
  const { store, services } = app;
  if (cancels.has(app)) return;
  const cancel = new AbortController();
  cancels.set(app, cancel);
  const state = store.getState();
  const { modelId, noteCount, seed, temperature } = request;
  const report = (written: number, score: Score | null): void =>
    state.setWriting({ status: 'running', progress: { written, wanted: noteCount, score } });
  report(0, null);
  try {
    const model = state.training.models.find(({ id }) => id === modelId)?.model;
    if (!model) throw new AppError('unexpected', `there is no model ${modelId}`);
    const { prime, title } = findPrime(app, request, state.takes.count + 1);
    const { score } = await services.model.generate(
      { model, title, prime, settings: { seed, temperature, noteCount } },
      {
        signal: cancel.signal,
        onEvent: ({ written, score: soFar }) => report(written, soFar),
      },
    );
    const takeId = crypto.randomUUID();
    state.addTake({
      id: takeId,
      title,
      modelName: model.name,
      seed,
      temperature,
      createdAt: new Date().toISOString(),
      primeNotes: countNotes(score) - noteCount,
      score,
    });
    state.setWriting({ status: 'done', result: { takeId } });
  } catch (thrown) {
    state.setWriting(toJobEnd(thrown));
  } finally {
    cancels.delete(app);
  }
}

export function cancelGenerate(app: App): void {
  cancels.get(app)?.abort();
}

function findPrime({ store }: App, { prime }: TakeRequest, takeNumber: number) {
  if (!prime) return { prime: null, title: `Take ${takeNumber}` };
  const piece = findPiece(store.getState().library.rows, prime.pieceId);
  if (!piece) throw new AppError('unexpected', `there is no piece ${prime.pieceId}`);
  return {
    prime: openingBars(piece.events, prime.bars),
    title: `Take ${takeNumber}, after ${piece.score.title}`,
  };
}
