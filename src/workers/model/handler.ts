// Trains and generates. TensorFlow.js loads with the first training; writing needs none of it.
import { decodeEvents } from '../../core/encoding/decodeEvents.ts';
import { renumberParts } from '../../core/encoding/unifyParts.ts';
import { AppError } from '../../core/errors.ts';
import type { Score } from '../../core/music/score.ts';
import { openEventNetwork } from '../../learning/sampling/openEventNetwork.ts';
import { writeTake } from '../../learning/sampling/writeTake.ts';
import { breathe } from '../../learning/training/breathe.ts';
import { Gate } from '../../learning/training/gate.ts';
import type { ModelProtocol } from './protocol.ts';

const EVENT_MILLISECONDS = 50;

export function createModelHandler(): ModelProtocol {
  const gate = new Gate();
  return {
    async train(input, { signal, onEvent }) {
      // Before the first await: a pause may come while the module loads.
      gate.open();
      const { trainModel } = await import('../../learning/training/trainModel.ts');
      return trainModel(input, { signal, gate, onEvent: (event) => onEvent?.(event) });
    },

    setPaused({ isPaused }) {
      if (isPaused) gate.close();
      else gate.open();
      return Promise.resolve();
    },

    async generate({ model, title, prime, settings }, { signal, onEvent }) {
      const piece = { extraPrograms: model.extraPrograms, isBeatAligned: model.isBeatAligned };
      const ownPrime = prime && renumberParts(prime, model.extraPrograms);
      const network = await openEventNetwork(model.network, model.parameters);
      const rows: number[] = [];
      const scoreSoFar = (): Score =>
        decodeEvents({ ...piece, fields: Uint8Array.from(rows) }, title);
      let written = 0;
      let sentAt = performance.now();
      for (const { event, isNote, isPrime } of writeTake(model, network, {
        ...settings,
        prime: ownPrime,
      })) {
        rows.push(...event);
        if (isNote && !isPrime) written++;
        if (performance.now() - sentAt < EVENT_MILLISECONDS) continue;
        onEvent?.({ type: 'writing', score: scoreSoFar(), written });
        sentAt = performance.now();
        await breathe();
        if (signal?.aborted) throw new AppError('cancelled', 'cancelled');
      }
      return { score: scoreSoFar() };
    },
  };
}
