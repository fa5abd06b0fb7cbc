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

/** Take, model, seed and date: "take-3-maple-leaf-rag-and-9-more-seed-7-2026-11-22.mid". */
export function midiFileName({ title, modelName, seed, createdAt }: Take): string {
  // What a take is called ends where its opening is named.
  const words = [title.split(',')[0]!, modelName].map(toWords).filter((word) => word !== '');
  return `${words.join('-')}-seed-${seed}-${createdAt.slice(0, 10)}.mid`;
}

/** Lower-case letters and digits with hyphens between, as every file system takes them. */
function toWords(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}
