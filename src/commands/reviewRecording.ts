// Looking a heard recording over before it joins the pieces: every change of a setting makes the notes anew from what
// the network heard, without listening again.
import { encodeScore } from '../core/encoding/encodeScore.ts';
import { titleFromFileName } from '../core/midi/scoreTitle.ts';
import {
  estimateTempo,
  onsetStrength,
  trackBeats,
  type OnsetStrength,
} from '../core/transcription/beat.ts';
import { DEFAULT_HEARING, hearNotes } from '../core/transcription/hearNotes.ts';
import type { PitchActivity } from '../core/transcription/pitchActivity.ts';
import { toScore, type Transcription } from '../core/transcription/toScore.ts';
import type { HeardRecording, ReviewSound } from '../store/review.ts';
import type { PlaybackSource } from '../store/playback.ts';
import type { App } from './app.ts';
import { mixTrack } from './playback.ts';

/** What is too large for the store. */
interface Heard {
  readonly file: File;
  readonly activity: PitchActivity;
  readonly strength: OnsetStrength;
}

/** What the musician can change. */
export type ReviewChange = Partial<Pick<HeardRecording, 'hearing' | 'tempoBpm' | 'quantise'>>;

const heardOf = new WeakMap<App['store'], Map<string, Heard>>();

function findHeard({ store }: App, id: string): Heard {
  const heard = heardOf.get(store)?.get(id);
  if (!heard) throw new Error(`there is no recording ${id}`);
  return heard;
}

/** What the network heard, for the picture. */
export function activityOf(app: App, id: string): PitchActivity {
  return findHeard(app, id).activity;
}

/** Puts a recording up for review. @returns false when there is no note in it */
export function reviewRecording(app: App, file: File, activity: PitchActivity): boolean {
  const strength = onsetStrength(activity);
  const id = crypto.randomUUID();
  const tempo = estimateTempo(strength);
  const settings = { hearing: DEFAULT_HEARING, tempoBpm: tempo?.tempoBpm ?? null, quantise: 0 };
  const heard: Heard = { file, activity, strength };
  if (hearNotes(activity, settings.hearing).length === 0) return false;
  const all = heardOf.get(app.store) ?? new Map<string, Heard>();
  heardOf.set(app.store, all.set(id, heard));
  app.store.getState().addHeard({
    id,
    fileName: file.name,
    foundTempoBpm: settings.tempoBpm,
    sound: 'notes',
    ...settings,
    ...transcribeAgain(heard, settings),
  });
  return true;
}

function transcribeAgain(
  { file, activity, strength }: Heard,
  { hearing, tempoBpm, quantise }: Required<ReviewChange>,
): Transcription {
  const notes = hearNotes(activity, hearing);
  const beats = tempoBpm === null ? null : trackBeats(strength, tempoBpm);
  return toScore(titleFromFileName(file.name), notes, beats, quantise);
}

/** Makes the notes anew; they are heard from the next press of Play. */
export function changeReview(app: App, id: string, change: ReviewChange): void {
  const { review, changeHeard } = app.store.getState();
  const recording = review.heard.find((other) => other.id === id);
  if (!recording) return;
  changeHeard(id, {
    ...change,
    ...transcribeAgain(findHeard(app, id), { ...recording, ...change }),
  });
}

/** Chooses what is heard of a recording: its sound, the notes, or both. */
export async function chooseReviewSound(app: App, id: string, sound: ReviewSound): Promise<void> {
  app.store.getState().changeHeard(id, { sound });
  await mixTrack(app, { kind: 'heard', id }, 0, { isMuted: sound === 'recording' });
}

/** Makes it a piece of the library. */
export function acceptRecording(app: App, id: string): void {
  const { review, addRow } = app.store.getState();
  const recording = review.heard.find((other) => other.id === id);
  if (!recording) return;
  const { fileName, score } = recording;
  forget(app, id);
  addRow({
    kind: 'piece',
    id: crypto.randomUUID(),
    fileName,
    origin: 'recording',
    score,
    events: encodeScore(score),
    remarks: [],
    isIncluded: true,
  });
}

export function discardRecording(app: App, id: string): void {
  forget(app, id);
}

function forget(app: App, id: string): void {
  const { playback, setPlayback, removeHeard } = app.store.getState();
  if (isHeard(playback.source, id)) {
    app.services.playback.stop();
    setPlayback({ source: null, chosen: null, durationSeconds: 0 });
  }
  removeHeard(id);
  heardOf.get(app.store)?.delete(id);
}

const isHeard = (source: PlaybackSource | null, id: string): boolean =>
  source?.kind === 'heard' && source.id === id;

/** Lets the sound of the recording follow the player, from now on. Returns the way to stop. */
export function followReview(app: App): () => void {
  const { store, services } = app;
  const follow = (): void => {
    const { playback, review } = store.getState();
    const { source, status, options } = playback;
    const recording =
      source?.kind === 'heard' ? review.heard.find(({ id }) => id === source.id) : undefined;
    if (!recording || status !== 'playing' || recording.sound === 'notes') {
      services.recordingSound.pause();
      return;
    }
    services.recordingSound.play({
      file: findHeard(app, recording.id).file,
      seconds: services.playback.positionSeconds() + recording.offsetSeconds,
      rate: options.tempoPercent / 100,
      volume: options.volume ** 2,
    });
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.playback !== before.playback || state.review.heard !== before.review.heard) follow();
  });
  const unlisten = services.playback.listen({ onJump: follow });
  return () => {
    unsubscribe();
    unlisten();
  };
}
