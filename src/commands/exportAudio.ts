// Taking a take home as sound: rendered as it is mixed, saved as one file or as a zip of its tracks.
import { instrumentName } from '../core/music/instrumentNames.ts';
import type { Stem } from '../workers/render/protocol.ts';
import { toJobEnd } from '../store/job.ts';
import { mixOf } from '../store/playback.ts';
import type { Take } from '../store/takes.ts';
import { MIX_FILE, nameTracksFile } from '#words/defaults.ts';
import type { App } from './app.ts';
import { fileStem, findTake, toWords } from './exportTake.ts';

const cancels = new WeakMap<App, AbortController>();

/**
 * Saves the take in the form that `store.soundFile` says. Runs until the file is saved; progress and outcome are
 * in `store.audioExport`. One export at a time.
 */
export async function exportTakeSound(app: App, takeId: string): Promise<void> {
  const { store, services } = app;
  if (cancels.has(app)) return;
  const cancel = new AbortController();
  cancels.set(app, cancel);
  const { playback, soundFile, setAudioExport } = store.getState();
  const report = (share: number): void =>
    setAudioExport({ takeId, status: 'running', progress: { share } });
  report(0);
  try {
    const take = findTake(app, takeId);
    const mix = mixOf(playback, { kind: 'take', id: takeId }, take.score);
    const { hasStems, ...format } = soundFile;
    const options = { format, title: take.title, signal: cancel.signal, onProgress: report };
    const name = fileStem(take);
    const ending = `.${format.kind}`;
    if (hasStems) {
      const parts = { mixFileName: MIX_FILE + ending, stems: stemsOf(take, ending) };
      const zip = await services.renderer.renderStems(take.score, mix, { ...options, ...parts });
      services.fileSaver.save(nameTracksFile(name), zip, zip.type);
    } else {
      const file = await services.renderer.renderMix(take.score, mix, options);
      services.fileSaver.save(name + ending, file, file.type);
    }
    setAudioExport({ takeId, status: 'done', result: null });
  } catch (thrown) {
    setAudioExport({ takeId, ...toJobEnd(thrown) });
  } finally {
    cancels.delete(app);
  }
}

/** Numbered in the order of the tracks. */
function stemsOf({ title, score }: Take, ending: string): readonly Stem[] {
  return score.tracks.map((track, i) => {
    const name = track.name === '' ? instrumentName(track) : track.name;
    const number = String(i + 1).padStart(2, '0');
    return {
      track: i,
      title: `${title}: ${name}`,
      fileName: `${number}-${toWords(name) || 'track'}${ending}`,
    };
  });
}

export function cancelExport(app: App): void {
  cancels.get(app)?.abort();
}
