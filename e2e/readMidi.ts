// MIDI files read by a parser that is not ours (spessasynth_core), to check what the app writes.
import { readFile } from 'node:fs/promises';
import { BasicMIDI } from 'spessasynth_core';

export interface MidiFacts {
  readonly format: number;
  /** Note-ons with a velocity above 0. */
  readonly noteCount: number;
  /** When each note begins and its pitch, in ticks, sorted: "00000480 60". */
  readonly notes: readonly string[];
  /** Ticks of the first tempo event of the file; null without one. */
  readonly firstTempoTicks: number | null;
  /** Channels whose first note comes before any program change. */
  readonly channelsWithoutProgram: readonly number[];
}

const [NOTE_ON, PROGRAM_CHANGE, DRUM_CHANNEL, SET_TEMPO] = [0x90, 0xc0, 9, 0x51];

export async function readMidi(path: string): Promise<MidiFacts> {
  const file = await readFile(path);
  const bytes = new Uint8Array(file).buffer;
  const midi = BasicMIDI.fromArrayBuffer(bytes, 'take.mid');
  const notes: string[] = [];
  let firstTempoTicks: number | null = null;
  const withoutProgram = new Set<number>();
  for (const track of midi.tracks) {
    const withProgram = new Set<number>();
    for (const { statusByte, ticks, data } of track.events) {
      const [kind, channel] = [statusByte & 0xf0, statusByte & 0x0f];
      if (statusByte === SET_TEMPO) firstTempoTicks = Math.min(firstTempoTicks ?? ticks, ticks);
      if (kind === PROGRAM_CHANGE) withProgram.add(channel);
      if (kind !== NOTE_ON || (data[1] ?? 0) === 0) continue;
      notes.push(`${String(ticks).padStart(8, '0')} ${data[0] ?? 0}`);
      if (channel !== DRUM_CHANNEL && !withProgram.has(channel)) withoutProgram.add(channel);
    }
  }
  return {
    format: midi.format,
    noteCount: notes.length,
    notes: notes.sort(),
    firstTempoTicks,
    channelsWithoutProgram: [...withoutProgram],
  };
}
