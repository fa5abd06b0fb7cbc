// Looking a heard recording over before it joins the pieces: every change of a setting makes the notes anew from what
// the network heard, without listening again.
import { encodeScore } from '../core/encoding/encodeScore.ts';
import { AppError, toAppError } from '../core/errors.ts';
import { titleFromFileName } from '../core/midi/scoreTitle.ts';
import { DEFAULT_TEMPO_BPM, type Score } from '../core/music/score.ts';
import { nearestBeat, type Beats } from '../core/transcription/beat.ts';
import { findBars, type FoundBars } from '../core/transcription/findBars.ts';
import { DEFAULT_HEARING, type HearingSettings } from '../core/transcription/hearNotes.ts';
import type { HeardNote, PitchActivity } from '../core/transcription/pitchActivity.ts';
import type { ReviewSettings, ReviewSound } from '../core/transcription/reviewSettings.ts';
import { toScore } from '../core/transcription/toScore.ts';
import type { Heard } from '../services/storage/recordingFiles.ts';
import { toFailure } from '../store/job.ts';
import type { PlaybackSource } from '../store/playback.ts';
import type { HeardRecording } from '../store/review.ts';
import type { App } from './app.ts';
import { saveNotes, toWords } from './exportTake.ts';
import { keepDiscarded, keepReviewSettings, letRecordingGo } from './keepRecordings.ts';
import { loadedScore, mixTrack } from './playback.ts';

/** What is too large for the store; and what it was last made into, as most changes leave one of the two alone. */
interface Sources {
  readonly file: File;
  readonly activity: PitchActivity;
  /** As heard at first, before any setting: beats are found by these notes, whichever setting was changed before. */
  readonly first: { readonly notes: readonly HeardNote[]; readonly beats: Beats | null };
  notes: readonly HeardNote[];
  hearing: HearingSettings;
  beats: Beats | null;
  /** That `beats` keep to; null for free time. */
  tempoBpm: number | null;
  /** Whether notes and beats are being brought up to the settings; settles when they are. */
  isRenewing: boolean;
  renewal: Promise<void>;
}

/** What the musician can change. */
export type ReviewChange = Partial<Omit<ReviewSettings, 'sound'>>;

const heardOf = new WeakMap<App['store'], Map<string, Sources>>();

/** Where in its recording a score begins; the player may hold one that is no longer in the store. */
const offsets = new WeakMap<Score, number>();

function findHeard({ store }: App, id: string): Sources {
  const heard = heardOf.get(store)?.get(id);
  if (!heard) throw new AppError('unexpected', `there is no recording ${id}`);
  return heard;
}

function findRecording({ store }: App, id: string): HeardRecording | undefined {
  return store.getState().review.heard.find((recording) => recording.id === id);
}

export function recordingFile(app: App, id: string): File {
  return findHeard(app, id).file;
}

/** Enough to tell two recordings of one name and length apart. */
const COMPARED_BYTES = 65_536;

/** Whether a file of this name, length and beginning waits to be looked over. */
export async function isUnderReview(app: App, file: File): Promise<boolean> {
  const begin = async (of: File) => new Uint8Array(await of.slice(0, COMPARED_BYTES).arrayBuffer());
  for (const { id } of app.store.getState().review.heard) {
    const { file: other } = findHeard(app, id);
    if (other.name !== file.name || other.size !== file.size) continue;
    const [a, b] = [await begin(other), await begin(file)];
    if (a.every((byte, i) => byte === b[i])) return true;
  }
  return false;
}

/** What the network heard, for the picture. */
export function activityOf(app: App, id: string): PitchActivity {
  return findHeard(app, id).activity;
}

/** A recording on its way. */
export interface Recorded {
  readonly id: string;
  readonly file: File;
  /** How it was looked over before the page was opened; null where it was not. */
  readonly settings: ReviewSettings | null;
}

/**
 * Puts a recording up for review; unless the signal is aborted by then.
 * @throws AppError recording/no-notes, and those of the worker
 */
