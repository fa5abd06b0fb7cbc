import { describe, expect, it } from 'vitest';
import type { Beats } from './beat.ts';
import { CLEAR_BARS, findBars } from './findBars.ts';
import type { HeardNote } from './pitchActivity.ts';

const CHORDS = [
  [48, 64, 67],
  [53, 65, 69],
  [43, 62, 71],
  [48, 64, 67],
  [45, 64, 72],
];

/** A bass note and chords after it, a new harmony with each bar. */
function accompaniment(beatsPerBar: number, upbeats: number) {
  const seconds = Array.from({ length: 32 }, (_, i) => 1 + 0.5 * i);
  const beats: Beats = { seconds, tempoBpm: 120, strengths: seconds.map(() => 1) };
  const notes = seconds.flatMap((startSeconds, i): HeardNote[] => {
    const [bass, ...chord] =
      CHORDS[Math.floor((i - upbeats) / beatsPerBar + CHORDS.length) % CHORDS.length]!;
    const isFirst = (i - upbeats) % beatsPerBar === 0;
    return (isFirst ? [bass!] : chord).map((pitch) => ({
      startSeconds,
      durationSeconds: 0.4,
      pitch,
      amplitude: 0.5,
    }));
  });
  return { beats, notes };
}

describe('bars', () => {
  it.each([
    [2, 0],
    [2, 1],
    [3, 0],
    [3, 2],
    [4, 0],
    [4, 3],
  ])('of %i beats are found, with %i before the first', (beatsPerBar, upbeats) => {
    const { beats, notes } = accompaniment(beatsPerBar, upbeats);
    const found = findBars(beats, notes, null);
    expect(found).toMatchObject({ beatsPerBar, firstDownbeat: upbeats });
    expect(found.clarity).toBeGreaterThan(CLEAR_BARS);
  });

  it('keep the length the musician says', () => {
    const { beats, notes } = accompaniment(4, 1);
    expect(findBars(beats, notes, 2)).toMatchObject({ beatsPerBar: 2, firstDownbeat: 1 });
  });

  it('are of four beats, and not clear, where nothing tells', () => {
    const { beats } = accompaniment(4, 0);
    expect(findBars(beats, [], null)).toEqual({ beatsPerBar: 4, firstDownbeat: 0, clarity: 0 });
  });
});
