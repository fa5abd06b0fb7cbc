// Trains and generates. TensorFlow.js loads with the first training; writing needs none of it.
import { decodeEvent, decodeEvents, programOfSlot } from '../../core/encoding/decodeEvents.ts';
import { renumberParts } from '../../core/encoding/unifyParts.ts';
import { SLOTS } from '../../core/encoding/vocabulary.ts';
import { AppError } from '../../core/errors.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { openEventNetwork } from '../../learning/sampling/openEventNetwork.ts';
import { writeTake } from '../../learning/sampling/writeTake.ts';
import { breathe } from '../../learning/training/breathe.ts';
import { Gate } from '../../learning/training/gate.ts';
import type { GenerateEvent, ModelProtocol, TakeTrack } from './protocol.ts';

const EVENT_MILLISECONDS = 50;

export function createModelHandler(): ModelProtocol {
  const gate = new Gate();
  return {
    async train(input, { signal, onEvent }) {
      const { trainModel } = await import('../../learning/training/trainModel.ts');
      gate.open();
      return trainModel(input, { signal, gate, onEvent: (event) => onEvent?.(event) });
    },

    setPaused({ isPaused }) {
      if (isPaused) gate.close();
      else gate.open();
      return Promise.resolve();
    },

    async generate({ model, title, prime, settings }, { signal, onEvent }) {
      const ownPrime = prime && renumberParts(prime, model.extraPrograms);
      const rows: Uint8Array[] = [];
      let fresh: GenerateEvent['notes'][number][] = [];
      let written = 0;
      let sentAt = performance.now();
      const send = (): void => {
        if (fresh.length > 0) onEvent?.({ type: 'notes', notes: fresh, written });
        fresh = [];
        sentAt = performance.now();
      };
      const network = await openEventNetwork(model.network, model.parameters);
      const events = writeTake(model, network, { ...settings, prime: ownPrime });
      for (const { event, onset, isNote, isPrime } of events) {
        rows.push(event);
        if (!isNote) continue;
        const decoded = decodeEvent(event, 0, onset);
        if (decoded.kind === 'note')
          fresh.push({ note: decoded.note, track: trackOf(decoded.slot, model) });
        if (!isPrime) written++;
        if (performance.now() - sentAt < EVENT_MILLISECONDS) continue;
        send();
        await breathe();
        if (signal?.aborted) throw new AppError('cancelled', 'cancelled');
      }
      send();
      const fields = new Uint8Array(rows.flatMap((row) => [...row]));
      const { extraPrograms, isBeatAligned } = model;
      return { score: decodeEvents({ fields, extraPrograms, isBeatAligned }, title) };
    },
  };
}

function trackOf(slot: number, model: TrainedModel): TakeTrack {
  const isDrum = slot === SLOTS.drums;
  return { slot, isDrum, program: isDrum ? 0 : programOfSlot(slot, model.extraPrograms) };
}