export async function reviewRecording(
  app: App,
  { id, file, settings }: Recorded,
  { activity, backend, seconds, breaksOff }: Heard,
  signal: AbortSignal,
): Promise<void> {
  const { transcribe } = app.services;
  const hearing = DEFAULT_HEARING;
  const notes = await transcribe.findNotes({ activity, hearing }, { signal });
  const fileName = file.name;
  if (notes.length === 0)
    throw new AppError('recording/no-notes', `${fileName} has no notes`, { fileName });
  const beats = await transcribe.findBeats({ activity, notes, tempoBpm: null }, { signal });
  signal.throwIfAborted();
  const tempoBpm = beats?.tempoBpm ?? null;
  const idle = { isRenewing: false, renewal: Promise.resolve() };
  const sources: Sources = {
    file,
    activity,
    first: { notes, beats },
    notes,
    hearing,
    beats,
    tempoBpm,
    ...idle,
  };
  const all = heardOf.get(app.store) ?? new Map<string, Sources>();
  heardOf.set(app.store, all.set(id, sources));
  const asFound = {
    ...{ tempoBpm, setTempoBpm: null, beatsPerBar: null, barSeconds: null, quantise: 0 },
  };
  app.store.getState().addHeard({
    id,
    fileName,
    hearing,
    foundTempoBpm: tempoBpm,
    sound: 'notes',
    seconds,
    breaksOff,
    heardOn: backend === 'wasm' || backend === 'cpu' ? 'processor' : 'chip',
    failure: null,
    ...asFound,
    ...makeScore(sources, asFound),
  });
  if (!settings) return;
  const { sound, ...changed } = settings;
  changeReview(app, id, changed);
  await chooseReviewSound(app, id, sound);
}

/** From notes and beats as they were found last. */
function makeScore(
  { file, notes, beats }: Sources,
  settings: Pick<ReviewSettings, 'beatsPerBar' | 'barSeconds' | 'quantise'>,
): Pick<HeardRecording, 'score' | 'offsetSeconds' | 'bars'> {
  const bars = beats && chooseBars(beats, notes, settings);
  const pulse = beats && bars && { beats, bars };
  const title = titleFromFileName(file.name);
  const { score, offsetSeconds } = toScore(title, notes, pulse, settings.quantise);
  offsets.set(score, offsetSeconds);
  return { score, offsetSeconds, bars };
}

function chooseBars(
  beats: Beats,
  notes: readonly HeardNote[],
  { beatsPerBar, barSeconds }: Pick<HeardRecording, 'beatsPerBar' | 'barSeconds'>,
): FoundBars {
  const found = findBars(beats, notes, beatsPerBar);
  if (barSeconds === null) return found;
  return { ...found, firstDownbeat: nearestBeat(beats, barSeconds) % found.beatsPerBar };
}

/** Changes settings, and makes the piece anew; it is heard from the next press of Play. */
export function changeReview(app: App, id: string, change: ReviewChange): void {
  app.store.getState().changeHeard(id, change);
  keepReviewSettings(app, id);
  const heard = findHeard(app, id);
  if (!heard.isRenewing) heard.renewal = renew(app, id, heard);
}

/** Free time, or out of it the tempo that was set before. */
export function chooseFreeTime(app: App, id: string, isFree: boolean): void {
  const recording = findRecording(app, id);
  if (!recording) return;
  const { tempoBpm, setTempoBpm, foundTempoBpm } = recording;
  if (isFree) changeReview(app, id, { tempoBpm: null, setTempoBpm: tempoBpm });
  else changeReview(app, id, { tempoBpm: setTempoBpm ?? foundTempoBpm ?? DEFAULT_TEMPO_BPM });
}

/** Takes tempo and bars as they were found. */
export function restoreBeat(app: App, id: string): void {
  const recording = findRecording(app, id);
  if (!recording) return;
  const { foundTempoBpm: tempoBpm } = recording;
  changeReview(app, id, { tempoBpm, beatsPerBar: null, barSeconds: null });
}

/** Moves the beginning of every bar one beat on. */
export function shiftBars(app: App, id: string): void {
  const { beats } = findHeard(app, id);
  const bars = findRecording(app, id)?.bars;
  const next = bars && beats?.seconds[bars.firstDownbeat + 1];
  if (next !== undefined && next !== null) changeReview(app, id, { barSeconds: next });
}

/**
 * Brings the piece up to the settings; never rejects. One step is on its way at a time, and each takes up the settings
 * as they are by then: a slider is faster than both.
 */
