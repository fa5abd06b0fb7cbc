// Taking a take home as notes, with the instruments and the mix it is heard with.
import { channelStripOf, instrumentOf } from '../core/audio/mix.ts';
import { AppError } from '../core/errors.ts';
import type { Score } from '../core/music/score.ts';
import type { PrimeSource } from '../core/project/settings.ts';
import { mixOf } from '../store/playback.ts';
import type { Take } from '../store/takes.ts';
import type { App } from './app.ts';
import { tellFailure } from './fileWork.ts';

/** @throws AppError unexpected, when it is gone */
export function findTake({ store }: App, takeId: string): Take {
  const take = store.getState().takes.list.find(({ id }) => id === takeId);
  if (!take) throw new AppError('unexpected', `there is no take ${takeId}`);
  return take;
}

/** Saves the take as a MIDI file. */
export async function exportTakeMidi(app: App, takeId: string): Promise<void> {
  const take = findTake(app, takeId);
  await saveMidi(app, { kind: 'take', id: takeId }, take.score, fileStem(take));
}

/** Saves a score as it is heard. @param stem name of the file without its ending */
export async function saveMidi(
  app: App,
  source: PrimeSource,
  score: Score,
  stem: string,
): Promise<void> {
  const mix = mixOf(app.store.getState().playback, source, score);
  const tracks = score.tracks.map((track, i) => {
    const instrument = instrumentOf(track, mix[i]);
    return instrument === 'drums' ? track : { ...track, program: instrument };
  });
  await saveNotes(app, { ...score, tracks }, `${stem}.mid`, mix.map(channelStripOf));
}

/** Saves a score as it is. What writes the file is fetched with the first one. A failure stands in `store.fileWork`. */
export async function saveNotes(
  app: App,
  score: Score,
  fileName: string,
  strips: readonly ReturnType<typeof channelStripOf>[] = [],
): Promise<void> {
  try {
    const { serializeMidi } = await loadWriter();
    app.services.fileSaver.save(fileName, serializeMidi(score, strips), 'audio/midi');
  } catch (thrown) {
    tellFailure(app, { verb: 'save', noun: 'music', name: fileName }, thrown);
  }
}

async function loadWriter() {
  try {
    return await import('../core/midi/serializeMidi.ts');
  } catch (cause) {
    throw new AppError('network/unreachable', 'the MIDI writer could not be loaded', {}, cause);
  }
}

/** Take, model, seed and date: "take-3-maple-leaf-rag-and-9-more-seed-7-2026-11-22". */
export function fileStem({ title, modelName, seed, createdAt }: Take): string {
  const words = [title, modelName].map(toWords).filter((word) => word !== '');
  return `${words.join('-')}-seed-${seed}-${createdAt.slice(0, 10)}`;
}

const LONGEST_WORDS = 60;

/** Lower-case letters and digits with hyphens between, as every file system takes them. */
export function toWords(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-');
  return Array.from(words)
    .slice(0, LONGEST_WORDS)
    .join('')
    .replaceAll(/^-+|-+$/g, '');
}
