// Judging the takes by the pieces that training reads, and hearing the places where they meet.
import type { Spectrogram } from '../core/metrics/spectrogram.ts';
import { withoutPrime } from '../core/metrics/withoutPrime.ts';
import { createTimeMap } from '../core/music/timeMap.ts';
import { comparedTakes, evaluationKey, soundKey } from '../store/evaluation.ts';
import { toJobEnd, type JobState } from '../store/job.ts';
import { includedPieces } from '../store/library.ts';
import { findPlayable } from '../store/playable.ts';
import { mixOf, type PlaybackSource } from '../store/playback.ts';
import type { App } from './app.ts';
import { findTake, toWords } from './exportTake.ts';
import { playSource, seekPlayback } from './playback.ts';

/** Of the corpus in the work of a run. The rest is for the takes. */
const CORPUS_SHARE = 0.8;

const runs = new WeakMap<App, AbortController>();

/**
 * Compares the takes that are not left out with all included pieces; progress and outcome are in `store.evaluation`. Does nothing when
 * that is known or under way; a run for other takes or pieces is cancelled.
 */
export async function evaluateTakes(app: App): Promise<void> {
  const { store, services } = app;
  const { evaluation, setEvaluation, library } = store.getState();
  const key = evaluationKey(store.getState());
  if (evaluation.status === 'running' && evaluation.progress.key === key) return;
  if (evaluation.status === 'done' && evaluation.result.key === key) return;
  runs.get(app)?.abort();
  const cancel = new AbortController();
  runs.set(app, cancel);
  const { signal } = cancel;
  const isCurrent = (): boolean => runs.get(app) === cancel;
  const report = (share: number): void => {
    if (isCurrent()) setEvaluation({ status: 'running', progress: { key, share } });
  };
  report(0);
  try {
    const pieces = includedPieces(library.rows);
    const corpusKey = pieces.map(({ id }) => id).join(' ');
    const written = comparedTakes(store.getState()).map(({ id, score, primeNotes }) => ({
      id,
      ...withoutPrime(score, primeNotes),
    }));
    const judge = () =>
      services.evaluate.evaluateTakes(
        { corpusKey, takes: written },
        { signal, onEvent: (share) => report(CORPUS_SHARE + share * (1 - CORPUS_SHARE)) },
      );
    let found = await judge();
    // The worker keeps a corpus from one run to the next; only it knows which.
    while (found === null) {
      await services.evaluate.learnCorpus(
        { key: corpusKey, pieces: pieces.map(({ id, score }) => ({ id, score })) },
        { signal, onEvent: (share) => report(share * CORPUS_SHARE) },
      );
      found = await judge();
    }
    if (isCurrent()) setEvaluation({ status: 'done', result: { key, evaluation: found } });
  } catch (thrown) {
    if (isCurrent()) setEvaluation(toJobEnd(thrown));
  }
}

export function cancelEvaluation(app: App): void {
  runs.get(app)?.abort();
}

/** Plays a piece or take from a place on. Call it from a click or key. */
export async function playFrom(app: App, source: PlaybackSource, ticks: number): Promise<void> {
  const playable = findPlayable(app.store.getState(), source);
  if (!playable) return;
  const playing = playSource(app, source);
  // While it loads, so that the beginning is not heard.
  seekPlayback(app, createTimeMap(playable.score).toSeconds(ticks));
  await playing;
}

const renders = new WeakMap<App, AbortController>();

/**
 * Renders a take as it is mixed and shows its sound; progress and outcome are in `store.spectrogram`.
 * @throws AppError unexpected, when there is no such take
 */
export async function showSound(app: App, takeId: string): Promise<void> {
  const { store, services } = app;
  renders.get(app)?.abort();
  const cancel = new AbortController();
  renders.set(app, cancel);
  const { signal } = cancel;
  const { setSpectrogram, playback } = store.getState();
  const take = findTake(app, takeId);
  const { score, title } = take;
  const mix = mixOf(playback, { kind: 'take', id: takeId }, score);
  const key = soundKey(take, mix);
  const show = (job: JobState<number, Spectrogram>): void => {
    if (renders.get(app) === cancel) setSpectrogram({ key, job });
  };
  const report = (share: number): void => show({ status: 'running', progress: share });
  report(0);
  try {
    const format = { kind: 'wav', sampleRate: 44_100, bitDepth: 16 } as const;
    const options = { format, title, signal, onProgress: (share: number) => report(share / 2) };
    const file = await services.renderer.renderMix(score, mix, options);
    const spectrogram = await services.evaluate.analyseSound(
      { wav: await file.arrayBuffer() },
      { signal, onEvent: (share) => report((1 + share) / 2) },
    );
    show({ status: 'done', result: spectrogram });
  } catch (thrown) {
    show(toJobEnd(thrown));
  }
}

export function cancelSound(app: App): void {
  renders.get(app)?.abort();
}

/** A file may be named so that a spreadsheet takes its title for a formula; figures of ours begin with a sign too. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d.,]*\s?%?$))/;

/** Saves a table; fields are quoted where need be (RFC 4180), for spreadsheets in UTF-8 with its mark. */
export function saveCsv(app: App, name: string, rows: readonly (readonly string[])[]): void {
  const quote = (field: string): string => {
    const text = FORMULA.test(field) ? `'${field}` : field;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const text = rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('');
  app.services.fileSaver.save(`${toWords(name)}.csv`, new Blob(['\uFEFF', text]), 'text/csv');
}

/** Saves a picture of a plot. @param picture of type image/png or image/svg+xml */
export function savePicture(app: App, name: string, picture: Blob): void {
  const ending = picture.type.startsWith('image/svg') ? 'svg' : 'png';
  app.services.fileSaver.save(`${toWords(name)}.${ending}`, picture, picture.type);
}
