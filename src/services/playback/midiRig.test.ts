import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PLAYER_OPTIONS, DEFAULT_TRACK_MIX } from '../../core/audio/mix.ts';
import { createManualClock, type ManualClock } from '../../testing/manualClock.ts';
import { MemoryOutput } from '../../testing/memoryMidiPorts.ts';
import { noteAt, scoreOf, trackOf } from '../../testing/playerScores.ts';
import { loadScore, type LoadedScore } from './loadedScore.ts';
import { createMidiRig } from './midiRig.ts';
import { perform } from './performance.ts';
import type { Rig } from './rig.ts';

let clock: ManualClock;
let output: MemoryOutput;
let clicks: number[];
let rig: Rig;

beforeEach(() => {
  clock = createManualClock(99.9);
  output = new MemoryOutput('synthesiser');
  clicks = [];
  // The speakers of a machine without any.
  const speakers: Rig = {
    leadSeconds: 0,
    play: () => expect.unreachable('the speakers play'),
    click: (_, clockSeconds) => void clicks.push(clockSeconds),
    setMix: () => undefined,
    setVolume: () => undefined,
    silence: () => undefined,
    recall: () => undefined,
    soundingUntil: () => 0,
    level: () => 0,
    dispose: () => undefined,
  };
  rig = createMidiRig(output, clock, speakers);
});

const start = (score: LoadedScore, options = DEFAULT_PLAYER_OPTIONS, fromSeconds = 0) => {
  rig.setMix(score.mix, score.instruments);
  const how = { fromSeconds, atClockSeconds: 100, countsIn: false, resoundsHeld: true };
  return perform(rig, { score, options, ...how }, clock, () => undefined);
};
/** "90 60 100 @0.5": status in hex, data, seconds after the start of the music; "now" without a time. */
const messages = (): string[] =>
  output.sent.map(({ bytes: [status, ...data], atMs }) => {
    const time = atMs === undefined ? 'now' : `@${Number((atMs / 1000 - 100).toFixed(3))}`;
    return `${status!.toString(16)} ${data.join(' ')} ${time}`;
  });
const notesOf = (): string[] => messages().filter((text) => /^[89]/.test(text));

const band = loadScore(
  scoreOf(
    trackOf([noteAt(0, 60, 0.5), noteAt(0.5, 62, 0.5)], 40),
    trackOf([noteAt(0.25, 36, 0.1)], 'drums'),
  ),
  [],
);

it('sends the program before the notes, drums on channel 10, everything with its time', () => {
  start(band);
  clock.advance(2);
  expect(messages()[0]).toBe('c0 40 now');
  expect(notesOf()).toEqual([
    '90 60 100 @0',
    '99 36 100 @0.25',
    '89 36 0 @0.35',
    '80 60 0 @0.5',
    '90 62 100 @0.5',
    '80 62 0 @1',
  ]);
  expect(rig.soundingUntil()).toBe(0);
});

it('sends each message between 0.15 seconds ahead and its time', () => {
  start(band);
  for (let i = 0; i < 200; i++) {
    const before = output.sent.length;
    clock.advance(0.01);
    for (const { atMs } of output.sent.slice(before)) {
      expect(atMs).toBeGreaterThanOrEqual(clock.now() * 1000 - 10);
      expect(atMs).toBeLessThanOrEqual(clock.now() * 1000 + 150);
    }
  }
});

it('sends volume and pan as controllers, each change once', () => {
  rig.setVolume(0.4);
  start(band.withMix([{ ...DEFAULT_TRACK_MIX, volume: 1, pan: -1 }]));
  rig.setMix(band.mix, band.instruments);
  rig.setMix(band.mix, band.instruments);
  expect(messages().filter((text) => text.startsWith('b0'))).toEqual([
    'b0 7 63 now',
    'b0 10 1 now',
    'b0 7 50 now',
    'b0 10 64 now',
  ]);
});

