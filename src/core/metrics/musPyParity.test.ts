// The measures against those of scripts/muspyParity/measure.py, which reads the same files in its own way.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMidi } from '../midi/parseMidi.ts';
import { countNotes, type Score, type Track } from '../music/score.ts';
import {
  pitchClassEntropy,
  pitchClassesUsed,
  pitchEntropy,
  pitchesUsed,
  pitchInScaleRate,
  pitchRange,
  polyphony,
  polyphonyRate,
  scaleConsistency,
} from './measures.ts';
import {
  drumPatternConsistency,
  emptyBeatRate,
  emptyMeasureRate,
  grooveConsistency,
} from './rhythmMeasures.ts';

interface Case {
  readonly file: string;
  readonly variant: 'whole' | 'opening' | 'drums';
  readonly barTicks: number;
  readonly notes: number;
  /** Null where MusPy gives NaN. */
  readonly values: Readonly<Record<string, number | null>>;
}

const cases = JSON.parse(
  readFileSync('src/core/metrics/fixtures/musPyParity.json', 'utf8'),
) as readonly Case[];

const MEASURES: Readonly<Record<string, (score: Score, barTicks: number) => number>> = {
  pitchesUsed,
  pitchClassesUsed,
  pitchRange,
  polyphony,
  polyphonyRate,
  pitchInCMajor: (score) => pitchInScaleRate(score, { tonic: 0, mode: 'major' }),
  pitchInAMinor: (score) => pitchInScaleRate(score, { tonic: 9, mode: 'minor' }),
  scaleConsistency,
  pitchEntropy,
  pitchClassEntropy,
  emptyBeatRate: (score) => emptyBeatRate(score),
  emptyMeasureRate: (score) => emptyMeasureRate(score),
  grooveConsistency: (score, barTicks) => grooveConsistency(score, barTicks),
  drumPatternConsistency,
};

/** As `variants` of the recipe makes it, in common time. */
function read({ file, variant }: Case): Score {
  const { score } = parseMidi(new Uint8Array(readFileSync(`public/corpus/${file}`)), file);
  const meters = [{ ticks: 0, numerator: 4, denominator: 4 }];
  const tracks = { whole: () => score.tracks, opening, drums }[variant]();
  return { ...score, meters, tracks };

  function opening(): Track[] {
    const end = Math.floor((37 * score.ticksPerQuarter) / 2);
    return score.tracks.map((track) => ({
      ...track,
      notes: track.notes
        .filter(({ startTicks }) => startTicks < end)
        .map((note) => ({
          ...note,
          durationTicks: Math.min(note.durationTicks, end - note.startTicks),
          pitch: note.pitch + 5,
        })),
    }));
  }
  function drums(): Track[] {
    const thinned = score.tracks.map(({ notes }) =>
      notes.filter(({ startTicks }) => Math.floor(startTicks / score.ticksPerQuarter) % 3 !== 0),
    );
    return [false, true].flatMap((isDrum) =>
      thinned.map((notes, i) => ({
        ...score.tracks[i]!,
        isDrum,
        notes: notes.filter(({ pitch }) => pitch < 60 === isDrum),
      })),
    );
  }
}

describe.each(cases)('$file, $variant', (one) => {
  test('measures as MusPy does', () => {
    const score = read(one);
    expect(countNotes(score)).toBe(one.notes);
    for (const [name, value] of Object.entries(one.values)) {
      const ours = MEASURES[name]!(score, one.barTicks);
      if (value === null) expect(ours, name).toBeNaN();
      else expect(ours, name).toBeCloseTo(value, 9);
    }
  });
});
