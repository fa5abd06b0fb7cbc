// Taking a take home.
import { serializeMidi } from '../core/midi/serializeMidi.ts';
import { AppError } from '../core/errors.ts';
import type { Take } from '../store/takes.ts';
import type { App } from './app.ts';

/** Saves the take as a MIDI file. */
export function exportTakeMidi({ store, services }: App, takeId: string): void {
  const take = store.getState().takes.list.find(({ id }) => id === takeId);
  if (!take) throw new AppError('unexpected', `there is no take ${takeId}`);
  services.fileSaver.save(midiFileName(take), serializeMidi(take.score), 'audio/midi');
}

/** Model, seed and date: "maple-leaf-rag-and-9-more-seed-7-2026-11-22.mid". */
export function midiFileName({ modelName, seed, createdAt }: Take): string {
  const model = modelName
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${model || 'take'}-seed-${seed}-${createdAt.slice(0, 10)}.mid`;
}
