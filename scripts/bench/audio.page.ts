// The page's part of `bench audio`: the app's own player, renderer and training.
import { DEFAULT_TRAINING, type TrainSettings } from '../../src/core/model/training.ts';
import type { Note, Score } from '../../src/core/music/score.ts';
import { createSampleLibrary } from '../../src/services/playback/sampleLibrary.ts';
import { createScoreRenderer } from '../../src/services/playback/scoreRenderer.ts';
import { createTonePlayback } from '../../src/services/playback/tonePlayback.ts';
import { noteAt, scoreOf, trackOf } from '../../src/testing/playerScores.ts';
import { createModelClient } from '../../src/workers/model/client.ts';
import { createPreprocessClient } from '../../src/workers/preprocess/client.ts';
import { createRenderClient } from '../../src/workers/render/client.ts';

const PROGRAMS = [0, 4, 16, 24, 27, 32, 33, 40, 42, 48, 52, 56, 61, 65, 73] as const;
const PIECE_SECONDS = 60;
const CORPUS = ['maple-leaf-rag', 'the-entertainer', 'elite-syncopations', 'solace'];

/** Fifteen instruments and drums, each with `perSecond` notes a second of four times their distance. */
function bigBand(seconds: number, perSecond: number): Score {
  const notes = (pitchOf: (i: number) => number): readonly Note[] =>
    Array.from({ length: Math.round(seconds * perSecond) }, (_, i) =>
      noteAt(i / perSecond, pitchOf(i), 4 / perSecond, 60 + ((i * 7) % 60)),
    );
  const melodic = PROGRAMS.map((program, track) =>
    trackOf(
      notes((i) => 48 + ((5 * i + 3 * track) % 30)),
      program,
    ),
  );
  return scoreOf(
    ...melodic,
    trackOf(
      notes((i) => [36, 42, 38, 46][i % 4]!),
      'drums',
    ),
  );
}

/** Seconds of music made in a second: sounds fetched and decoded, rendered, encoded, all. */
export async function timesRealtime(kind: 'wav' | 'mp3'): Promise<number> {
  const renderer = createScoreRenderer(() => createSampleLibrary('/'), createRenderClient());
  const startedAt = performance.now();
  const file = await renderer.renderMix(bigBand(PIECE_SECONDS, 4), [], {
    format: { kind, sampleRate: 44_100, bitDepth: 16 },
    title: 'Bench',
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  if (file.size < PIECE_SECONDS * 10_000) throw new Error(`only ${file.size} bytes`);
  return (1000 * PIECE_SECONDS) / (performance.now() - startedAt);
}

export interface FirstNotes {
  readonly coldMs: number;
  readonly warmMs: number;
}

/** From the click on a piece for piano and bass until the output is not silent; the cold one must come first. */
export async function measureFirstNotes(): Promise<FirstNotes> {
  const playback = createTonePlayback(createSampleLibrary('/'));
  const piece = (step: number): Score =>
    scoreOf(
      trackOf(Array.from({ length: 40 }, (_, i) => noteAt(i / 4, 48 + ((i * step) % 36)))),
      trackOf([noteAt(0, 36, 8)], 33),
    );
  const measure = async (score: Score): Promise<number> => {
    const startedAt = performance.now();
    await playback.load(score, []);
    await playback.play();
    while (playback.outputLevel() < 1e-3) await new Promise((done) => setTimeout(done, 1));
    const took = performance.now() - startedAt;
    playback.stop();
    await new Promise((done) => setTimeout(done, 500));
    return took;
  };
  const coldMs = await measure(piece(5));
  const warm = [];
  for (let round = 0; round < 5; round++) warm.push(await measure(piece(5)));
  await playback.dispose();
  return { coldMs, warmMs: warm.sort((a, b) => a - b)[2]! };
}

export interface StressResult {
  readonly notes: number;
  /** Handed to the audio clock. */
  readonly started: number;
  /** Of these, after their time. */
  readonly late: number;
  /** What the audio clock lost against the wall clock: sound that did not come. */
  readonly clockLagMs: number;
  readonly trainSteps: number;
}

/** 5,000 notes in fifty seconds, while a model learns in its worker. */
export async function playWhileTraining(): Promise<StressResult> {
  const stop = new AbortController();
  let trainSteps = 0;
  const preprocess = createPreprocessClient();
  const pieces = await Promise.all(
    CORPUS.map(async (title) => {
      const bytes = await (await fetch(`/corpus/${title}.mid`)).arrayBuffer();
      const { events } = await preprocess.readPiece({ fileName: `${title}.mid`, bytes }, {});
      return { title, events };
    }),
  );
  // Longer than the piece.
  const settings: TrainSettings = {
    ...DEFAULT_TRAINING,
    preset: 'M',
    length: { kind: 'minutes', minutes: 2 },
  };
  let training: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    training = createModelClient().train(
      { name: 'Bench', pieces, settings, base: null, from: null },
      {
        signal: stop.signal,
        onEvent: ({ type }) => {
          if (type !== 'progress') return;
          trainSteps++;
          resolve();
        },
      },
    );
    training.catch(reject);
  });

  const score = bigBand(50, 6.25);
  const notes = score.tracks.reduce((sum, track) => sum + track.notes.length, 0);
  let [started, late] = [0, 0];
  let context: BaseAudioContext | null = null;
  const start = Reflect.get(AudioBufferSourceNode.prototype, 'start');
  AudioBufferSourceNode.prototype.start = function (when = 0, ...rest) {
    context = this.context;
    started++;
    if (when < this.context.currentTime) late++;
    start.call(this, when, ...rest);
  };
  const playback = createTonePlayback(createSampleLibrary('/'));
  try {
    await playback.load(score, []);
    await playback.play();
    const clock = (): number => context?.currentTime ?? 0;
    const [wallStart, clockStart] = [performance.now(), clock()];
    while (playback.status() === 'playing') await new Promise((done) => setTimeout(done, 100));
    const wallMs = performance.now() - wallStart;
    const clockLagMs = wallMs - 1000 * (clock() - clockStart);
    return { notes, started, late, clockLagMs, trainSteps };
  } finally {
    AudioBufferSourceNode.prototype.start = start;
    stop.abort();
    await playback.dispose();
    await training;
  }
}
