// The queue, the review and the way into the library; what is heard is the test's own.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../core/errors.ts';
import { parseMidi } from '../core/midi/parseMidi.ts';
import { countNotes } from '../core/music/score.ts';
import { LOWEST_PITCH, PITCHES, type PitchActivity } from '../core/transcription/pitchActivity.ts';
import type { Microphone } from '../services/audio/microphone.ts';
import type { RecordingMoment, RecordingSound } from '../services/audio/recordingSound.ts';
import type { FileSaver } from '../services/files/fileSaver.ts';
import type { Services } from '../services/services.ts';
import type { ProjectStore } from '../services/storage/projectStore.ts';
import type { StorageKeeper } from '../services/storage/storageRoom.ts';
import { contentsOf } from '../store/contents.ts';
import type { HeardRecording } from '../store/review.ts';
import { createAppStore } from '../store/store.ts';
import { MemoryRecordingFiles } from '../testing/memoryRecordingFiles.ts';
import { SilentPlayback } from '../testing/silentPlayback.ts';
import { createTranscribeHandler } from '../workers/transcribe/handler.ts';
import type { TranscribeProtocol } from '../workers/transcribe/protocol.ts';
import type { App } from './app.ts';
import { followReview } from './followReview.ts';
import { importFiles } from './importFiles.ts';
import { startKeeping, stopKeeping } from './keepProject.ts';
import { followPlayback, playSource } from './playback.ts';
import {
  acceptRecording,
  changeReview,
  chooseFreeTime,
  chooseReviewSound,
  discardRecording,
  exportReviewMidi,
  restoreBeat,
  shiftBars,
} from './reviewRecording.ts';
import { startMicrophone, stopMicrophone } from './recordMicrophone.ts';
import { removePieces, undoRemove } from './remove.ts';
import {
  cancelListening,
  hearAgain,
  resumeRecordings,
  saveRecording,
  transcribeRecording,
} from './transcribe.ts';

const FRAMES = 1200;

/** A note of C4 every half second, with an overtone that is fainter. */
function heardActivity(): PitchActivity {
  const sounding = new Float32Array(FRAMES * PITCHES);
  const onsets = new Float32Array(FRAMES * PITCHES);
  for (let frame = 20; frame < FRAMES - 50; frame += 43)
    for (const [pitch, sure] of [
      [60, 0.9],
      [79, 0.5],
    ] as const) {
      const column = pitch - LOWEST_PITCH;
      onsets[frame * PITCHES + column] = sure;
      for (let i = frame; i < frame + 30; i++) sounding[i * PITCHES + column] = sure;
    }
  return { frames: FRAMES, sounding, onsets, bends: new Int8Array(FRAMES * PITCHES) };
}

const silentActivity = (): PitchActivity => ({
  frames: FRAMES,
  sounding: new Float32Array(FRAMES * PITCHES),
  onsets: new Float32Array(FRAMES * PITCHES),
  bends: new Int8Array(FRAMES * PITCHES),
});

const decoded = { samples: new Float32Array(8), seconds: 14, breaksOff: false };

/** The worker's own handler; only what the network would hear is the test's. */
function createApp(
  hear: (...args: Parameters<TranscribeProtocol['transcribe']>) => Promise<PitchActivity>,
): App {
  const services: Partial<Services> = {
    decodeRecording: (file) =>
      file.name.startsWith('broken')
        ? Promise.reject(new AppError('recording/unreadable', 'broken'))
        : Promise.resolve({ ...decoded, breaksOff: file.name.startsWith('cut') }),
    transcribe: {
      ...createTranscribeHandler(),
      transcribe: async (...args) => ({ activity: await hear(...args), backend: 'wasm' }),
    },
  };
  return { store: createAppStore(), services: services as Services };
}

const wav = (name: string) => new File(['RIFF\0\0\0\0WAVE'], name);
const review = (app: App) => app.store.getState().review;
const rows = (app: App) =>
  app.store
    .getState()
    .library.rows.map((row) =>
      row.kind === 'piece' ? row.fileName : `${row.fileName}: ${row.failure.code}`,
    );

