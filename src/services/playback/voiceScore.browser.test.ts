import { describe, expect, it } from 'vitest';
import { DEFAULT_TRACK_MIX, type TrackMix } from '../../core/audio/mix.ts';
import type { Score, Track } from '../../core/music/score.ts';
import { noteAt, scoreOf, trackOf } from '../../testing/playerScores.ts';
import { renderWhole } from '../../testing/renderWhole.ts';
import { loadScore } from './loadedScore.ts';
import { createSampleLibrary } from './sampleLibrary.ts';
import { createToneRig, LIMITER_SECONDS } from './toneRig.ts';

const RATE = 44_100;
const library = createSampleLibrary('/');
const render = (score: Score, mix: readonly TrackMix[] = []): Promise<AudioBuffer> =>
  renderWhole(score, library, RATE, mix);

const peak = (samples: Float32Array): number =>
  samples.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
const peakBetween = (sound: AudioBuffer, from: number, to: number): number =>
  Math.max(...[0, 1].map((i) => peak(sound.getChannelData(i).subarray(from * RATE, to * RATE))));

it.each([
  ['piano', 0 as const, [60, 33, 74, 96, 45, 108]],
  ['drums', 'drums' as const, [36, 38, 42, 45, 37, 47]],
])('puts every onset of %s within 5 ms of where the score has it', async (_, program, pitches) => {
  // Short notes far apart, so that silence lies before each.
  const starts = [0, 2.25, 4.5, 6.875, 9.0625, 11.3];
  const notes = starts.map((start, i) => noteAt(start, pitches[i]!, 0.05));
  const sound = (await render(scoreOf(trackOf(notes, program)))).getChannelData(0);
  for (const start of starts) {
    const due = Math.round(start * RATE);
    const threshold = peak(sound.subarray(due, due + 8820)) / 10;
    const from = Math.max(0, due - 4410);
    const onset = from + sound.subarray(from).findIndex((v) => Math.abs(v) >= threshold);
    expect(Math.abs(onset - due) / 44.1, `milliseconds at ${start} s`).toBeLessThan(5);
  }
});

it.each([0, 19, 33, 48, 56, 73])('is silent after the note-off of program %i', async (program) => {
  const sound = await render(scoreOf(trackOf([noteAt(0, 55, 1), noteAt(4, 55, 0.2)], program)));
  expect(peakBetween(sound, 0.5, 1)).toBeGreaterThan(0.02);
  expect(peakBetween(sound, 2, 3.9) / peakBetween(sound, 0.5, 1)).toBeLessThan(0.002);
});

it('lets a closed hi-hat end the open one', async () => {
  const open = await render(scoreOf(trackOf([noteAt(0, 46)], 'drums')));
  const choked = await render(scoreOf(trackOf([noteAt(0, 46), noteAt(0.3, 42, 0.1, 1)], 'drums')));
  expect(peakBetween(choked, 0.1, 0.29)).toBeCloseTo(peakBetween(open, 0.1, 0.29), 2);
  expect(peakBetween(choked, 0.4, 0.6) / peakBetween(open, 0.4, 0.6)).toBeLessThan(0.1);
});

describe('never clips', () => {
  it('when every key is struck at full force', async () => {
    const everyKey = Array.from({ length: 88 }, (_, i) => noteAt(0, 21 + i, 1, 127));
    const loudest = peakBetween(await render(scoreOf(trackOf(everyKey))), 0, 2);
    expect(loudest).toBeLessThan(0.99);
    expect(loudest).toBeGreaterThan(0.5);
  });

  it('when sixteen tracks play chords and drums together', { timeout: 60_000 }, async () => {
    const programs = [0, 4, 16, 24, 27, 30, 33, 40, 48, 52, 56, 61, 65, 73, 81] as const;
    const chords = (root: number) =>
      Array.from({ length: 16 }, (_, beat) =>
        [0, 4, 7, 12].map((step) => noteAt(beat / 4, root + step + (beat % 5), 0.24, 120)),
      ).flat();
    const beat = Array.from({ length: 32 }, (_, i) =>
      noteAt(i / 8, [36, 42, 38, 46, 49][i % 5]!, 0.1, 120),
    );
    const tracks: Track[] = programs.map((program, i) => trackOf(chords(36 + 2 * i), program));
    const sound = await render(scoreOf(...tracks, trackOf(beat, 'drums')));
    expect(peakBetween(sound, 0, 5)).toBeLessThan(0.99);
  });
});

