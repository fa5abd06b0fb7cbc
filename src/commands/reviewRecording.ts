// Looking a heard recording over before it joins the pieces: every change of a setting makes the notes anew from what
// the network heard, without listening again.
import { encodeScore } from '../core/encoding/encodeScore.ts';
import { AppError } from '../core/errors.ts';
import { titleFromFileName } from '../core/midi/scoreTitle.ts';
import type { Score } from '../core/music/score.ts';
import {
  estimateTempo,
  onsetStrength,
  trackBeats,
  type Beats,
  type OnsetStrength,
} from '../core/transcription/beat.ts';
import {
  DEFAULT_HEARING,
  hearNotes,
  type HearingSettings,
} from '../core/transcription/hearNotes.ts';
import type { HeardNote, PitchActivity } from '../core/transcription/pitchActivity.ts';
import { toScore, type Transcription } from '../core/transcription/toScore.ts';
import type { HeardRecording, ReviewSound } from '../store/review.ts';
import type { PlaybackSource } from '../store/playback.ts';
import type { App } from './app.ts';
import { loadedScore, mixTrack } from './playback.ts';

/** What is too large for the store; and what it was last made into, as most changes leave one of the two alone. */
interface Heard {
  readonly file: File;
  readonly activity: PitchActivity;
  readonly strength: OnsetStrength;
  notes: { readonly hearing: HearingSettings; readonly found: readonly HeardNote[] };
  beats: { readonly tempoBpm: number | null; readonly found: Beats | null };
  renewal: ReturnType<typeof setTimeout> | undefined;
}

/** What the musician can change. */
export type ReviewChange = Partial<Pick<HeardRecording, 'hearing' | 'tempoBpm' | 'quantise'>>;

const heardOf = new WeakMap<App['store'], Map<string, Heard>>();

/** Where in its recording a score begins; the player may hold one that is no longer in the store. */
const offsets = new WeakMap<Score, number>();

function findHeard({ store }: App, id: string): Heard {
  const heard = heardOf.get(store)?.get(id);
  if (!heard) throw new AppError('unexpected', `there is no recording ${id}`);
  return heard;
}

export function recordingFile(app: App, id: string): File {
  return findHeard(app, id).file;
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
  const notes = hearNotes(activity, settings.hearing);
  if (notes.length === 0) return false;
  const heard: Heard = {
    file,
    activity,
    strength,
    notes: { hearing: settings.hearing, found: notes },
    beats: { tempoBpm: null, found: null },
    renewal: undefined,
  };
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
  heard: Heard,
  { hearing, tempoBpm, quantise }: Required<ReviewChange>,
): Transcription {
  const { file, activity, strength } = heard;
  if (heard.notes.hearing !== hearing)
    heard.notes = { hearing, found: hearNotes(activity, hearing) };
  if (heard.beats.tempoBpm !== tempoBpm)
    heard.beats = { tempoBpm, found: tempoBpm === null ? null : trackBeats(strength, tempoBpm) };
  const title = titleFromFileName(file.name);
  const transcription = toScore(title, heard.notes.found, heard.beats.found, quantise);
  offsets.set(transcription.score, transcription.offsetSeconds);
  return transcription;
}

/** While a slider moves, finding the notes waits until it rests so long: in a long recording it takes a second. */
const REST_MS = 150;

/** Makes the notes anew; they are heard from the next press of Play. */
export function changeReview(app: App, id: string, change: ReviewChange): void {
  const heard = findHeard(app, id);
  app.store.getState().changeHeard(id, change);
  clearTimeout(heard.renewal);
  if (change.hearing) heard.renewal = setTimeout(() => renew(app, id), REST_MS);
  else renew(app, id);
}

/** Brings the score up to the settings. */
function renew(app: App, id: string): void {
  const { review, changeHeard } = app.store.getState();
  const recording = review.heard.find((other) => other.id === id);
  const heard = findHeard(app, id);
  clearTimeout(heard.renewal);
  heard.renewal = undefined;
  if (recording) changeHeard(id, transcribeAgain(heard, recording));
}

/** Chooses what is heard of a recording: its sound, the notes, or both. */
export async function chooseReviewSound(app: App, id: string, sound: ReviewSound): Promise<void> {
  app.store.getState().changeHeard(id, { sound });
  await mixTrack(app, { kind: 'heard', id }, 0, { isMuted: sound === 'recording' });
}

/** Makes it a piece of the library. */
export function acceptRecording(app: App, id: string): void {
  if (heardOf.get(app.store)?.get(id)?.renewal !== undefined) renew(app, id);
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
  const all = heardOf.get(app.store);
  clearTimeout(all?.get(id)?.renewal);
  all?.delete(id);
}

const isHeard = (source: PlaybackSource | null, id: string): boolean =>
  source?.kind === 'heard' && source.id === id;

/** Where in the recording the player is that plays what was heard in it. */
export function secondsInRecording(app: App): number {
  const score = loadedScore(app);
  const offsetSeconds = (score && offsets.get(score)) ?? 0;
  return app.services.playback.positionSeconds() + offsetSeconds;
}
