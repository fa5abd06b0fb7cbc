// What tells one model from another, in a few words.
import { sizeOf, type PresetName, type TrainedModel } from '../../core/model/trainedModel.ts';
import { formatTimeOfDay } from './figures.ts';

export const SIZE_NAMES: Readonly<Record<PresetName, string>> = {
  S: 'Small',
  M: 'Medium',
  L: 'Large',
};

/** "Small, 14:32: Solace and 5 more": in a list, where a long name is cut off. */
export function wordModelChoice({ name, network, provenance }: TrainedModel): string {
  return `${SIZE_NAMES[sizeOf(network)]}, ${formatTimeOfDay(new Date(provenance.createdAt))}: ${name}`;
}

/** "Small model, ready at 14:32" */
export function wordModel({ network, provenance }: TrainedModel): string {
  return `${SIZE_NAMES[sizeOf(network)]} model, ready at ${formatTimeOfDay(new Date(provenance.createdAt))}`;
}
