// The page's part of `bench transcribe`: renders the opening of a built-in piece as the app does, listens to it as the
// app does and as stock Basic Pitch does, and compares with what was written.
import { BasicPitch, noteFramesToTime, outputToNotesPoly } from '@spotify/basic-pitch';
import type { GraphModel } from '@tensorflow/tfjs';
import { parseMidi } from '../../src/core/midi/parseMidi.ts';
import type { Score } from '../../src/core/music/score.ts';
import { createTimeMap } from '../../src/core/music/timeMap.ts';
import { findBeats } from '../../src/core/transcription/beat.ts';
import { findBars } from '../../src/core/transcription/findBars.ts';
import { DEFAULT_HEARING, hearNotes } from '../../src/core/transcription/hearNotes.ts';
import { onsetF1, type OnsetNote } from '../../src/core/transcription/onsetF1.ts';
import { SAMPLE_RATE } from '../../src/core/transcription/windows.ts';
import { startBackend, type TfjsBackend } from '../../src/learning/backends/tfjsBackends.ts';
import { listen, loadBasicPitch } from '../../src/learning/transcription/basicPitch.ts';
import { createSampleLibrary } from '../../src/services/playback/sampleLibrary.ts';
import { renderWhole } from '../../src/testing/renderWhole.ts';

export interface Heard {
  readonly onsetF1: number;
  readonly stockOnsetF1: number;
  /** Of sound for each second of work. */
  readonly timesRealtime: number;
  /** Without leaving out octave echoes. */
  readonly onsetF1WithOctaves: number;
  /** Heard by written; NaN without a clear beat. */
  readonly tempoRatio: number;
  /** Threes or not. */
  readonly isMeterRight: boolean;
}

const library = createSampleLibrary('/');

export async function listPieces(): Promise<readonly string[]> {
  return ((await (await fetch('/corpus/corpus.json')).json()) as { files: string[] }).files;
}

async function readOpening(file: string, seconds: number): Promise<Score> {
  const bytes = new Uint8Array(await (await fetch(`/corpus/${file}`)).arrayBuffer());
  const { score } = parseMidi(bytes, file);
  const end = createTimeMap(score).toTicks(seconds);
  return {
    ...score,
    tracks: score.tracks.map((track) => ({
      ...track,
      notes: track.notes.filter(({ startTicks }) => startTicks < end),
    })),
  };
}

async function render(score: Score): Promise<Float32Array> {
  const sound = await renderWhole(score, library, SAMPLE_RATE);
  const [left, right] = [sound.getChannelData(0), sound.getChannelData(1)];
  return left.map((value, i) => (value + right[i]!) / 2);
}

function writtenNotes(score: Score): readonly OnsetNote[] {
  const map = createTimeMap(score);
  return score.tracks.flatMap(({ notes }) =>
    notes.map(({ startTicks, pitch }) => ({ startSeconds: map.toSeconds(startTicks), pitch })),
  );
}

/** As its README does, with its own defaults. */
async function hearStock(network: GraphModel, samples: Float32Array) {
  const [frames, onsets]: [number[][], number[][]] = [[], []];
  await new BasicPitch(Promise.resolve(network)).evaluateModel(
    samples,
    (someFrames, someOnsets) => {
      frames.push(...someFrames);
      onsets.push(...someOnsets);
    },
    () => undefined,
  );
  return { frames, onsets };
}

export async function hear(file: string, seconds: number): Promise<Heard> {
  await startBackend('wasm');
  const network = await loadBasicPitch();
  const score = await readOpening(file, seconds);
  const written = writtenNotes(score);
  const samples = await render(score);
  const startedAt = performance.now();
  const activity = await listen(network, samples, {
    signal: undefined,
    onProgress: () => undefined,
  });
  const workSeconds = (performance.now() - startedAt) / 1000;
  const notes = hearNotes(activity, DEFAULT_HEARING);
  const beats = findBeats(activity, notes, null);
  const { numerator } = score.meters[0]!;
  const { frames, onsets } = await hearStock(network, samples);
  const stock = noteFramesToTime(outputToNotesPoly(frames, onsets)).map(
    ({ startTimeSeconds, pitchMidi }) => ({ startSeconds: startTimeSeconds, pitch: pitchMidi }),
  );
  network.dispose();
  return {
    onsetF1: onsetF1(written, notes),
    onsetF1WithOctaves: onsetF1(
      written,
      hearNotes(activity, { ...DEFAULT_HEARING, octaveShare: 0 }),
    ),
    stockOnsetF1: onsetF1(written, stock),
    timesRealtime: samples.length / SAMPLE_RATE / workSeconds,
    tempoRatio: beats ? beats.tempoBpm / score.tempos[0]!.tempoBpm : NaN,
    isMeterRight:
      beats !== null && isSameFamily(findBars(beats, notes, null).beatsPerBar, numerator),
  };
}

const isSameFamily = (a: number, b: number): boolean => (a % 3 === 0) === (b % 3 === 0);

/** Seconds of work for some seconds of a piece, stock or ours, after a first window to warm up. */
export async function time(
  who: 'ours' | 'stock',
  backend: TfjsBackend,
  file: string,
  seconds: number,
): Promise<number> {
  await startBackend(backend);
  const network = await loadBasicPitch();
  const run = (samples: Float32Array): Promise<unknown> =>
    who === 'stock'
      ? hearStock(network, samples)
      : listen(network, samples, { signal: undefined, onProgress: () => undefined });
  const samples = await render(await readOpening(file, seconds));
  await run(samples.subarray(0, SAMPLE_RATE));
  const startedAt = performance.now();
  await run(samples.subarray(0, seconds * SAMPLE_RATE));
  network.dispose();
  return (performance.now() - startedAt) / 1000;
}
