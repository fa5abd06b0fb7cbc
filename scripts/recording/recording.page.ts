// The page's part of makeRecording.ts: a tune on the app's own piano, as a small WAV file.
import { encodeWav } from '../../src/core/audio/encodeWav.ts';
import type { Note } from '../../src/core/music/score.ts';
import { createSampleLibrary } from '../../src/services/playback/sampleLibrary.ts';
import { noteAt, scoreOf, trackOf } from '../../src/testing/playerScores.ts';
import { renderWhole } from '../../src/testing/renderWhole.ts';

/** Enough for a piano's middle, and small. */
const SAMPLE_RATE = 11_025;
const SECONDS = 8;

/** Quavers at 100 a minute: an arpeggio over a bass note in each beat. */
function tune(): readonly Note[] {
  const beat = 60 / 100;
  const chords = [
    [48, 60, 64, 67],
    [53, 60, 65, 69],
    [55, 62, 67, 71],
    [48, 64, 67, 72],
  ];
  return chords.flatMap(([bass, ...tones], bar) =>
    [0, 1, 2].flatMap((at) => {
      const start = (3 * bar + at) * beat;
      return [
        noteAt(start, bass! + (at === 0 ? 0 : 12), beat * 0.9, 90),
        noteAt(start, tones[at]!, beat * 0.45, 105),
        noteAt(start + beat / 2, tones[(at + 1) % 3]!, beat * 0.45, 85),
      ];
    }),
  );
}

/** The bytes of the file. */
export async function renderTune(): Promise<readonly number[]> {
  const score = scoreOf(trackOf([...tune()].sort((a, b) => a.startTicks - b.startTicks)));
  const sound = await renderWhole(score, createSampleLibrary('/'), SAMPLE_RATE);
  const [left, right] = [sound.getChannelData(0), sound.getChannelData(1)];
  const mono = new Float32Array(SECONDS * SAMPLE_RATE);
  for (let i = 0; i < Math.min(mono.length, left.length); i++) mono[i] = (left[i]! + right[i]!) / 2;
  return [...encodeWav({ sampleRate: SAMPLE_RATE, channels: [mono] }, 16, 'Small waltz')];
}
