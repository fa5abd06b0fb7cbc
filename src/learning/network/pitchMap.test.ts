import { expect, test } from 'vitest';
import { SLOTS } from '../../core/encoding/vocabulary.ts';
import { createRandom } from '../../core/random.ts';
import { tinyModel } from '../../testing/tinyModel.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { blockOf, parameterLayout } from './layout.ts';
import { mapPitches } from './pitchMap.ts';

const { blocks, size } = parameterLayout(TINY_NETWORK);

/** A model whose pitches lie on a circle, a step a semitone, in two of its dimensions. */
function circularModel(slot: number, lowestPitch: number, highestPitch: number) {
  const parameters = new Float32Array(size);
  const table = blockOf(parameters, blocks, 'embedding/pitch');
  const width = TINY_NETWORK.embeddingSizes[3];
  for (let pitch = 0; pitch < 128; pitch++) {
    table[pitch * width] = Math.cos((pitch * Math.PI) / 6);
    table[pitch * width + 1] = Math.sin((pitch * Math.PI) / 6);
  }
  const model = tinyModel(parameters);
  const band = { slot, lowestPitch, highestPitch, notesPerOnset: 1, soundingNotes: 1 };
  return { ...model, bands: { ...model.bands, slots: [band] } };
}

test('octaves that are heard alike lie together, tritones far apart', () => {
  const { lowestPitch, places, shares } = mapPitches(circularModel(SLOTS.programs, 48, 71))!;
  expect(lowestPitch).toBe(48);
  expect(places).toHaveLength(2 * 24);
  const distance = (a: number, b: number): number =>
    Math.hypot(places[2 * a]! - places[2 * b]!, places[2 * a + 1]! - places[2 * b + 1]!);
  expect(distance(0, 12)).toBeCloseTo(0, 5);
  expect(distance(0, 6)).toBeCloseTo(2, 5);
  expect(shares[0] + shares[1]).toBeCloseTo(1, 5);
});

test('pitches that were placed by chance show about as much as is told', () => {
  const random = createRandom(1);
  const network = { ...TINY_NETWORK, embeddingSizes: [2, 2, 2, 64, 2, 2] as const };
  const layout = parameterLayout(network);
  const parameters = new Float32Array(layout.size);
  const table = blockOf(parameters, layout.blocks, 'embedding/pitch');
  for (let i = 0; i < table.length; i++) table[i] = random.normal();
  const band = {
    ...{ slot: SLOTS.programs, lowestPitch: 33, highestPitch: 92 },
    ...{ notesPerOnset: 1, soundingNotes: 1 },
  };
  const model = tinyModel(parameters);
  const map = mapPitches({ ...model, network, bands: { ...model.bands, slots: [band] } })!;
  const share = map.shares[0] + map.shares[1];
  expect(share / map.chance).toBeGreaterThan(0.8);
  expect(share / map.chance).toBeLessThan(1.1);
});

test('a model of drums, or of hardly any pitches, has no map', () => {
  expect(mapPitches(circularModel(SLOTS.drums, 48, 71))).toBeNull();
  expect(mapPitches(circularModel(SLOTS.programs, 60, 62))).toBeNull();
  expect(mapPitches(tinyModel(new Float32Array(size)))).toBeNull();
});
