// A trained model small enough for tests; what it has learned is what its parameters say.
import { SLOTS, VOCABULARY } from '../core/encoding/vocabulary.ts';
import type { TrainedModel } from '../core/model/trainedModel.ts';
import { TINY_NETWORK } from './tinyNetwork.ts';

export function tinyModel(parameters: Float32Array): TrainedModel {
  return {
    formatVersion: 1,
    name: 'Tiny',
    vocabulary: VOCABULARY,
    network: TINY_NETWORK,
    parameters,
    extraPrograms: [0],
    frames: [
      {
        slots: [SLOTS.programs, SLOTS.extras],
        opening: [0, 0, SLOTS.meter, 2, 0, 0],
        isBeatAligned: true,
        form: [],
      },
    ],
    longestDuration: 100,
    isBeatAligned: true,
    bands: {
      slots: [],
      measures: { density: null, polyphony: null, pitchClassEntropy: null },
      keepsOneKey: false,
      clashShare: null,
    },
    provenance: {
      base: null,
      pieces: ['One', 'Two'],
      notesSeen: 1000,
      seconds: 1.5,
      seed: 1,
      validationNatsPerNote: 4,
      baselineNatsPerNote: 5,
      createdAt: '2026-01-01T00:00:00.000Z',
    },
  };
}
