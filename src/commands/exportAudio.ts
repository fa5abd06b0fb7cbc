// Taking a take home as sound: rendered as it is mixed, saved as a WAV file.
import { encodeWav } from '../core/audio/encodeWav.ts';
import { AppError } from '../core/errors.ts';
import { toJobEnd } from '../store/job.ts';
import { mixOf } from '../store/playback.ts';
import type { App } from './app.ts';
import { midiFileName } from './exportTake.ts';

/** What a CD has. */
const SAMPLE_RATE = 44_100;
const BIT_DEPTH = 16;

const cancels = new WeakMap<App, AbortController>();

/** Runs until the file is saved; progress and outcome are in `store.audioExport`. One export at a time. */
export async function exportTakeWav(app: App, takeId: string): Promise<void> {
  const { store, services } = app;
  if (cancels.has(app)) return;
  const cancel = new AbortController();
  cancels.set(app, cancel);
  const { takes, playback, setAudioExport } = store.getState();
  const report = (share: number): void =>
    setAudioExport({ status: 'running', progress: { takeId, share } });
  report(0);
  try {
    const take = takes.list.find(({ id }) => id === takeId);
    if (!take) throw new AppError('unexpected', `there is no take ${takeId}`);
    const mix = mixOf(playback, { kind: 'take', id: takeId }, take.score);
    const pcm = await services.renderer.render(take.score, mix, {
      sampleRate: SAMPLE_RATE,
      signal: cancel.signal,
      onProgress: report,
    });
    const fileName = midiFileName(take).replace(/\.mid$/, '.wav');
    services.fileSaver.save(fileName, encodeWav(pcm, BIT_DEPTH, take.title), 'audio/wav');
    setAudioExport({ status: 'done', result: { takeId } });
  } catch (thrown) {
    setAudioExport(toJobEnd(thrown));
  } finally {
    cancels.delete(app);
  }
}

export function cancelExport(app: App): void {
  cancels.get(app)?.abort();
}
