// How fast each size of model would be trained here, so that the time can be told before Train is pressed.
import { toAppError } from '../core/errors.ts';
import { expectWorkload } from '../core/model/budget.ts';
import { PRESET_NAMES } from '../core/model/trainedModel.ts';
import type { TrainSettings } from '../core/model/training.ts';
import { countNotes } from '../core/music/score.ts';
import { includedPieces, type Piece } from '../store/library.ts';
import type { App } from './app.ts';

interface Measuring {
  readonly engine: TrainSettings['engine'];
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

const measurings = new WeakMap<App, Measuring>();

/**
 * Times every size that has not been timed yet with the chosen engine, the chosen size first, into
 * `store.training.speeds`. Does nothing without pieces, during a training or while it is at it already; another
 * engine is another measurement.
 */
export function measureSpeeds(app: App): Promise<void> {
  const { training, library, settings } = app.store.getState();
  const { engine } = settings.training;
  const pieces = includedPieces(library.rows);
  if (training.run.status === 'running' || pieces.length === 0) return Promise.resolve();
  const running = measurings.get(app);
  if (running?.engine === engine && !running.stop.signal.aborted) return running.done;
  running?.stop.abort();
  const stop = new AbortController();
  const begin = async (): Promise<void> => {
    await running?.done;
    await measure(app, pieces, stop.signal);
    if (measurings.get(app) === measuring) measurings.delete(app);
  };
  const measuring: Measuring = { engine, stop, done: begin() };
  measurings.set(app, measuring);
  return measuring.done;
}

/** Resolves when nothing is being timed any more. */
export async function stopMeasuring(app: App): Promise<void> {
  const running = measurings.get(app);
  running?.stop.abort();
  await running?.done;
}

/**
 * Does what the musician waits for first: a slow engine is at the timing for a minute, in the same worker. Afterwards it
 * goes on, if what it is told for is still on the screen.
 */
export async function beforeMeasuring<Result>(
  app: App,
  work: () => Promise<Result>,
): Promise<Result> {
  const wasMeasuring = measurings.has(app);
  await stopMeasuring(app);
  try {
    return await work();
  } finally {
    if (wasMeasuring && app.store.getState().system.screen === 'train') void measureSpeeds(app);
  }
}

async function measure(app: App, pieces: readonly Piece[], signal: AbortSignal): Promise<void> {
  const { settings, setSpeed } = app.store.getState();
  const { preset: chosen, engine, validation } = settings.training;
  const sizes = pieces.map((piece) => ({ piece, notes: countNotes(piece.score) }));
  const notes = sizes.reduce((sum, size) => sum + size.notes, 0);
  const typical = sizes.sort((a, b) => a.notes - b.notes)[Math.floor(sizes.length / 2)]!;
  const trainingNotes = expectWorkload(pieces.length, notes, validation).training;
  try {
    for (const preset of [chosen, ...PRESET_NAMES.filter((name) => name !== chosen)]) {
      if (app.store.getState().training.speeds[engine]?.[preset] !== undefined) continue;
      const { notesPerSecond } = await app.services.model.measureSpeed(
        { preset, engine, piece: typical.piece.events, trainingNotes },
        { signal },
      );
      setSpeed(engine, preset, notesPerSecond);
    }
  } catch (thrown) {
    const { code, message } = toAppError(thrown);
    // Without a measurement no time is told; a training will say what is wrong here.
    if (code !== 'cancelled') console.warn('the speed could not be measured', message);
  }
}
