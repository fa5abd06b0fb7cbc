// Score → bytes of a Standard MIDI File, format 1, through @tonejs/midi. It writes what we need where
// players need it (tempo and meter at tick 0 of the first track, program before notes), but rounds the
// microseconds of a tempo down and writes characters as bytes; what it is given here survives that.
import { Midi, type TrackJSON } from '@tonejs/midi';
import type { Score, Track } from '../music/score.ts';
import { toMicrosecondsPerQuarter, toTempoBpm } from '../units.ts';
import { assignChannels } from './assignChannels.ts';
import { toUtf8BinaryString } from './midiText.ts';
import { separateRepeats } from './separateRepeats.ts';

const SUSTAIN_PEDAL = 64;
const CHANNEL_VOLUME = 7;
const PAN = 10;
/** Microseconds added before the library rounds down. */
const HALF = 0.5;

/** Where the mixer of a player begins, 0..127. */
export interface ChannelStrip {
  /** Amplitude follows its square; channels begin at 100. */
  readonly volume: number;
  /** 64 is the middle. */
  readonly pan: number;
}

/**
 * Tracks without notes are left out; drums get channel 10. Read back with parseMidi, the notes are those
 * of separateRepeats, tempos exact to the microsecond per quarter, text without control characters.
 * The library's time grows with the square of a track's notes (1,000: under 0.1 s; 5,000: 1.5 s): meant
 * for takes.
 * @param score resolution 1..32767 ticks per quarter, steps between events below 2^28 ticks.
 * @param strips by track; a track without one leaves its channel as it begins
 */
export function serializeMidi(
  score: Score,
  strips: readonly (ChannelStrip | null)[] = [],
): Uint8Array<ArrayBuffer> {
  const tracks = score.tracks.filter(({ notes }) => notes.length > 0);
  const channels = assignChannels(tracks);
  const midi = new Midi();
  midi.fromJSON({
    header: {
      name: toUtf8BinaryString(score.title),
      ppq: score.ticksPerQuarter,
      meta: [],
      keySignatures: [],
      tempos: score.tempos.map(({ ticks, tempoBpm }) => ({
        ticks,
        bpm: toTempoBpm(toMicrosecondsPerQuarter(tempoBpm) + HALF),
      })),
      timeSignatures: score.meters.map(({ ticks, numerator, denominator }) => ({
        ticks,
        timeSignature: [numerator, denominator],
      })),
    },
    tracks: tracks.map((track, i) =>
      toTrackJson(track, channels[i]!, strips[score.tracks.indexOf(track)] ?? null),
    ),
  });
  return new Uint8Array(midi.toArray());
}

function toTrackJson(track: Track, channel: number, strip: ChannelStrip | null): TrackJSON {
  const unread = { name: '', time: 0, duration: 0 };
  const first = (number: number, value: number) => ({
    [number]: [{ number, ticks: 0, time: 0, value: (value + HALF) / 127 }],
  });
  return {
    name: toUtf8BinaryString(track.name),
    channel,
    instrument: { number: track.isDrum ? 0 : track.program, name: '', family: '' },
    pitchBends: [],
    controlChanges: {
      ...(strip && { ...first(CHANNEL_VOLUME, strip.volume), ...first(PAN, strip.pan) }),
      [SUSTAIN_PEDAL]: track.pedals.map(({ ticks, isDown }) => ({
        number: SUSTAIN_PEDAL,
        ticks,
        time: 0,
        value: isDown ? 1 : 0,
      })),
    },
    notes: separateRepeats(track.notes).map(({ startTicks, durationTicks, pitch, velocity }) => ({
      ...unread,
      ticks: startTicks,
      durationTicks,
      midi: pitch,
      velocity: velocity / 127,
    })),
  };
}
