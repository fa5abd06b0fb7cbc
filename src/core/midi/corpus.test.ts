// The reader against independent ones on the built-in corpus, and against damage.
import { readdirSync, readFileSync } from 'node:fs';
import tonejsMidi from '@tonejs/midi';
import { BasicMIDI } from 'spessasynth_core';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { countNotes } from '../music/score.ts';
import { createRandom } from '../random.ts';
import { parseMidi } from './parseMidi.ts';

const folder = new URL('../../../public/corpus/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.mid'))
  .map((name) => ({ name, bytes: Uint8Array.from(readFileSync(new URL(name, folder))) }));

describe.each(files)('$name', ({ name, bytes }) => {
  const { score, remarks } = parseMidi(bytes, name);

  it('has the notes that spessasynth_core reads', () => {
    const midi = BasicMIDI.fromArrayBuffer(bytes.slice().buffer, name);
    const isNoteOn = ({ statusByte, data }: { statusByte: number; data: Uint8Array }): boolean =>
      (statusByte & 0xf0) === 0x90 && data[1]! > 0;
    const counts = midi.tracks.map((track) => track.events.filter(isNoteOn).length);
    expect(score.tracks.map(({ notes }) => notes.length)).toEqual(counts.filter((n) => n > 0));
  });

  it('has the notes that @tonejs/midi reads, save its pairing of overlaps', () => {
    const midi = new tonejsMidi.Midi(bytes);
    const counts = midi.tracks.map((track) => track.notes.length).filter((n) => n > 0);
    expect(score.tracks.map(({ notes }) => notes.length)).toEqual(counts);
  });

  it('needs no repair', () => {
    expect(remarks).toEqual([]);
  });
});

it('reads the whole corpus', () => {
  const total = files.reduce(
    (sum, { name, bytes }) => sum + countNotes(parseMidi(bytes, name).score),
    0,
  );
  expect(files).toHaveLength(10);
  expect(total).toBe(20_490);
});

it(
  'throws nothing but AppError on 2,000 damaged files, each read within two seconds',
  { timeout: 60_000 },
  () => {
    const random = createRandom(7);
    let readable = 0;
    for (let i = 0; i < 2000; i++) {
      const damaged = damage(files[i % files.length]!.bytes, random);
      const started = performance.now();
      try {
        const { score } = parseMidi(damaged, 'damaged.mid');
        readable++;
        for (const { notes } of score.tracks)
          for (const note of notes) {
            if (note.startTicks >= 0 && note.durationTicks >= 1 && note.pitch <= 127) continue;
            throw new RangeError(`impossible note ${JSON.stringify(note)}`);
          }
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
      }
      expect(performance.now() - started).toBeLessThan(2000);
    }
    // Tolerance is the point: most damage spares most notes.
    expect(readable).toBeGreaterThan(1500);
  },
);

/** Overwrites, cuts, removes, doubles or fills a few bytes, the first kilobyte more often. */
function damage(bytes: Uint8Array, random: ReturnType<typeof createRandom>): Uint8Array {
  let result = bytes.slice();
  const at = (): number =>
    random.integer(random.next() < 0.5 ? Math.min(1024, result.length) : result.length);
  for (let n = 1 + random.integer(8); n > 0 && result.length > 0; n--) {
    const [start, length] = [at(), 1 + random.integer(16)];
    const tail = result.subarray(start + length);
    switch (random.integer(10)) {
      case 0:
        result = result.slice(0, start);
        break;
      case 1:
        result = Uint8Array.from([...result.subarray(0, start), ...tail]);
        break;
      case 2:
        result = Uint8Array.from([
          ...result.subarray(0, start + length),
          ...result.subarray(start),
        ]);
        break;
      case 3:
        result.fill(random.integer(256), start, start + length);
        break;
      default:
        result[start] = random.integer(256);
    }
  }
  return result;
}