describe('recordings', () => {
  it('are heard one after another and wait for review; what cannot be heard is named', async () => {
    let [listening, most] = [0, 0];
    const app = createApp(async (_, { onEvent }) => {
      most = Math.max(most, ++listening);
      onEvent?.(0.5);
      await Promise.resolve();
      listening--;
      return heardActivity();
    });
    const shares: number[] = [];
    app.store.subscribe(({ review: { listening: job } }) => {
      if (job.status === 'running') shares.push(job.progress.share);
    });
    const first = transcribeRecording(app, wav('a.wav'));
    await transcribeRecording(app, wav('broken.wav'));
    await transcribeRecording(app, wav('b.wav'));
    await first;
    expect(review(app).heard.map(({ fileName }) => fileName)).toEqual(['a.wav', 'b.wav']);
    expect(rows(app)).toEqual(['broken.wav: recording/unreadable']);
    expect(review(app).listening).toEqual({
      status: 'done',
      result: { heard: 2, skipped: 1 },
    });
    expect([most, shares.includes(0.5)]).toEqual([1, true]);
  });

  it('are heard once, unless they differ', async () => {
    const app = createApp(() => Promise.resolve(heardActivity()));
    await transcribeRecording(app, wav('a.wav'));
    await transcribeRecording(app, wav('a.wav'));
    expect(rows(app)).toEqual(['a.wav: recording/already-here']);
    await transcribeRecording(app, new File(['RIFF\0\0\0 WAVE'], 'a.wav'));
    expect(review(app).heard).toHaveLength(2);
    for (const { id } of review(app).heard) discardRecording(app, id);
    await transcribeRecording(app, wav('a.wav'));
    expect(review(app).heard).toHaveLength(1);
  });

  it('without a note are named', async () => {
    const app = createApp(() => Promise.resolve(silentActivity()));
    await transcribeRecording(app, wav('noise.wav'));
    expect(rows(app)).toEqual(['noise.wav: recording/no-notes']);
  });

  it('come from an import, which does not wait for them', async () => {
    let release: (activity: PitchActivity) => void = () => undefined;
    const app = createApp(() => new Promise((resolve) => (release = resolve)));
    await importFiles(app, [wav('a.wav')]);
    expect(app.store.getState().library.importing).toEqual({
      status: 'done',
      result: { imported: 0, cutShort: 0, copies: 0, recordings: 1, skipped: 0 },
    });
    await expect.poll(() => review(app).listening.status).toBe('running');
    await new Promise((resolve) => setTimeout(resolve));
    release(heardActivity());
    await expect.poll(() => review(app).heard.length).toBe(1);
  });

  it('can be cancelled, those that wait too, and come again afterwards', async () => {
    const app = createApp(
      (_, { signal }) =>
        new Promise((resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new AppError('cancelled', 'cancelled')));
          if (review(app).listening.status === 'cancelled') resolve(heardActivity());
        }),
    );
    const hearing = transcribeRecording(app, wav('a.wav'));
    await transcribeRecording(app, wav('b.wav'));
    await new Promise((resolve) => setTimeout(resolve));
    cancelListening(app);
    await hearing;
    expect(review(app)).toMatchObject({ listening: { status: 'cancelled' }, heard: [] });
    expect(rows(app)).toEqual([]);
  });
});