async function renew(app: App, id: string, heard: Sources): Promise<void> {
  const { changeHeard } = app.store.getState();
  const { transcribe } = app.services;
  const { activity } = heard;
  heard.isRenewing = true;
  try {
    for (;;) {
      const recording = findRecording(app, id);
      if (!recording) return;
      const { hearing, tempoBpm } = recording;
      if (heard.hearing !== hearing) {
        heard.notes = await transcribe.findNotes({ activity, hearing }, {});
        heard.hearing = hearing;
      } else if (heard.tempoBpm !== tempoBpm) {
        heard.beats = tempoBpm === null ? null : await beatsAt(app, heard, tempoBpm);
        heard.tempoBpm = tempoBpm;
      } else {
        changeHeard(id, { ...makeScore(heard, recording), failure: null });
        return;
      }
    }
  } catch (thrown) {
    changeHeard(id, { failure: toFailure(toAppError(thrown)) });
  } finally {
    heard.isRenewing = false;
  }
}

async function beatsAt(
  { services }: App,
  { activity, first: { notes, beats } }: Sources,
  tempoBpm: number,
): Promise<Beats | null> {
  if (tempoBpm === beats?.tempoBpm) return beats;
  return services.transcribe.findBeats({ activity, notes, tempoBpm }, {});
}

/** Chooses what is heard of a recording: its sound, the notes, or both. */
export async function chooseReviewSound(app: App, id: string, sound: ReviewSound): Promise<void> {
  app.store.getState().changeHeard(id, { sound });
  keepReviewSettings(app, id);
  await mixTrack(app, { kind: 'heard', id }, 0, { isMuted: sound === 'recording' });
}

/** Makes it a piece of the library, as it was last set. */
export async function acceptRecording(app: App, id: string): Promise<void> {
  await findHeard(app, id).renewal;
  const recording = findRecording(app, id);
  if (!recording) return;
  const { fileName, score } = recording;
  takeOut(app, id);
  heardOf.get(app.store)?.delete(id);
  app.store.getState().addRow({
    kind: 'piece',
    id,
    fileName,
    origin: 'recording',
    score,
    events: encodeScore(score),
    remarks: [],
    isIncluded: true,
  });
  letRecordingGo(app, id, true);
}

/** Saves its notes, with the bends that were heard, as a MIDI file. */
export async function exportReviewMidi(app: App, id: string): Promise<void> {
  await findHeard(app, id).renewal;
  const recording = findRecording(app, id);
  if (!recording) return;
  const { score } = recording;
  const name = `${toWords(score.title) || 'recording'}.mid`;
  await saveNotes(app, score, name);
}

/** It can be brought back (`undoRemove`) until something else is removed, as long as the page is there. */
export function discardRecording(app: App, id: string): void {
  const { store } = app;
  const index = store.getState().review.heard.findIndex((recording) => recording.id === id);
  const item = findRecording(app, id);
  if (!item) return;
  takeOut(app, id);
  store.getState().setRemoved({ kind: 'heard', entries: [{ index, item }] });
  keepDiscarded(app, id, true);
  const unsubscribe = store.subscribe(({ trash: { removed } }) => {
    if (removed?.entries.some((entry) => entry.item.id === id)) return;
    unsubscribe();
    if (findRecording(app, id)) keepDiscarded(app, id, false);
    else {
      heardOf.get(store)?.delete(id);
      letRecordingGo(app, id, false);
    }
  });
}

/** Out of the review. */
function takeOut({ store, services }: App, id: string): void {
  const { playback, setPlayback, removeHeard } = store.getState();
  if (isHeard(playback.source, id)) {
    services.playback.stop();
    setPlayback({ source: null, chosen: null, durationSeconds: 0 });
  }
  removeHeard(id);
}

const isHeard = (source: PlaybackSource | null, id: string): boolean =>
  source?.kind === 'heard' && source.id === id;

/** Where in the recording the player is that plays what was heard in it. */
export function secondsInRecording(app: App): number {
  const score = loadedScore(app);
  const offsetSeconds = (score && offsets.get(score)) ?? 0;
  return app.services.playback.positionSeconds() + offsetSeconds;
}