it('leaves room: one note is well below a chord, and a chord below full scale', async () => {
  const peakOfChord = async (pitches: readonly number[]) =>
    peakBetween(await render(scoreOf(trackOf(pitches.map((p) => noteAt(0, p, 1))))), 0, 2);
  const [one, chord] = [await peakOfChord([60]), await peakOfChord([48, 60, 64, 67, 72])];
  expect(one).toBeGreaterThan(0.08);
  expect(chord).toBeGreaterThan(one * 1.5);
  expect(chord).toBeLessThan(0.8);
});

it('mixes as the controls say: mute, solo, pan', async () => {
  const score = scoreOf(trackOf([noteAt(0, 60, 1)], 19), trackOf([noteAt(2, 67, 1)], 19));
  const muted = await render(score, [{ ...DEFAULT_TRACK_MIX, isMuted: true }]);
  expect(peakBetween(muted, 0, 1.9)).toBe(0);
  expect(peakBetween(muted, 2, 3)).toBeGreaterThan(0.02);
  const solo = await render(score, [{ ...DEFAULT_TRACK_MIX, isSolo: true }]);
  expect(peakBetween(solo, 0, 1)).toBeGreaterThan(0.02);
  expect(solo.duration).toBeLessThan(2);
  const left = await render(score, [{ ...DEFAULT_TRACK_MIX, pan: -1 }]);
  expect(peak(left.getChannelData(1).subarray(0, RATE))).toBeLessThan(1e-4);
});

it('rings out, and the same score renders to the same sound', async () => {
  const score = scoreOf(trackOf([noteAt(0, 49, 0.1)], 'drums'));
  const [first, second] = [await render(score), await render(score)];
  expect(first.duration).toBeGreaterThan(1.5);
  expect(peak(first.getChannelData(0).subarray(-1000))).toBeLessThan(0.001);
  expect(second.getChannelData(0)).toEqual(first.getChannelData(0));
});

it('sounds like the player', async () => {
  const score = scoreOf(
    trackOf([noteAt(0.1, 61, 0.7), noteAt(0.5, 66, 1)]),
    trackOf([noteAt(0, 43, 1.5)], 48),
    trackOf([noteAt(0.2, 46), noteAt(0.8, 42)], 'drums'),
  );
  const mix = [
    { ...DEFAULT_TRACK_MIX, pan: -0.5 },
    { ...DEFAULT_TRACK_MIX, pan: 0.7 },
  ];
  const file = await render(score, mix);
  const context = new OfflineAudioContext(2, file.length, RATE);
  const loaded = loadScore(score, mix);
  const rig = createToneRig(context, library);
  rig.setMix(loaded.mix);
  for (const note of loaded.timeline.notes)
    rig.play(note, loaded.instruments[note.track]!, {
      clockSeconds: note.startSeconds,
      intoSeconds: 0,
      lastsSeconds: note.durationSeconds,
    });
  const player = await context.startRendering();
  rig.dispose();
  const likeness = (a: Float32Array, b: Float32Array): number => {
    let [ab, aa, bb] = [0, 0, 0];
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      ab += a[i]! * b[i]!;
      aa += a[i]! ** 2;
      bb += b[i]! ** 2;
    }
    return ab / Math.sqrt(aa * bb);
  };
  // The limiter's delay is known to a few frames.
  const delay = Math.round(LIMITER_SECONDS * RATE);
  const delays = Array.from({ length: 21 }, (_, i) => delay - 10 + i);
  for (const channel of [0, 1]) {
    const [a, b] = [file.getChannelData(channel), player.getChannelData(channel)];
    // What remains is the interpolation and the limiter.
    expect(Math.max(...delays.map((frames) => likeness(a, b.subarray(frames))))).toBeGreaterThan(
      0.99,
    );
  }
});
