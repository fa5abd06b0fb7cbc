// Any score a Standard MIDI File can hold, for properties.
import fc from 'fast-check';
import type { Note, PedalChange, Score, Track } from '../core/music/score.ts';

const ticks = fc.oneof(fc.nat(2000), fc.nat(2 ** 26));
/** What a text event brings back: no control characters, no outer spaces. */
const name = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((text) => text.replace(/\p{Cc}/gu, '').trim());

const note: fc.Arbitrary<Note> = fc.record({
  startTicks: ticks,
  durationTicks: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 2 ** 26 })),
  pitch: fc.oneof(fc.constantFrom(60, 61), fc.nat(127)),
  velocity: fc.integer({ min: 1, max: 127 }),
});

const pedals: fc.Arbitrary<readonly PedalChange[]> = fc
  .uniqueArray(ticks, { maxLength: 6 })
  .map((times) =>
    times.sort((a, b) => a - b).map((time, i) => ({ ticks: time, isDown: i % 2 === 0 })),
  );

/** Without pedals, since tracks that share a channel share its pedal. */
const track: fc.Arbitrary<Track> = fc.record({
  name,
  program: fc.nat(127),
  isDrum: fc.boolean(),
  notes: fc
    .array(note, { minLength: 1, maxLength: 30 })
    .map((notes) => notes.sort((a, b) => a.startTicks - b.startTicks || a.pitch - b.pitch)),
  pedals: fc.constant([]),
});

/** The first at tick 0, one at a time. */
function changes<Value extends object>(value: fc.Arbitrary<Value>) {
  return fc
    .tuple(value, fc.uniqueArray(fc.tuple(ticks, value), { selector: ([time]) => time }))
    .map(([first, later]) => [
      { ticks: 0, ...first },
      ...later
        .filter(([time]) => time > 0)
        .sort(([a], [b]) => a - b)
        .map(([time, change]) => ({ ticks: time, ...change })),
    ]);
}

const timing = {
  title: fc.constantFrom('Étude in C', 'Maple Leaf Rag', '夜の歌です'),
  ticksPerQuarter: fc.integer({ min: 1, max: 32767 }),
  tempos: changes(fc.record({ tempoBpm: fc.double({ min: 4, max: 900, noNaN: true }) })),
  meters: changes(
    fc.record({
      numerator: fc.integer({ min: 1, max: 32 }),
      denominator: fc.constantFrom(1, 2, 4, 8, 16, 32, 64),
    }),
  ),
};

export const anyScore: fc.Arbitrary<Score> = fc.record({
  ...timing,
  tracks: fc.array(track, { minLength: 1, maxLength: 24 }),
});

/** One instrument, with sustain pedal. */
export const anyPedalledScore: fc.Arbitrary<Score> = fc.record({
  ...timing,
  tracks: fc
    .tuple(track, pedals)
    .map(([part, changesOfPedal]) => [{ ...part, isDrum: false, pedals: changesOfPedal }]),
});
