import { describe, expect, it } from 'vitest';
import {
  ascii,
  endOfTrack,
  event,
  headerChunk,
  meta,
  meter,
  midiFile,
  noteOff,
  noteOn,
  tempo,
  trackChunk,
  trackName,
} from '../../testing/midiBytes.ts';
import { AppError } from '../errors.ts';
import { parseMidi } from './parseMidi.ts';

const parse = (bytes: Uint8Array | readonly number[], fileName = 'a-piece.mid') =>
  parseMidi(bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes), fileName);

/** "pitch@start+duration" of every note, by track. */
const notesOf = (bytes: Uint8Array | readonly number[]): string[] =>
  parse(bytes).score.tracks.map(({ notes }) =>
    notes.map((n) => `${n.pitch}@${n.startTicks}+${n.durationTicks}`).join(' '),
  );

const codeOf = (bytes: Uint8Array | readonly number[]): string => {
  try {
    parse(bytes);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  return 'none';
};

const aNote = [noteOn(0, 60), noteOff(96, 60)];

describe('formats and wrappers', () => {
  it('reads format 0, each channel a track', () => {
    const bytes = midiFile(
      [[noteOn(0, 60), noteOn(0, 40, 64, 1), noteOff(96, 60), noteOff(0, 40, 1)]],
      {
        format: 0,
      },
    );
    expect(notesOf(bytes)).toEqual(['60@0+96', '40@0+96']);
  });

  it('reads the tracks of format 1 at once, dropping empty ones', () => {
    const bytes = midiFile([[tempo(0, 400_000)], aNote, [trackName('silence')], aNote]);
    expect(notesOf(bytes)).toEqual(['60@0+96', '60@0+96']);
  });

  it('lays the patterns of format 2 one after another', () => {
    const bytes = midiFile(
      [
        [...aNote, tempo(4, 500_000)],
        [tempo(0, 250_000), ...aNote],
      ],
      { format: 2 },
    );
    expect(notesOf(bytes)).toEqual(['60@0+96', '60@100+96']);
    expect(parse(bytes).remarks).toEqual([{ kind: 'sequential-patterns', count: 2 }]);
    expect(parse(bytes).score.tempos.at(-1)).toEqual({ ticks: 100, tempoBpm: 240 });
  });

  it('reads a header longer than six bytes, unknown chunks, and tracks the header does not count', () => {
    const unknown = [...ascii('XFIH'), 0, 0, 0, 3, 1, 2, 3];
    const bytes = [
      ...headerChunk({ extra: [1, 2, 3, 4], trackCount: 1 }),
      ...unknown,
      ...trackChunk([...aNote, endOfTrack()]),
      ...unknown,
      ...trackChunk([...aNote, endOfTrack()]),
    ];
    expect(notesOf(bytes)).toEqual(['60@0+96', '60@0+96']);
  });

  it('unwraps RIFF RMID, other RIFF chunks first', () => {
    const file = midiFile([aNote]);
    const bytes = [
      ...ascii('RIFF'),
      ...[0, 0, 0, 0],
      ...ascii('RMIDINFO'),
      ...[3, 0, 0, 0, 9, 9, 9, 0],
      ...ascii('data'),
      ...[file.length, 0, 0, 0],
      ...file,
    ];
    expect(notesOf(bytes)).toEqual(['60@0+96']);
  });

  it('unwraps MacBinary', () => {
    expect(notesOf([...new Array<number>(128).fill(0), ...midiFile([aNote])])).toEqual(['60@0+96']);
  });
});

describe('events', () => {
  it('keeps running status through meta and system exclusive events', () => {
    const bytes = midiFile([
      [
        noteOn(0, 60),
        meta(10, 0x01, ascii('text')),
        event(0, 62, 64),
        event(0, 0xf0, 3, 1, 2, 0xf7),
        event(10, 60, 0),
        event(0, 62, 0),
      ],
    ]);
    expect(notesOf(bytes)).toEqual(['60@0+20 62@10+10']);
    expect(parse(bytes).remarks).toEqual([]);
  });

  it('reads system exclusive split into packets', () => {
    const bytes = midiFile([
      [event(0, 0xf0, 2, 0x43, 0x12), event(5, 0xf7, 2, 0x01, 0xf7), ...aNote],
    ]);
    expect(notesOf(bytes)).toEqual(['60@5+96']);
  });

  it.each([
    ['time code', [0xf1, 5], 2],
    ['song position', [0xf2, 1, 2], 3],
    ['song select', [0xf3, 1], 2],
    ['undefined', [0xf4], 1],
    ['tune request', [0xf6], 1],
    ['clock', [0xf8], 1],
    ['active sensing', [0xfe], 1],
  ])('steps over a stray %s message', (_, message, count) => {
    const bytes = midiFile([[noteOn(0, 60), event(10, ...message), event(20, 60, 0)]]);
    expect(notesOf(bytes)).toEqual(['60@0+30']);
    expect(parse(bytes).remarks).toEqual([{ kind: 'skipped-bytes', count }]);
  });

  it('steps over a real-time byte inside a message', () => {
    expect(notesOf(midiFile([[event(0, 0x90, 60, 0xf8, 64), noteOff(9, 60)]]))).toEqual(['60@0+9']);
  });

  it('steps over data without a status, and clips data above 127', () => {
    const bytes = midiFile([[event(0, 1, 2, 3, 0x90, 60, 200), noteOff(96, 60)]]);
    expect(parse(bytes).score.tracks[0]?.notes[0]).toMatchObject({ pitch: 60, velocity: 127 });
    expect(parse(bytes).remarks).toEqual([{ kind: 'skipped-bytes', count: 3 }]);
  });

  it('takes a note-on of velocity 0 as note-off, and makes every note a tick long at least', () => {
    const bytes = midiFile([[noteOn(0, 60), noteOn(10, 60, 0), noteOn(0, 62), noteOff(0, 62)]]);
    expect(notesOf(bytes)).toEqual(['60@0+10 62@10+1']);
  });

  it('pairs overlapping notes of one pitch first in, first out', () => {
    const bytes = midiFile([[noteOn(0, 60), noteOn(10, 60), noteOff(10, 60), noteOff(10, 60)]]);
    expect(notesOf(bytes)).toEqual(['60@0+20 60@10+20']);
  });

  it('ends a note without note-off with its track, and ignores a note-off without note', () => {
    const bytes = midiFile([[noteOff(0, 61), noteOn(0, 60), noteOn(90, 62), noteOff(10, 62)]]);
    expect(notesOf(bytes)).toEqual(['60@0+100 62@90+10']);
    expect(parse(bytes).remarks).toEqual([{ kind: 'unended-notes', count: 1 }]);
  });

  it('reads the sustain pedal as alternating changes', () => {
    const pedal = (delta: number, value: number) => event(delta, 0xb0, 64, value);
    const bytes = midiFile([
      [pedal(0, 0), pedal(5, 64), pedal(5, 127), ...aNote, pedal(4, 63), pedal(4, 0)],
    ]);
    expect(parse(bytes).score.tracks[0]?.pedals).toEqual([
      { ticks: 5, isDown: true },
      { ticks: 110, isDown: false },
    ]);
  });

  it('gives the pedal of a channel to every track on it that has none of its own', () => {
    const bytes = midiFile([aNote, [event(0, 0xb0, 64, 127), ...aNote]]);
    expect(parse(bytes).score.tracks.map(({ pedals }) => pedals.length)).toEqual([1, 1]);
  });
});

describe('tracks', () => {
  const programsOf = (bytes: Uint8Array) => parse(bytes).score.tracks.map(({ program }) => program);

  it('begins a new track at a program change', () => {
    const bytes = midiFile([
      [event(0, 0xc0, 5), ...aNote, event(0, 0xc0, 73), ...aNote, event(0, 0xc0, 5), ...aNote],
    ]);
    expect(programsOf(bytes)).toEqual([5, 73]);
    expect(notesOf(bytes)).toEqual(['60@0+96 60@192+96', '60@96+96']);
  });

  it('respects a program that comes at the tick of the note, after it', () => {
    expect(programsOf(midiFile([[noteOn(0, 60), event(0, 0xc0, 40), noteOff(96, 60)]]))).toEqual([
      40,
    ]);
  });

  it('prefers the program of the track to that of its channel', () => {
    const bytes = midiFile([
      [event(0, 0xc0, 5), ...aNote],
      [event(0, 0xc0, 73), ...aNote],
    ]);
    expect(programsOf(bytes)).toEqual([5, 73]);
    expect(programsOf(midiFile([[event(0, 0xc0, 5)], aNote]))).toEqual([5]);
  });

  it('takes channel 10 for drums, whatever the kit', () => {
    const drums = [noteOn(0, 36, 64, 9), noteOff(10, 36, 9)];
    const bytes = midiFile([[...drums, event(0, 0xc9, 16), ...drums]]);
    expect(parse(bytes).score.tracks).toMatchObject([{ isDrum: true, notes: [{}, {}] }]);
  });

  it('names tracks in UTF-8, else Latin-1, without control characters', () => {
    const named = (bytes: readonly number[]) =>
      parse(midiFile([[], [meta(0, 3, bytes), ...aNote]])).score.tracks[0]?.name;
    expect(named([0x46, 0x6c, 0xc3, 0xb6, 0x74, 0x65])).toBe('Flöte');
    expect(named([0x46, 0x6c, 0xf6, 0x74, 0x65, 0x20, 0])).toBe('Flöte');
  });
});

describe('time', () => {
  it('defaults to 120 bpm and 4/4, and keeps changes', () => {
    const bytes = midiFile([[tempo(96, 600_000), meter(0, 6, 3), ...aNote]]);
    expect(parse(bytes).score).toMatchObject({
      ticksPerQuarter: 96,
      tempos: [
        { ticks: 0, tempoBpm: 120 },
        { ticks: 96, tempoBpm: 100 },
      ],
      meters: [
        { ticks: 0, numerator: 4, denominator: 4 },
        { ticks: 96, numerator: 6, denominator: 8 },
      ],
    });
  });

  it('ignores a tempo of 0 and impossible meters, clamps absurd tempos', () => {
    const bytes = midiFile([
      [tempo(0, 0), meter(0, 0, 2), meter(0, 4, 30), tempo(10, 1), ...aNote],
    ]);
    expect(parse(bytes).score.tempos).toEqual([
      { ticks: 0, tempoBpm: 120 },
      { ticks: 10, tempoBpm: 1000 },
    ]);
    expect(parse(bytes).score.meters).toEqual([{ ticks: 0, numerator: 4, denominator: 4 }]);
  });

  it.each([
    ['25 frames of 40', 0xe728, 25, 960, 1000],
    ['24 frames of 1', 0xe801, 24, 480, 24],
    ['30 frames of 80', 0xe250, 30, 1440, 2400],
  ])(
    'lays SMPTE time of %s ticks on a grid at 120 bpm',
    (_, division, framesPerSecond, ticksPerQuarter, second) => {
      const bytes = midiFile([[tempo(0, 250_000), noteOn(second, 60), noteOff(second, 60)]], {
        division,
      });
      const { score, remarks } = parse(bytes);
      expect(score.ticksPerQuarter).toBe(ticksPerQuarter);
      expect(score.tempos).toEqual([{ ticks: 0, tempoBpm: 120 }]);
      expect(score.tracks[0]?.notes[0]).toMatchObject({
        startTicks: 2 * ticksPerQuarter,
        durationTicks: 2 * ticksPerQuarter,
      });
      expect(remarks).toEqual([{ kind: 'smpte-time', framesPerSecond }]);
    },
  );

  it('reads 29 frames as NTSC', () => {
    const { remarks } = parse(midiFile([aNote], { division: 0xe350 }));
    expect(remarks).toEqual([{ kind: 'smpte-time', framesPerSecond: 30_000 / 1001 }]);
  });

  it('reads a note of ten hours', () => {
    expect(notesOf(midiFile([[noteOn(0, 60), noteOff(6_912_000, 60)]]))).toEqual(['60@0+6912000']);
  });

  it('stops at a time that no file needs', () => {
    const silence = Array.from({ length: 5 }, () => meta(2 ** 28 - 1, 1, []));
    const bytes = midiFile([[...aNote, ...silence, ...aNote]]);
    expect(notesOf(bytes)).toEqual(['60@0+96']);
    expect(parse(bytes).remarks).toEqual([{ kind: 'truncated-track', track: 0 }]);
  });
});

describe('titles', () => {
  const titleOf = (name: string, fileName: string) =>
    parse(midiFile([[trackName(name)], aNote]), fileName).score.title;

  it.each([
    ['Prelude in C', 'x.mid', 'Prelude in C'],
    ['control track', 'maple-leaf-rag.mid', 'Maple Leaf Rag'],
    ['Track 1', 'BWV 846_prelude.MID', 'BWV 846 prelude'],
    ['', 'satie-gymnopedie-no1.mid', 'Satie Gymnopedie No. 1'],
    ['', 'noname', 'Noname'],
    ['', '--.mid', '--.mid'],
  ])('of a sequence named %j in %j is %j', (name, fileName, title) => {
    expect(titleOf(name, fileName)).toBe(title);
  });

  it('is not the name of a part that plays', () => {
    const bytes = midiFile([[trackName('Clarinet in B'), ...aNote], aNote]);
    expect(parse(bytes, 'quintet.mid').score.title).toBe('Quintet');
  });
});

describe('damage', () => {
  it('keeps what came before the end of a cut file', () => {
    const bytes = midiFile([aNote, [...aNote, ...aNote]]);
    const cut = bytes.subarray(0, bytes.length - 6);
    // The last note-off and the End of Track are gone.
    expect(notesOf(cut)).toEqual(['60@0+96', '60@0+96 60@96+1']);
    expect(parse(cut).remarks).toEqual([
      { kind: 'truncated-track', track: 1 },
      { kind: 'unended-notes', count: 1 },
    ]);
  });

  it.each([
    ['zero', 0],
    ['too short', 5],
    ['too long', 40],
    ['absurd', 0xffffffff],
  ])('reads tracks whose length is %s', (_, length) => {
    const track = trackChunk([...aNote, endOfTrack()], length);
    const bytes = [...headerChunk(), ...track, ...trackChunk([...aNote, endOfTrack()])];
    expect(notesOf(bytes)).toEqual(['60@0+96', '60@0+96']);
    expect(parse(bytes).remarks).toEqual([]);
  });

  it('reads a track that its neighbour claims to hold', () => {
    const second = trackChunk([...aNote, endOfTrack()]);
    const events = [...aNote, endOfTrack()];
    const first = trackChunk(events, events.flat().length + second.length);
    expect(notesOf([...headerChunk(), ...first, ...second])).toEqual(['60@0+96', '60@0+96']);
  });

  it('ignores bytes after and between the tracks', () => {
    const track = trackChunk([...aNote, endOfTrack()]);
    const bytes = [...headerChunk(), ...track, 0, 1, 2, ...track, 0, 0, 0, 0, 0x1a];
    expect(notesOf(bytes)).toEqual(['60@0+96', '60@0+96']);
  });

  it('reads 65,535 tracks', () => {
    const chunk = trackChunk([endOfTrack()]);
    const empty = Array.from({ length: 65_534 }, () => chunk).flat();
    const bytes = [...headerChunk({ trackCount: 65_535 }), ...empty, ...trackChunk(aNote)];
    expect(notesOf(bytes)).toEqual(['60@0+96']);
  });

  it('refuses more than a million notes', { timeout: 30_000 }, () => {
    const head = [...headerChunk(), ...trackChunk([noteOn(0, 60)], 4 + 3 * 1_000_000)];
    const bytes = new Uint8Array(head.length + 3 * 1_000_000);
    bytes.set(head);
    // Running status: delta time 0, pitch 64, velocity 64.
    for (let at = head.length; at < bytes.length; at += 3) bytes.set([0, 64, 64], at);
    expect(codeOf(bytes)).toBe('file/too-large');
  });

  it.each([
    ['file/empty', []],
    ['midi/not-midi', ascii('Dear diary, today I wrote a rag.')],
    ['midi/not-midi', ascii('MTh')],
    ['midi/truncated', ascii('MThd')],
    ['midi/truncated', headerChunk()],
    ['midi/truncated', [...headerChunk(), ...ascii('MTrk'), 0, 0, 1, 0, 0, 0x90]],
    ['midi/damaged', [...headerChunk(), 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['midi/damaged', headerChunk({ division: 0 })],
    ['midi/damaged', headerChunk({ division: 0xe700 })],
    ['midi/no-notes', [...headerChunk(), ...trackChunk([tempo(0, 500_000), endOfTrack()])]],
  ])('says %s', (code, bytes) => {
    expect(codeOf(bytes)).toBe(code);
  });
});
