// The reader against independent ones on the built-in corpus.
import { readdirSync, readFileSync } from 'node:fs';
import tonejsMidi from '@tonejs/midi';
import { BasicMIDI } from 'spessasynth_core';
import { describe, expect, it } from 'vitest';
import { countNotes } from '../music/score.ts';
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
