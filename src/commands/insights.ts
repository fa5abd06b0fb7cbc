// Asking a model what it has learned, how it finds a take, and what it considered for a note of it.
import { AppError } from '../core/errors.ts';
import { musicKey, type Take } from '../core/project/take.ts';
import { toJobEnd } from '../store/job.ts';
import { findModel } from '../store/training.ts';
import type { App } from './app.ts';
import { findTake } from './exportTake.ts';
import { beforeMeasuring } from './measureSpeeds.ts';

/** Where a model's pitches lie; in `store.pitchMaps`. Asked once for each model. */
export async function showPitchMap(app: App, modelId: string): Promise<void> {
  const { training, pitchMaps, setPitchMap } = app.store.getState();
  const { status } = pitchMaps[modelId] ?? { status: 'idle' };
  if (status === 'running' || status === 'done') return;
  setPitchMap(modelId, { status: 'running', progress: null });
  try {
    const model = findModel(training, modelId);
    if (!model) throw new AppError('unexpected', `there is no model ${modelId}`);
    const result = await beforeMeasuring(app, () => app.services.model.mapPitches(model, {}));
    setPitchMap(modelId, { status: 'done', result });
  } catch (thrown) {
    setPitchMap(modelId, toJobEnd(thrown));
  }
}

/** The model that wrote a take; null when it is not known or not there any more. */
export function writerOf({ store }: App, { writtenBy }: Take) {
  const model = writtenBy && findModel(store.getState().training, writtenBy.modelId);
  return writtenBy && model ? { model, rules: writtenBy.rules } : null;
}

const readings = new WeakMap<App, AbortController>();

/** How each note of a take surprises the model that wrote it; in `store.surprise`. A reading of another ends. */
export async function showSurprise(app: App, takeId: string): Promise<void> {
  const { store, services } = app;
  const take = findTake(app, takeId);
  const writer = writerOf(app, take);
  const key = musicKey(take);
  const { surprise, setSurprise } = store.getState();
  if (!writer || (surprise?.key === key && surprise.job.status !== 'failed')) return;
  readings.get(app)?.abort();
  const reading = new AbortController();
  readings.set(app, reading);
  setSurprise({ key, job: { status: 'running', progress: null } });
  const isWanted = (): boolean => readings.get(app) === reading;
  try {
    const input = { model: writer.model, events: take.events };
    const result = await services.model.measureSurprise(input, { signal: reading.signal });
    if (isWanted()) setSurprise({ key, job: { status: 'done', result } });
  } catch (thrown) {
    if (isWanted()) setSurprise({ key, job: toJobEnd(thrown) });
  }
}

/** Ends the reading that nobody looks at any more. */
export function cancelSurprise(app: App): void {
  const { surprise, setSurprise } = app.store.getState();
  if (surprise?.job.status !== 'running') return;
  readings.get(app)?.abort();
  readings.delete(app);
  setSurprise(null);
}

const asked = new WeakMap<App, AbortController>();

/**
 * What the model that wrote a take considered for one of its notes; in `store.considered`. Another note asked for
 * meanwhile takes its place.
 * @param event as `store.surprise` counts them
 */
export async function showConsidered(app: App, takeId: string, event: number): Promise<void> {
  const { store, services } = app;
  const take = findTake(app, takeId);
  const writer = writerOf(app, take);
  if (!writer) return;
  asked.get(app)?.abort();
  const question = new AbortController();
  asked.set(app, question);
  const key = musicKey(take);
  const { setConsidered } = store.getState();
  setConsidered({ key, event, job: { status: 'running', progress: null } });
  const isWanted = (): boolean => asked.get(app) === question;
  try {
    const { temperature, events } = take;
    const result = await services.model.considered(
      { ...writer, events, event, temperature },
      { signal: question.signal },
    );
    if (isWanted()) setConsidered({ key, event, job: { status: 'done', result } });
  } catch (thrown) {
    if (isWanted()) setConsidered({ key, event, job: toJobEnd(thrown) });
  }
}
