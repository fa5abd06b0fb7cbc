// What every score promises (core/music/score.ts), checked to the last number.
import assert from 'node:assert/strict';
import { countNotes, type Score, type Track } from '../core/music/score.ts';

/** The longest delta time of a MIDI file, 28 bits. */
const MOST_TICKS = 2 ** 28;
const MOST_NOTES = 1_000_000;

/** @throws AssertionError naming what is not as it must be */
export function assertSoundScore(score: Score): void {
  assert.ok(score.title.length > 0, 'a title');
  assertWithin(score.ticksPerQuarter, 1, 0x7fff, 'ticks per quarter');
  assert.ok(countNotes(score) <= MOST_NOTES, 'number of notes');
  for (const track of score.tracks) assertSoundTrack(track);
  assertChanges(score.tempos, 'tempos');
  for (const { tempoBpm } of score.tempos)
    assert.ok(tempoBpm >= 3.5 && tempoBpm <= 1000, `tempo ${tempoBpm}`);
  assertChanges(score.meters, 'meters');
  for (const { numerator, denominator } of score.meters) {
    assertWithin(numerator, 1, 64, 'numerator');
    assert.ok([1, 2, 4, 8, 16, 32, 64].includes(denominator), `denominator ${denominator}`);
  }
}

function assertSoundTrack({ program, notes, pedals }: Track): void {
  assertWithin(program, 0, 127, 'program');
  assert.ok(notes.length > 0, 'a track has notes');
  let [lastStart, lastPitch] = [0, 0];
  for (const { startTicks, durationTicks, pitch, velocity } of notes) {
    assertWithin(startTicks, lastStart, MOST_TICKS, 'start');
    assertWithin(durationTicks, 1, MOST_TICKS, 'duration');
    assertWithin(pitch, startTicks === lastStart ? lastPitch : 0, 127, 'pitch');
    assertWithin(velocity, 1, 127, 'velocity');
    [lastStart, lastPitch] = [startTicks, pitch];
  }
  let lastTicks = 0;
  pedals.forEach(({ ticks, isDown }, i) => {
    assertWithin(ticks, lastTicks, MOST_TICKS, 'pedal');
    assert.equal(isDown, i % 2 === 0, 'pedals alternate');
    lastTicks = ticks;
  });
}

function assertChanges(changes: readonly { readonly ticks: number }[], what: string): void {
  assert.equal(changes[0]?.ticks, 0, `${what} begin at 0`);
  changes.forEach(({ ticks }, i) =>
    assertWithin(ticks, i === 0 ? 0 : changes[i - 1]!.ticks + 1, MOST_TICKS, what),
  );
}

function assertWithin(value: number, least: number, most: number, what: string): void {
  if (!Number.isInteger(value) || value < least || value > most)
    assert.fail(`${what} ${value} is not a whole number from ${least} to ${most}`);
}
