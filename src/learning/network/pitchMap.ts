// The embedding by which the network hears a pitch, seen along its two principal axes.
import { SLOTS } from '../../core/encoding/vocabulary.ts';
import { principalAxes } from '../../core/metrics/principalAxes.ts';
import type { PitchMap } from '../../core/model/pitchMap.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { blockOf, parameterLayout } from './layout.ts';

/** Through fewer points there is always a plane. */
const FEWEST_PITCHES = 4;

/** Of the pitches its pieces use, drums left out; null where they are too few. */
export function mapPitches({ network, parameters, bands }: TrainedModel): PitchMap | null {
  const melodic = bands.slots.filter(({ slot }) => slot > SLOTS.drums);
  const lowestPitch = Math.min(...melodic.map((band) => band.lowestPitch));
  const highestPitch = Math.max(...melodic.map((band) => band.highestPitch));
  if (!(highestPitch - lowestPitch + 1 >= FEWEST_PITCHES)) return null;
  const table = blockOf(parameters, parameterLayout(network).blocks, 'embedding/pitch');
  const width = network.embeddingSizes[3];
  const rows = table.subarray(lowestPitch * width, (highestPitch + 1) * width);
  const { places, shares } = principalAxes(rows, width, 2);
  // The largest eigenvalue of noise, for each of the two (Marchenko & Pastur 1967); the mean is 1.
  const largest = (1 + Math.sqrt(width / (highestPitch - lowestPitch + 1))) ** 2;
  const chance = Math.min(1, (2 * largest) / width);
  return { lowestPitch, places, shares: [shares[0]!, shares[1]!], chance };
}
