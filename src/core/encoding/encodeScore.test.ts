import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { randomScore } from '../../testing/randomScore.ts';
import type { Note, Score } from '../music/score.ts';
import { decodeEvents } from './decodeEvents.ts';
import { FIELD_COUNT } from './encodedPiece.ts';
import { encodeScore } from './encodeScore.ts';
import { findIllegalEvent } from './pieceCursor.ts';
import { DRUM_PITCHES, SLOTS, VOCABULARY } from './vocabulary.ts';

/** Ticks to units of 1/48 beat. */
const toUnits = (score: Score, ticks: number): number => (ticks * 48) / score.ticksPerQuarter;

const note = fc.record({
  startTicks: fc.integer({ min: 0, max: 40_000 }),
  durationTicks: fc.integer({ min: 1, max: 6_000 }),
  pitch: fc.integer({ min: 0, max: 127 }),
  velocity: fc.integer({ min: 1, max: 127 }),
});

/** Scores whose parts hold no two notes of one pitch at once, so that nothing has to give way. */
const score: fc.Arbitrary<Score> = fc
  .record({
    ticksPerQuarter: fc.constantFrom(24, 96, 120, 220, 480, 960),
    tracks: fc.array(
      fc.record({
        program: fc.constantFrom(0, 0, 24, 127),
        isDrum: fc.constantFrom(false, false, false, true),
        notes: fc.array(note, { minLength: 1, maxLength: 40 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ ticksPerQuarter, tracks }) => ({
    title: 'Any',
    ticksPerQuarter,
    tracks: tracks
      // One drum track only, as two would share their slot.
      .map((track, index) => ({ ...track, isDrum: track.isDrum && index === 0 }))
      .map((track) => ({
        ...track,
        name: '',
        pedals: [],
        notes: withoutOverlap(track.notes, ticksPerQuarter),
      })),
    tempos: [{ ticks: 0, tempoBpm: 120 }],
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  }));

/** Keeps notes whose pitch is silent for half a beat before them, so that no rounding reaches into them. */
function withoutOverlap(notes: readonly Note[], ticksPerQuarter: number): Note[] {
  const margin = Math.ceil(ticksPerQuarter / 2) + 1;
  const kept: Note[] = [];
  for (const candidate of notes.toSorted((a, b) => a.startTicks - b.startTicks)) {
    const clashes = kept.some(
      (other) =>
        other.pitch === candidate.pitch &&
        other.startTicks + other.durationTicks + margin > candidate.startTicks,
    );
    if (!clashes) kept.push(candidate);
  }
  return kept;
}

describe('round trip', () => {
  test('keeps every note within the stated bounds', () => {
    fc.assert(
      fc.property(score, (original) => {
        const encoded = encodeScore(original);
        expect(findIllegalEvent(encoded.fields)).toBe(-1);
        const decoded = decodeEvents(encoded, original.title);
        // Rests beyond 16 beats are cut, so onsets are compared only where there is none.
        fc.pre(!hasLongRest(encoded.fields));
        const byPart = (tracks: Score['tracks']): Score['tracks'] =>
          tracks.toSorted((a, b) => Number(b.isDrum) - Number(a.isDrum) || a.program - b.program);
        const expected = byPart(original.tracks);
        const actual = byPart(decoded.tracks);
        expect(actual.map(({ program, isDrum }) => (isDrum ? 'drums' : program))).toEqual(
          expected.map(({ program, isDrum }) => (isDrum ? 'drums' : program)),
        );
        const order = (notes: readonly Note[]): Note[] =>
          notes.toSorted((a, b) => a.pitch - b.pitch || a.startTicks - b.startTicks);
        expected.forEach((track, index) => {
          const notes = order(actual[index]!.notes);
          expect(notes.length).toBe(track.notes.length);
          order(track.notes).forEach((want, i) => {
            const got = notes[i]!;
            expect(got.pitch).toBe(want.pitch);
            expect(Math.abs(got.velocity - want.velocity)).toBeLessThanOrEqual(2);
            expect(
              Math.abs(got.startTicks - toUnits(original, want.startTicks)),
            ).toBeLessThanOrEqual(0.5);
            if (track.isDrum) return;
            const units = toUnits(original, want.durationTicks);
            const bound = Math.max(1, durationBound(units));
            expect(Math.abs(got.durationTicks - units)).toBeLessThanOrEqual(bound);
          });
        });
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('a second round trip changes nothing', () => {
    fc.assert(
      fc.property(score, (original) => {
        const once = encodeScore(original);
        const twice = encodeScore(decodeEvents(once, ''));
        // Lengths of notes cut at the next of their pitch may fall to a shorter class once.
        expect(column(twice.fields, 3)).toEqual(column(once.fields, 3));
        expect(column(twice.fields, 0)).toEqual(column(once.fields, 0));
        expect(column(twice.fields, 1)).toEqual(column(once.fields, 1));
      }),
      { seed: 1 },
    );
  });

  test('10,000 notes off the grid do not drift', () => {
    const random = createRandom(1);
    let at = 0;
    const notes = Array.from({ length: 10_000 }, (): Note => {
      at += 1 + random.integer(300);
      return { startTicks: at, durationTicks: 50, pitch: 40 + random.integer(40), velocity: 80 };
    });
    const original: Score = {
      ...randomScore(random, 1),
      tracks: [{ name: '', program: 0, isDrum: false, notes, pedals: [] }],
    };
    const decoded = decodeEvents(encodeScore(original), '').tracks[0]!.notes;
    const last = (all: readonly Note[]): number => Math.max(...all.map((n) => n.startTicks));
    expect(Math.abs(last(decoded) - toUnits(original, last(notes)))).toBeLessThanOrEqual(0.5);
  });
});

function hasLongRest(fields: Uint8Array): boolean {
  return column(fields, 0).includes(VOCABULARY.longestRestBeats);
}

function column(fields: Uint8Array, index: number): number[] {
  return [...fields].filter((_, at) => at % FIELD_COUNT === index);
}

/** Half the distance between the duration classes around `units`. */
function durationBound(units: number): number {
  const table = VOCABULARY.durationUnits;
  const above = table.findIndex((value) => value >= units);
  if (above <= 0) return Math.max(0.5, units - table.at(-1)!);
  return (table[above]! - table[above - 1]!) / 2;
}

describe('what gives way', () => {
  const base = randomScore(createRandom(1), 1);
  const encodeNotes = (notes: readonly Note[], isDrum = false) =>
    encodeScore({
      ...base,
      tempos: [{ ticks: 0, tempoBpm: 120 }],
      meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
      tracks: [{ name: '', program: 0, isDrum, notes, pedals: [] }],
    });
  const at = (startTicks: number, durationTicks: number, pitch = 60): Note => ({
    startTicks,
    durationTicks,
    pitch,
    velocity: 64,
  });
  const notesOf = (piece: ReturnType<typeof encodeScore>) => decodeEvents(piece, '').tracks[0]!;

  test('of two notes on one onset and pitch the longer stays', () => {
    const { notes } = notesOf(encodeNotes([at(0, 240), at(0, 480)]));
    expect(notes).toEqual([{ startTicks: 0, durationTicks: 48, pitch: 60, velocity: 66 }]);
  });

  test('a note struck again while it sounds ends there', () => {
    const { notes } = notesOf(encodeNotes([at(0, 960), at(480, 480)]));
    expect(notes.map(({ durationTicks }) => durationTicks)).toEqual([48, 48]);
  });

  test('drums have a slot of their own and no length', () => {
    const piece = encodeNotes([at(0, 960, 38)], true);
    expect([...piece.fields.slice(FIELD_COUNT)]).toEqual([
      0,
      0,
      SLOTS.drums,
      DRUM_PITCHES + 38,
      0,
      16,
    ]);
    expect(notesOf(piece)).toMatchObject({ isDrum: true, notes: [{ pitch: 38 }] });
  });

  test('a rest of 16 beats and more becomes 16 beats', () => {
    const { notes } = notesOf(encodeNotes([at(0, 480), at(480 * 40 + 120, 480)]));
    expect(notes[1]!.startTicks).toBe(16 * 48);
  });
});

describe('controls', () => {
  const withControls: Score = {
    ...randomScore(createRandom(1), 4),
    tempos: [
      { ticks: 0, tempoBpm: 100 },
      { ticks: 480, tempoBpm: 102 },
      { ticks: 960, tempoBpm: 110 },
      { ticks: 1080, tempoBpm: 130 },
    ],
    meters: [
      { ticks: 0, numerator: 3, denominator: 4 },
      { ticks: 1440, numerator: 6, denominator: 8 },
    ],
  };

  test('small and crowded tempo changes are left out, meters survive', () => {
    const decoded = decodeEvents(encodeScore(withControls), '');
    expect(decoded.meters).toEqual([
      { ticks: 0, numerator: 3, denominator: 4 },
      { ticks: 144, numerator: 6, denominator: 8 },
    ]);
    // The change at tick 1080 comes a quarter of a beat after the last and waits for the beat to end.
    expect(decoded.tempos.map(({ ticks }) => ticks)).toEqual([0, 96, 144]);
    decoded.tempos.forEach(({ tempoBpm }, i) => {
      expect(Math.abs(tempoBpm / [100, 110, 130][i]! - 1)).toBeLessThanOrEqual(0.022);
    });
  });

  test('a beat after any change the tempo in force is the one that was set', () => {
    const random = createRandom(4);
    for (let round = 0; round < 50; round++) {
      const tempos = Array.from({ length: 12 }, () => ({
        ticks: random.integer(60) * 120,
        tempoBpm: 40 + random.integer(160),
      })).sort((a, b) => a.ticks - b.ticks);
      const original = { ...withControls, tempos: [{ ticks: 0, tempoBpm: 90 }, ...tempos] };
      const decoded = decodeEvents(encodeScore(original), '');
      const inForce = (changes: Score['tempos'], ticks: number): number =>
        changes.findLast((change) => change.ticks <= ticks)!.tempoBpm;
      for (let beat = 0; beat < 18; beat++) {
        const ticks = beat * 480 + 240;
        const wasSteady = !original.tempos.some(
          (change) => change.ticks > ticks - 480 && change.ticks <= ticks,
        );
        if (!wasSteady) continue;
        const ratio = inForce(decoded.tempos, ticks / 10) / inForce(original.tempos, ticks);
        expect(Math.abs(ratio - 1)).toBeLessThanOrEqual(0.065);
      }
    }
  });

  test('the pedal lengthens notes when folded and is an event when kept', () => {
    const pedals = [
      { ticks: 0, isDown: true },
      { ticks: 960, isDown: false },
    ];
    const notes = [{ startTicks: 0, durationTicks: 240, pitch: 60, velocity: 64 }];
    const pedalled: Score = {
      ...withControls,
      tracks: [{ name: '', program: 0, isDrum: false, notes, pedals }],
    };
    const folded = decodeEvents(encodeScore(pedalled), '').tracks[0]!;
    expect(folded).toMatchObject({ notes: [{ durationTicks: 96 }], pedals: [] });
    const kept = decodeEvents(encodeScore(pedalled, { pedal: 'keep' }), '').tracks[0]!;
    expect(kept).toMatchObject({
      notes: [{ durationTicks: 24 }],
      pedals: [
        { ticks: 0, isDown: true },
        { ticks: 96, isDown: false },
      ],
    });
  });
});
