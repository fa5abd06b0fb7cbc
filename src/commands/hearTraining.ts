// How it plays so far: the best weights of the run in progress write a short take, and the training goes on.
import { RUN_ID } from '../store/training.ts';
import type { App } from './app.ts';
import { generateTake } from './generateTake.ts';
import { playSource } from './playback.ts';

/** A few seconds of music, written in less. */
const BARS = 8;

/** Runs until the take is written, and sounds. Nothing happens before the run has learned anything. */
export async function hearTraining(app: App): Promise<void> {
  const { training, settings } = app.store.getState();
  if (!training.improved) return;
  await generateTake(app, {
    modelId: RUN_ID,
    wish: { kind: 'new', prime: null, bars: BARS },
    // Only a single candidate can be heard while it is written.
    settings: { ...settings.writing, candidates: 1 },
    count: 1,
  });
  const { takes, playback } = app.store.getState();
  if (takes.writing.status === 'done' && !playback.playsWhileWriting)
    await playSource(app, { kind: 'take', id: takes.writing.result.takeId });
}
