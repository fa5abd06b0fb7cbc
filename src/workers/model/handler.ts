// Trains and generates. TensorFlow.js loads with the first training; writing needs none of it.
import { decodeEvents } from '../../core/encoding/decodeEvents.ts';
import { takeScore } from '../../core/encoding/takeScore.ts';
import { renumberParts } from '../../core/encoding/unifyParts.ts';
import { AppError } from '../../core/errors.ts';
import type { TakeTask } from '../../core/model/takeSettings.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import type { EngineCandidate } from '../../learning/backends/candidates.ts';
import { mapPitches } from '../../learning/network/pitchMap.ts';
import { considerNote, measureSurprise } from '../../learning/sampling/considerTake.ts';
import { scaleRules } from '../../learning/sampling/draw.ts';
import { openEventNetwork } from '../../learning/sampling/openEventNetwork.ts';
import { writeTake } from '../../learning/sampling/writeTake.ts';
import { breathe } from '../../learning/training/breathe.ts';
import { CheckpointClock } from '../../learning/training/checkpointClock.ts';
import { Gate } from '../../learning/training/gate.ts';
import { modelSoFar } from '../../learning/training/modelSoFar.ts';
import type { RunControl } from '../../learning/training/trainLoop.ts';
import type { StartThread } from '../../learning/wasm/threads/thread.ts';
import type { ModelProtocol } from './protocol.ts';

const EVENT_MILLISECONDS = 50;

/** @param startThread not to be left out in a worker, see lendThreads.ts */
export function createModelHandler(startThread?: StartThread): ModelProtocol {
  const gate = new Gate();
  const clock = new CheckpointClock();
  /** The same ones every time: what they are found to be capable of is kept with them. */
  let candidates: readonly EngineCandidate[] | null = null;
  const findCandidates = async (): Promise<readonly EngineCandidate[]> => {
    const { engineCandidates } = await import('../../learning/backends/candidates.ts');
    return (candidates ??= engineCandidates(startThread));
  };
  return {
    async train(input, { signal, onEvent }) {
      // Before the first await: a pause may come while the module loads.
      if (input.from?.wish === 'pause') gate.close();
      else gate.open();
      clock.ask();
      const { trainModel } = await import('../../learning/training/trainModel.ts');
      try {
        const control: RunControl = {
          signal,
          gate,
          onEvent: (event) => onEvent?.(event),
          checkpoints: {
            clock,
            onCheckpoint: (checkpoint) => onEvent?.({ type: 'checkpoint', checkpoint }),
          },
        };
        return await trainModel(input, control, await findCandidates());
      } finally {
        clock.rest();
      }
    },

    modelSoFar(input) {
      return modelSoFar(input);
    },

    takeCheckpoint() {
      clock.ask();
      return clock.taken();
    },

    async measureSpeed(input, { signal }) {
      const { measureSpeed } = await import('../../learning/training/measureSpeed.ts');
      return { notesPerSecond: await measureSpeed(input, signal, await findCandidates()) };
    },

    setPaused({ isPaused }) {
      if (isPaused) gate.close();
      else gate.open();
      return Promise.resolve();
    },

    giveWay({ milliseconds }) {
      gate.giveWay(milliseconds);
      return Promise.resolve();
    },

    async writeModel(model) {
      const { writeModelFile } = await import('../../learning/modelFile/writeModelFile.ts');
      return writeModelFile(model, 'float32');
    },

    async readModel(file) {
      const { readModelFile } = await import('../../learning/modelFile/readModelFile.ts');
      return readModelFile(file);
    },

    async generate({ model, title, task, settings }, { signal, onEvent }) {
      const network = await openEventNetwork(model.network, model.parameters);
      const writing = writeTake(model, network, withPartsOf(model, task), settings);
      let sentAt = performance.now();
      for (;;) {
        const step = writing.next();
        if (step.done) {
          const { events, ...remarks } = step.value;
          return { events, score: takeScore(events, title), remarks };
        }
        if (performance.now() - sentAt < EVENT_MILLISECONDS) continue;
        const { written, wanted, finishedBars } = step.value;
        const score = finishedBars && decodeEvents(finishedBars(), title);
        onEvent?.({ type: 'writing', score, written, wanted });
        sentAt = performance.now();
        await breathe();
        if (signal?.aborted) throw new AppError('cancelled', 'cancelled');
      }
    },

    async measureSurprise({ model, events }, { signal }) {
      const network = await openEventNetwork(model.network, model.parameters);
      const piece = renumberParts(events, model.extraPrograms);
      return finish(measureSurprise(network, piece), signal);
    },

    async considered({ model, events, event, rules, temperature }, { signal }) {
      const network = await openEventNetwork(model.network, model.parameters);
      const piece = renumberParts(events, model.extraPrograms);
      return finish(considerNote(network, piece, event, scaleRules(rules, temperature)), signal);
    },

    mapPitches(model) {
      return Promise.resolve(mapPitches(model));
    },
  };
}

/** Runs work to its end, with a breath now and then. @throws AppError cancelled */
async function finish<Result>(
  work: Iterator<void, Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  let breathedAt = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - breathedAt < EVENT_MILLISECONDS) continue;
    await breathe();
    if (signal?.aborted) throw new AppError('cancelled', 'cancelled');
    breathedAt = performance.now();
  }
}

/** The task with its music in the model's own extra parts. */
function withPartsOf({ extraPrograms }: TrainedModel, task: TakeTask): TakeTask {
  if (task.kind === 'rewrite')
    return { ...task, events: renumberParts(task.events, extraPrograms) };
  if (!task.prime) return task;
  const events = renumberParts(task.prime.events, extraPrograms);
  return { ...task, prime: { ...task.prime, events } };
}