describe('what the microphone recorded', () => {
  const microphone: Microphone = {
    start: () => Promise.resolve({ stop: () => Promise.resolve(wav('Recording.webm')) }),
  };
  const skipped = (app: App) =>
    app.store.getState().library.rows.filter((row) => row.kind === 'skipped');

  it('is kept where it could not be heard, to be saved or heard again', async () => {
    let activity = silentActivity();
    const app = createApp(() => Promise.resolve(activity));
    const saved: string[] = [];
    const fileSaver: FileSaver = { save: (fileName) => void saved.push(fileName) };
    Object.assign(app.services, { microphone, fileSaver, playback: new SilentPlayback() });
    await startMicrophone(app);
    await stopMicrophone(app);
    const [row] = skipped(app);
    expect(row).toMatchObject({ failure: { code: 'recording/no-notes' } });
    saveRecording(app, row!);
    expect(saved).toEqual(['Recording.webm']);
    activity = heardActivity();
    await hearAgain(app, row!);
    expect(review(app).heard).toMatchObject([{ fileName: 'Recording.webm' }]);
    expect(skipped(app)).toEqual([]);
  });

  it('is kept when the listening is cancelled', async () => {
    const app = createApp(() => new Promise(() => undefined));
    Object.assign(app.services, { microphone, playback: new SilentPlayback() });
    let decode: () => void = () => undefined;
    const decoding = new Promise((resolve) => (decode = () => resolve(decoded)));
    Object.assign(app.services, { decodeRecording: () => decoding });
    const first = transcribeRecording(app, wav('a.wav'));
    await startMicrophone(app);
    await stopMicrophone(app);
    cancelListening(app);
    decode();
    await first;
    expect(rows(app)).toEqual(['Recording.webm: cancelled']);
    expect(skipped(app)[0]?.onlyCopy?.name).toBe('Recording.webm');
  });

  it('ends by itself, and says why it cannot be had', async () => {
    let end: () => void = () => undefined;
    const app = createApp(() => Promise.resolve(heardActivity()));
    const start: Microphone['start'] = (_, onEnded) => {
      end = onEnded;
      return Promise.resolve({ stop: () => Promise.reject(new Error('gone')) });
    };
    Object.assign(app.services, { microphone: { start }, playback: new SilentPlayback() });
    await startMicrophone(app);
    end();
    await expect.poll(() => review(app).microphone.status).toBe('failed');
  });
});

