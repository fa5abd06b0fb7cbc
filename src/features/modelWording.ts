// What tells one model from another, in a few words.
import type { NetworkSpec, PresetName, TrainedModel } from '../core/model/trainedModel.ts';

const SIZE_NAMES: Readonly<Record<PresetName, string>> = { S: 'Small', M: 'Medium', L: 'Large' };

/** The size a network is nearest to, by its units. */
export function sizeOf({ hiddenSize }: NetworkSpec): PresetName {
  return hiddenSize <= 128 ? 'S' : hiddenSize <= 256 ? 'M' : 'L';
}

/** "14:32" */
function formatTimeOfDay(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** "Small, 14:32: Solace and 5 more": in a list, where a long name is cut off. */
export function wordModelChoice({ name, network, provenance }: TrainedModel): string {
  return `${SIZE_NAMES[sizeOf(network)]}, ${formatTimeOfDay(provenance.createdAt)}: ${name}`;
}

/** "Small model, ready at 14:32" */
export function wordModel({ network, provenance }: TrainedModel): string {
  return `${SIZE_NAMES[sizeOf(network)]} model, ready at ${formatTimeOfDay(provenance.createdAt)}`;
}
