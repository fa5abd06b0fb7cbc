// Score → bytes of a Standard MIDI File, format 1, through @tonejs/midi. It writes what we need where
// players need it (tempo and meter at tick 0 of the first track, program before notes), but rounds the
// microseconds of a tempo down and writes characters as bytes; what it is given here survives that.
import { Midi, type TrackJSON } from '@tonejs/midi';
import type { Score } from '../music/score.ts';
import { toMicrosecondsPerQuarter, toTempoBpm } from '../units.ts';
import { assignChannels } from './assignChannels.ts';
import { spreadBends, type ChannelTrack } from './bentChannels.ts';
import { toUtf8BinaryString } from './midiText.ts';
import { separateRepeats } from './separateRepeats.ts';

const SUSTAIN_PEDAL = 64;
const CHANNEL_VOLUME = 7;
const PAN = 10;
/** Data entry, and the registered parameter it is for: 0, how far the pitch wheel bends. */
const DATA_ENTRY = 6;
const [PARAMETER_LOW, PARAMETER_HIGH] = [100, 101];
const BEND_RANGE_SEMITONES = 2;
/** Steps of the pitch wheel from the middle to an end. */
const WHEEL_STEPS = 8192;
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
 * of separateRepeats (those that bend in tracks of their own), tempos exact to the microsecond per quarter, text
 * without control characters.
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
  const parts = spreadBends(tracks, channels).flatMap((spread, i) => {
    const strip = strips[score.tracks.indexOf(tracks[i]!)] ?? null;
    return spread.map((part) => ({ part, strip }));
  });
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
    tracks: parts.map(({ part, strip }) => toTrackJson(part, strip)),
  });
  // Which fromJSON passes over.
  for (const [i, { part }] of parts.entries())
    for (const { ticks, semitones } of part.bends)
      midi.tracks[i]!.addPitchBend({ ticks, value: toWheel(semitones) });
  return new Uint8Array(midi.toArray());
}

function toTrackJson(
  { track, channel, bends }: ChannelTrack,
  strip: ChannelStrip | null,
): TrackJSON {
  const unread = { name: '', time: 0, duration: 0 };
  const first = (number: number, value: number, ticks = 0) => ({
    [number]: [{ number, ticks, time: 0, value: (value + HALF) / 127 }],
  });
  return {
    name: toUtf8BinaryString(track.name),
    channel,
    instrument: { number: track.isDrum ? 0 : track.program, name: '', family: '' },
    pitchBends: [],
    controlChanges: {
      ...(strip && { ...first(CHANNEL_VOLUME, strip.volume), ...first(PAN, strip.pan) }),
      ...(bends.length > 0 && {
        ...first(PARAMETER_HIGH, 0),
        ...first(PARAMETER_LOW, 0),
        // A tick later: the library writes controllers of one moment by number. Two semitones are what players begin with.
        ...first(DATA_ENTRY, BEND_RANGE_SEMITONES, 1),
      }),
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

function toWheel(semitones: number): number {
  const steps = Math.round((semitones / BEND_RANGE_SEMITONES) * WHEEL_STEPS);
  return Math.min(WHEEL_STEPS - 1, Math.max(-WHEEL_STEPS, steps));
}