it('follows tempo and loop', () => {
  const options = { ...DEFAULT_PLAYER_OPTIONS, tempoPercent: 200 };
  start(band, { ...options, loop: { startSeconds: 0, endSeconds: 0.5 } });
  clock.advance(0.7);
  expect(notesOf().filter((text) => text.startsWith('90'))).toEqual([
    '90 60 100 @0',
    '90 60 100 @0.25',
    '90 60 100 @0.5',
  ]);
  // The note ends with the loop, before it is struck again.
  expect(notesOf().indexOf('80 60 0 @0.25')).toBe(notesOf().indexOf('90 60 100 @0.25') - 1);
});

it('leaves no note hanging when it falls silent, not even one on its way', () => {
  const performance = start(band);
  clock.advance(0.5);
  const before = output.sent.length;
  performance.end();
  rig.silence();
  const after = messages().slice(before);
  expect(after).toContain('80 60 0 now');
  expect(after).toContain('80 62 0 @0.5');
  expect(after).toContain('b0 123 0 now');
  expect(after).toContain('b9 123 0 now');
  clock.advance(2);
  expect(messages().slice(before)).toEqual(after);
});

it('ends the notes of a track that is muted, and sends no more of it', () => {
  start(band);
  clock.advance(0.3);
  rig.setMix([{ ...DEFAULT_TRACK_MIX, isMuted: true }, DEFAULT_TRACK_MIX], band.instruments);
  clock.advance(2);
  expect(notesOf()).toEqual(['90 60 100 @0', '99 36 100 @0.25', '80 60 0 now', '89 36 0 @0.35']);
});

it('takes back what comes after a change, and what was sent by then is played once', () => {
  const performance = start(band);
  clock.advance(0.5);
  const change = clock.now() + rig.leadSeconds;
  performance.end();
  rig.recall(change);
  const how = { fromSeconds: change - 100, atClockSeconds: change };
  const options = { ...DEFAULT_PLAYER_OPTIONS, tempoPercent: 50 };
  perform(
    rig,
    { score: band, options, ...how, countsIn: false, resoundsHeld: false },
    clock,
    () => undefined,
  );
  clock.advance(2);
  expect(notesOf().filter((text) => text.startsWith('90'))).toEqual([
    '90 60 100 @0',
    '90 62 100 @0.5',
  ]);
});

it('leaves the metronome to the speakers', () => {
  start(band, { ...DEFAULT_PLAYER_OPTIONS, isMetronomeOn: true });
  clock.advance(2);
  expect(clicks).toEqual([100, 100.5, 101, 101.5]);
});

describe('one pitch twice in a channel', () => {
  it('ends before it is struck again, and lasts as long as the second', () => {
    start(loadScore(scoreOf(trackOf([noteAt(0, 60, 1), noteAt(0.5, 60, 1)])), []));
    clock.advance(3);
    expect(notesOf()).toEqual(['90 60 100 @0', '80 60 0 @0.5', '90 60 100 @0.5', '80 60 0 @1.5']);
  });
});

it('plays a pitch that two tracks of a channel strike together once, and ends it', () => {
  const tracks = Array.from({ length: 16 }, (_, i) =>
    trackOf(i < 2 ? [noteAt(0, 60, 1 - i / 2)] : [], i),
  );
  start(loadScore(scoreOf(...tracks), []));
  clock.advance(3);
  expect(notesOf()).toEqual(['90 60 100 @0', '80 60 0 @0.5']);
});

it('gives a channel that tracks must share the program of each note', () => {
  // Sixteen melodic programs on fifteen channels: those of one family meet.
  const tracks = Array.from({ length: 16 }, (_, i) => trackOf([noteAt(i / 10, 60, 0.05)], i));
  start(loadScore(scoreOf(...tracks), []));
  clock.advance(3);
  const programs = messages().filter((text) => text.startsWith('c0'));
  expect(programs[0]).toBe('c0 0 now');
  expect(programs.slice(1)).toEqual([1, 2, 3, 4, 5, 6, 7].map((i) => `c0 ${i} @${i / 10}`));
});
