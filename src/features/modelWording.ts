// What tells one model from another, in a few words.
import type { NetworkSpec, TrainedModel } from '../core/model/trainedModel.ts';

/** Widest network called so, in units. */
const SIZES = [
  [128, 'Small'],
  [256, 'Medium'],
  [Infinity, 'Large'],
] as const;

function wordSize({ hiddenSize }: NetworkSpec): string {
  return SIZES.find(([widest]) => hiddenSize <= widest)![1];
}

/** "14:32" */
function formatTimeOfDay(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** "Small model, ready at 14:32" */
export function wordModel({ network, provenance }: TrainedModel): string {
  return `${wordSize(network)} model, ready at ${formatTimeOfDay(provenance.createdAt)}`;
}
