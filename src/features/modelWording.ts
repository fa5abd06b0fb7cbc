// What tells one model from another, in a few words.
import type { NetworkSpec, TrainedModel } from '../core/model/trainedModel.ts';

/** Widest network called so, in units. */
const SIZES = [
  [128, 'small'],
  [256, 'medium'],
  [Infinity, 'large'],
] as const;

export function wordSize({ hiddenSize }: NetworkSpec): string {
  return SIZES.find(([widest]) => hiddenSize <= widest)![1];
}

/** "14:32" */
export function formatTimeOfDay(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** "Solace and 9 more (small, 14:32)" */
export function wordModel({ name, network, provenance }: TrainedModel): string {
  return `${name} (${wordSize(network)}, ${formatTimeOfDay(provenance.createdAt)})`;
}