describe('when the page goes and comes back', () => {
  const PROJECT = 'p';
  const heard = {
    activity: heardActivity(),
    backend: 'wasm',
    seconds: 14,
    breaksOff: false,
  } as const;

  function openApp(
    recordings: MemoryRecordingFiles,
    hear: Parameters<typeof createApp>[0] = () => Promise.resolve(heardActivity()),
  ): App {
    const app = createApp(hear);
    Object.assign(app.services, { recordingFiles: recordings, playback: new SilentPlayback() });
    app.store.getState().setProject({ id: PROJECT, keeping: 'on' });
    return app;
  }

  it('a recording is back as it was looked over, and is not listened to again', async () => {
    const recordings = new MemoryRecordingFiles();
    const before = openApp(recordings);
    await transcribeRecording(before, wav('a.wav'));
    const [{ id, hearing }] = review(before).heard as [HeardRecording];
    changeReview(before, id, { hearing: { ...hearing, faintest: 0.6 }, quantise: 1 });
    changeReview(before, id, { tempoBpm: 90, beatsPerBar: 3 });
    await chooseReviewSound(before, id, 'both');
    await expect.poll(() => review(before).heard[0]?.bars?.beatsPerBar).toBe(3);
    await expect.poll(() => recordings.kept[0]?.settings?.sound).toBe('both');

    const after = openApp(recordings, () => Promise.reject(new Error('listened again')));
    await resumeRecordings(after);
    await expect.poll(() => review(after).heard).toEqual(review(before).heard);
    expect(review(after).listening.status).toBe('idle');
    expect(review(after).keeping).toEqual({ [id]: 'kept' });
  });

  it('those that wait are listened to; a cancel leaves those that were', async () => {
    const recordings = new MemoryRecordingFiles();
    await recordings.add(PROJECT, 'waits', wav('waits.wav'), false);
    await recordings.add(PROJECT, 'late', wav('late.wav'), true);
    await recordings.add(PROJECT, 'heard', wav('heard.wav'), false);
    await recordings.saveHeard(PROJECT, 'heard', heard);
    const app = openApp(
      recordings,
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new AppError('cancelled', 'cancelled')));
        }),
    );
    const resumed = resumeRecordings(app);
    await expect.poll(() => review(app).listening.status).toBe('running');
    expect(review(app).heard.map(({ id }) => id)).toEqual(['heard']);
    expect(review(app).keeping).toEqual({ waits: 'kept', late: 'kept', heard: 'kept' });
    await expect.poll(() => recordings.kept[0]?.attempts).toBe(1);
    cancelListening(app);
    await resumed;
    expect(rows(app)).toEqual(['late.wav: cancelled']);
    const [row] = app.store.getState().library.rows;
    const onlyCopy = row?.kind === 'skipped' ? row.onlyCopy : undefined;
    // A file of its own: what is on the disk will be removed.
    expect(onlyCopy).not.toBe(recordings.kept.find(({ id }) => id === 'late')?.file);
    expect(await onlyCopy?.text()).toBe('RIFF\0\0\0\0WAVE');
    // What was recorded here stays until the row that has it is written, which nothing does here.
    await expect.poll(() => recordings.kept.map(({ id }) => id)).toEqual(['late', 'heard']);

    // Then it is a row that was written, and no longer on its way.
    const after = openApp(recordings);
    after.store.getState().addRow(row!);
    await resumeRecordings(after);
    expect(review(after).heard.map(({ id }) => id)).toEqual(['heard']);
    expect(rows(after)).toEqual(['late.wav: cancelled']);
  });

  it('what comes while they are read is not taken for one of them', async () => {
    let write: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (write = resolve));
    class SlowFiles extends MemoryRecordingFiles {
      override async add(...args: Parameters<MemoryRecordingFiles['add']>): Promise<void> {
        await held;
        await super.add(...args);
      }
    }
    const recordings = new SlowFiles();
    const app = openApp(recordings);
    const heardNow = transcribeRecording(app, wav('new.wav'));
    const resumed = resumeRecordings(app);
    await heardNow;
    write();
    await resumed;
    await expect.poll(() => recordings.kept.map(({ isHeard }) => isHeard)).toEqual([true]);
    expect(review(app).heard).toHaveLength(1);
    expect(Object.values(review(app).keeping)).toEqual(['kept']);
    expect(rows(app)).toEqual([]);
  });

  it('one that went down with the page four times is not listened to again', async () => {
    const recordings = new MemoryRecordingFiles();
    await recordings.add(PROJECT, 'a', wav('a.wav'), true);
    for (let start = 0; start < 4; start++) {
      // The page goes while it is heard.
      void resumeRecordings(openApp(recordings, () => new Promise(() => undefined)));
      await expect.poll(() => recordings.kept[0]?.attempts).toBe(start + 1);
    }
    const app = openApp(recordings, () => Promise.reject(new Error('listened again')));
    await resumeRecordings(app);
    expect(rows(app)).toEqual(['a.wav: recording/unreadable']);
    expect(app.store.getState().library.rows[0]).toHaveProperty('onlyCopy');
  });

  it('one that cannot be brought back stays, and does not keep the others away', async () => {
    const recordings = new MemoryRecordingFiles();
    for (const id of ['a', 'b']) {
      await recordings.add(PROJECT, id, wav(`${id}.wav`), false);
      await recordings.saveHeard(PROJECT, id, heard);
    }
    const app = openApp(recordings);
    vi.spyOn(app.services.transcribe, 'findNotes').mockRejectedValueOnce(
      new AppError('worker/crashed', 'gone'),
    );
    await expect(resumeRecordings(app)).rejects.toMatchObject({ code: 'worker/crashed' });
    expect(review(app).heard.map(({ id }) => id)).toEqual(['b']);
    expect(recordings.kept.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('a browser without a place for them says nothing, one that cannot read them does', async () => {
    const recordings = new MemoryRecordingFiles();
    const app = openApp(recordings);
    recordings.list = () => Promise.reject(new AppError('storage/unavailable', 'private window'));
    await resumeRecordings(app);
    recordings.list = () => Promise.reject(new Error('broken disk'));
    await expect(resumeRecordings(app)).rejects.toThrow('broken disk');
  });

  it('what became a piece, or nothing, is gone', async () => {
    const recordings = new MemoryRecordingFiles();
    const app = openApp(recordings);
    const projects: Partial<ProjectStore> = { write: () => Promise.resolve() };
    const storageKeeper: Partial<StorageKeeper> = { hasAsked: () => true };
    Object.assign(app.services, { projects, storageKeeper });
    startKeeping(app, null, contentsOf(app.store.getInitialState()));
    for (const name of ['a.wav', 'b.wav']) await transcribeRecording(app, wav(name));
    const [a, b] = review(app).heard as [HeardRecording, HeardRecording];
    await acceptRecording(app, a.id);
    await expect.poll(() => recordings.kept.map(({ id }) => id)).toEqual([b.id]);
    discardRecording(app, b.id);
    // Something else that is removed takes its place.
    removePieces(app, new Set([a.id]));
    await expect.poll(() => recordings.kept).toEqual([]);
    expect(review(app).keeping).toEqual({});
    stopKeeping(app);
  });

  it('one that was discarded can be brought back as it was, and is gone with the page', async () => {
    const recordings = new MemoryRecordingFiles();
    const app = openApp(recordings);
    for (const name of ['a.wav', 'b.wav']) await transcribeRecording(app, wav(name));
    const [a, b] = review(app).heard as [HeardRecording, HeardRecording];
    changeReview(app, a.id, { hearing: { ...a.hearing, faintest: 0.6 } });
    // Before the notes were found anew.
    discardRecording(app, a.id);
    expect(review(app).heard).toEqual([b]);
    await expect.poll(() => recordings.kept[0]?.isDiscarded).toBe(true);
    undoRemove(app);
    expect(review(app).heard.map(({ id }) => id)).toEqual([a.id, b.id]);
    await expect.poll(() => countNotes(review(app).heard[0]!.score)).toBe(countNotes(a.score) / 2);
    await expect.poll(() => recordings.kept[0]?.isDiscarded).toBe(false);
    discardRecording(app, a.id);
    await expect.poll(() => recordings.kept[0]?.isDiscarded).toBe(true);

    const after = openApp(recordings);
    await resumeRecordings(after);
    expect(review(after).heard.map(({ id }) => id)).toEqual([b.id]);
    await expect.poll(() => recordings.kept.map(({ id }) => id)).toEqual([b.id]);
  });

  it('one of which only part was written is named', async () => {
    const recordings = new MemoryRecordingFiles();
    await recordings.add(PROJECT, 'a', wav('a.wav'), false);
    recordings.kept = recordings.kept.map((one) => ({ ...one, file: null }));
    const app = openApp(recordings);
    await resumeRecordings(app);
    expect(rows(app)).toEqual(['a.wav: recording/not-kept']);
  });

  it('one that found no room is lost, and can be looked over until then', async () => {
    const recordings = new MemoryRecordingFiles();
    recordings.add = () => Promise.reject(new AppError('storage/no-room', 'full'));
    const app = openApp(recordings);
    await transcribeRecording(app, wav('a.wav'));
    const [{ id }] = review(app).heard as [HeardRecording];
    await expect.poll(() => review(app).keeping).toEqual({ [id]: 'failed' });
    changeReview(app, id, { quantise: 1 });
    await acceptRecording(app, id);
    expect(rows(app)).toEqual(['a.wav']);
    expect(review(app).keeping).toEqual({});
  });

  it('a project that is not kept here keeps no recording', async () => {
    const recordings = new MemoryRecordingFiles();
    const app = openApp(recordings);
    app.store.getState().setProject({ keeping: 'elsewhere' });
    await transcribeRecording(app, wav('a.wav'));
    await resumeRecordings(app);
    expect(recordings.kept).toEqual([]);
    expect(review(app).heard).toHaveLength(1);
  });
});

describe('a review', () => {
  async function reviewed(): Promise<{ app: App; id: string }> {
    const app = createApp(() => Promise.resolve(heardActivity()));
    await transcribeRecording(app, wav('small-waltz.wav'));
    return { app, id: review(app).heard[0]!.id };
  }
  const recording = (app: App) => review(app).heard[0]!;
  const notes = (app: App) => recording(app).score.tracks[0]!.notes;

  it('finds the beat and the notes, and makes them anew when a setting changes', async () => {
    const { app, id } = await reviewed();
    expect(recording(app).tempoBpm).toBeCloseTo(60.1, 0);
    const before = notes(app).length;
    const { hearing } = recording(app);
    changeReview(app, id, { hearing: { ...hearing, faintest: 0.6 } });
    await expect.poll(() => notes(app).length).toBe(before / 2);
    changeReview(app, id, { hearing });
    await expect.poll(() => notes(app).length).toBe(before);
    changeReview(app, id, { quantise: 1 });
    expect(notes(app).every(({ startTicks }) => startTicks % 120 === 0)).toBe(true);
    changeReview(app, id, { tempoBpm: null });
    expect(recording(app).bars).toBeNull();
    expect(recording(app).score.tempos).toEqual([{ ticks: 0, tempoBpm: 120 }]);
  });

  it('has the same beats whichever setting is changed first, and those that were found when they are asked for', async () => {
    const { app, id } = await reviewed();
    const { hearing, foundTempoBpm } = recording(app);
    const found = recording(app).score.tempos;
    const asked: number[] = [];
    const handler = createTranscribeHandler();
    app.services.transcribe.findBeats = (input, job) => {
      asked.push(input.notes.length);
      return handler.findBeats(input, job);
    };
    const before = notes(app).length;
    changeReview(app, id, { hearing: { ...hearing, faintest: 0.6 } });
    await expect.poll(() => notes(app).length).toBe(before / 2);
    changeReview(app, id, { tempoBpm: 90 });
    await expect.poll(() => asked).toEqual([before]);
    changeReview(app, id, { tempoBpm: foundTempoBpm });
    await expect.poll(() => recording(app).score.tempos).toEqual(found);
    expect(asked).toHaveLength(1);
  });

  it('takes up only the last of many changes, one at a time', async () => {
    const { app, id } = await reviewed();
    const { hearing } = recording(app);
    const asked: number[] = [];
    const handler = createTranscribeHandler();
    Object.assign(app.services.transcribe, {
      findNotes: (...args: Parameters<TranscribeProtocol['findNotes']>) => {
        asked.push(args[0].hearing.faintest);
        return handler.findNotes(...args);
      },
    });
    for (const faintest of [0.4, 0.45, 0.5, 0.55, 0.6])
      changeReview(app, id, { hearing: { ...hearing, faintest } });
    await acceptRecording(app, id);
    expect(asked).toEqual([0.4, 0.6]);
  });

  it('says why the notes could not be made anew, and makes them with the next change', async () => {
    const { app, id } = await reviewed();
    const { hearing } = recording(app);
    const handler = createTranscribeHandler();
    Object.assign(app.services.transcribe, {
      findNotes: () => Promise.reject(new AppError('worker/crashed', 'gone')),
    });
    changeReview(app, id, { hearing: { ...hearing, faintest: 0.6 } });
    await expect.poll(() => recording(app).failure?.code).toBe('worker/crashed');
    const before = notes(app).length;
    Object.assign(app.services.transcribe, { findNotes: handler.findNotes.bind(handler) });
    changeReview(app, id, { quantise: 1 });
    await expect.poll(() => notes(app).length).toBe(before / 2);
    expect(recording(app).failure).toBeNull();
  });

  it('has bars as they are found, as the musician says, and from where the musician says', async () => {
    const { app, id } = await reviewed();
    const bars = () => recording(app).bars!;
    const meter = () => recording(app).score.meters[0]!.numerator;
    expect(meter()).toBe(bars().beatsPerBar);
    changeReview(app, id, { beatsPerBar: 3 });
    expect([bars().beatsPerBar, meter()]).toEqual([3, 3]);
    changeReview(app, id, { barSeconds: 4.1 });
    const offset = recording(app).offsetSeconds;
    const barsIn = (4.1 - offset) / ((3 * 60) / recording(app).tempoBpm!);
    expect(Math.abs(barsIn - Math.round(barsIn))).toBeLessThan(1 / 6);
    const before = bars().firstDownbeat;
    shiftBars(app, id);
    expect(bars().firstDownbeat).toBe((before + 1) % 3);
  });

  it('comes out of free time with the tempo that was set, and goes back to what was found', async () => {
    const { app, id } = await reviewed();
    const { foundTempoBpm, bars, score } = recording(app);
    const slow = foundTempoBpm! / 2;
    changeReview(app, id, { tempoBpm: slow, beatsPerBar: 2, barSeconds: 4.1 });
    await expect.poll(() => recording(app).bars?.beatsPerBar).toBe(2);
    chooseFreeTime(app, id, true);
    await expect.poll(() => recording(app).bars).toBeNull();
    chooseFreeTime(app, id, false);
    expect(recording(app).tempoBpm).toBe(slow);
    await expect.poll(() => recording(app).bars?.beatsPerBar).toBe(2);
    restoreBeat(app, id);
    expect(recording(app).tempoBpm).toBe(foundTempoBpm);
    await expect.poll(() => recording(app).bars).toEqual(bars);
    expect(recording(app).score).toEqual(score);
  });

  it('says where its file breaks off, and goes home as MIDI', async () => {
    const app = createApp(() => Promise.resolve(heardActivity()));
    const saved: unknown[] = [];
    const fileSaver: FileSaver = { save: (...args) => void saved.push(args) };
    Object.assign(app.services, { fileSaver });
    await transcribeRecording(app, wav('cut-waltz.wav'));
    const { id, breaksOff, seconds } = recording(app);
    expect([breaksOff, seconds]).toEqual([true, 14]);
    await exportReviewMidi(app, id);
    const [name, bytes] = saved[0] as [string, Uint8Array];
    expect(name).toBe('cut-waltz.mid');
    expect(countNotes(parseMidi(bytes, name).score)).toBe(notes(app).length);
  });

  it('becomes a piece as it was last set, be it a moment ago', async () => {
    const { app, id } = await reviewed();
    const before = notes(app).length;
    changeReview(app, id, { hearing: { ...recording(app).hearing, faintest: 0.6 } });
    await acceptRecording(app, id);
    const [row] = app.store.getState().library.rows;
    expect(row?.kind === 'piece' && countNotes(row.score)).toBe(before / 2);
  });

  it('ends with a piece that says where it comes from, or with nothing', async () => {
    const { app, id } = await reviewed();
    await acceptRecording(app, id);
    expect(app.store.getState().library.rows).toMatchObject([
      { kind: 'piece', fileName: 'small-waltz.wav', origin: 'recording', isIncluded: true },
    ]);
    await transcribeRecording(app, wav('b.wav'));
    discardRecording(app, review(app).heard[0]!.id);
    expect(review(app).heard).toEqual([]);
    expect(rows(app)).toEqual(['small-waltz.wav']);
  });

  describe('is heard', () => {
    let playback: SilentPlayback;
    let moment: RecordingMoment | null;
    let app: App;
    let id: string;
    const passTime = () => vi.advanceTimersByTime(100);
    beforeEach(async () => {
      ({ app, id } = await reviewed());
      playback = new SilentPlayback();
      moment = null;
      const recordingSound: RecordingSound = {
        play: (next) => (moment = next),
        pause: () => (moment = null),
      };
      Object.assign(app.services, { playback, recordingSound });
      vi.useFakeTimers();
      followPlayback(app);
      const unfollow = followReview(app);
      return () => {
        unfollow();
        vi.useRealTimers();
      };
    });

    it('as it was recorded, as notes, or both', async () => {
      await playSource(app, { kind: 'heard', id });
      playback.moveTo(1);
      passTime();
      expect(moment).toBeNull();
      await chooseReviewSound(app, id, 'recording');
      playback.moveTo(1.1);
      passTime();
      expect(moment).toMatchObject({ seconds: 1.1 + recording(app).offsetSeconds, rate: 1 });
      expect(playback.mix[0]?.isMuted).toBe(true);
      await chooseReviewSound(app, id, 'both');
      expect(playback.mix[0]?.isMuted).toBe(false);
      expect(moment).not.toBeNull();
      playback.pause();
      expect(moment).toBeNull();
      playback.moveTo(2);
      passTime();
      expect(moment).toBeNull();
    });

    it('from when the music begins, not while a bar is counted in', async () => {
      await chooseReviewSound(app, id, 'both');
      await playSource(app, { kind: 'heard', id });
      passTime();
      expect(moment).toBeNull();
      playback.moveTo(0.1);
      passTime();
      expect(moment).not.toBeNull();
      playback.seek(5);
      passTime();
      expect(moment).toBeNull();
      playback.moveTo(5.1);
      passTime();
      expect(moment).toMatchObject({ seconds: 5.1 + recording(app).offsetSeconds });
    });

    it('in a loop, and where the notes that are played lie when they were made anew', async () => {
      await chooseReviewSound(app, id, 'both');
      await playSource(app, { kind: 'heard', id });
      const { offsetSeconds } = recording(app);
      playback.moveTo(4);
      passTime();
      playback.moveTo(2);
      passTime();
      expect(moment).toMatchObject({ seconds: 2 + offsetSeconds });
      changeReview(app, id, { barSeconds: offsetSeconds + 60 / recording(app).tempoBpm! });
      expect(recording(app).offsetSeconds).not.toBe(offsetSeconds);
      playback.moveTo(2.1);
      passTime();
      expect(moment).toMatchObject({ seconds: 2.1 + offsetSeconds });
    });
  });
});
