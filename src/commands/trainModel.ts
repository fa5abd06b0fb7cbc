// Training a model on the pieces the musician included.
import { toAppError } from '../core/errors.ts';
import type { TrainSettings } from '../core/model/training.ts';
import type { App } from './app.ts';

/** Stop of the run in progress, per app. */
const stops = new WeakMap<App, AbortController>();

/** Runs until the training ends; progress and outcome are in `store.training`. One run at a time. */
export async function trainModel(app: App, settings: TrainSettings): Promise<void> {
  const { store, services } = app;
  if (stops.has(app)) return;
  const pieces = store
    .getState()
    .library.rows.filter((row) => row.kind === 'piece')
    .filter((piece) => piece.isIncluded)
    .map(({ score, events }) => ({ title: score.title, events }));
  const stop = new AbortController();
  stops.set(app, stop);
  const facts = store.getState();
  facts.startRun();
  let totalNotes = 0;
  try {
    const { model, endedBy } = await services.model.train(
      { name: nameOf(pieces.map(({ title }) => title)), pieces, settings },
      {
        signal: stop.signal,
        onEvent: (event) => {
          if (event.type === 'started') {
            totalNotes = event.totalNotes;
            facts.setRunFacts(event);
          } else if (event.type === 'recovered') facts.addRecovery(event, event.engines);
          else if (event.type === 'validated') facts.addValidationLoss(event.validation);
          else
            facts.addTrainLoss(event.train, {
              notesSeen: event.train.notesSeen,
              totalNotes,
              notesPerSecond: event.notesPerSecond,
              secondsLeft: event.secondsLeft,
            });
        },
      },
    );
    const modelId = crypto.randomUUID();
    facts.addModel(modelId, model);
    facts.setRun({ status: 'done', result: { modelId, endedBy } });
  } catch (thrown) {
    const { code, message, details } = toAppError(thrown);
    facts.setRun(
      code === 'cancelled'
        ? { status: 'cancelled' }
        : { status: 'failed', failure: { code, message, details } },
    );
  } finally {
    stops.delete(app);
  }
}

/** Ends the run after its current step; what it has learned is kept as a model. */
export function stopTraining(app: App): void {
  stops.get(app)?.abort();
}

/** Holds the run before its next step, or lets it go on. */
export async function pauseTraining(app: App, isPaused: boolean): Promise<void> {
  if (!stops.has(app)) return;
  app.store.getState().setRunPaused(isPaused);
  await app.services.model.setPaused({ isPaused }, {});
}

/** "Maple Leaf Rag", "Maple Leaf Rag and 9 more". */
function nameOf(titles: readonly string[]): string {
  const [first = 'Model', ...rest] = titles;
  return rest.length === 0 ? first : `${first} and ${rest.length} more`;
}
