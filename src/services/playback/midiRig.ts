// A score on a synthesiser: notes go out as MIDI messages that bear the time when they are to sound. Browsers do
// not take back what was sent, so notes wait here until shortly before their time. The metronome stays with the
// speakers, as a synthesiser would play it with whatever sound it has there.
import type { InstrumentId } from '../../core/audio/instrumentPlan.ts';
import {
  audibleGain,
  DEFAULT_PLAYER_OPTIONS,
  DEFAULT_TRACK_MIX,
  type TrackMix,
} from '../../core/audio/mix.ts';
import { assignChannels } from '../../core/midi/assignChannels.ts';
import type { AudioClock } from '../audio/audioClock.ts';
import type { MidiOutput } from '../midiPorts/midiPorts.ts';
import type { Rig } from './rig.ts';
import type { Due } from './scheduler.ts';
import type { TimelineNote } from './timeline.ts';

/** Sent this long before its time: as little as a page that is busy for a moment allows. */
const LEAD_SECONDS = 0.15;
const SEND_EVERY_SECONDS = 0.04;
/** A note later than this (the computer slept) is left out. */
const MAX_LATE_SECONDS = 0.1;

const NOTE_OFF = 0x80;
const NOTE_ON = 0x90;
const CONTROL = 0xb0;
const PROGRAM = 0xc0;
const VOLUME = 7;
const PAN = 10;
const ALL_NOTES_OFF = 123;
/** Both sliders where they are at first make 100, where channels begin. */
const LOUDEST = 100 / DEFAULT_TRACK_MIX.volume;

interface Held {
  readonly track: number;
  readonly channel: number;
  readonly instrument: InstrumentId;
  readonly pitch: number;
  readonly velocity: number;
  readonly onClock: number;
  offClock: number;
  /** Its note-on was sent. */
  isOn: boolean;
  /** So was its note-off. */
  isOff: boolean;
}

/** @param speakers what clicks, and what measures the level */
export function createMidiRig(output: MidiOutput, clock: AudioClock, speakers: Rig): Rig {
  let mix: readonly TrackMix[] = [];
  let channels: readonly number[] = [];
  let masterVolume = DEFAULT_PLAYER_OPTIONS.volume;
  let notes: Held[] = [];
  /** The last value sent of each controller and program, by status and number. */
  const sent = new Map<string, number>();

  /** Sends a state once, however often it is set. */
  const setState = (bytes: readonly number[], atMs?: number): void => {
    const [key, value] = [bytes.slice(0, -1).join(' '), bytes.at(-1)!];
    if (sent.get(key) === value) return;
    sent.set(key, value);
    output.send(bytes, atMs);
  };
  const setProgram = (channel: number, instrument: InstrumentId, atMs?: number): void => {
    if (instrument !== 'drums') setState([PROGRAM + channel, instrument], atMs);
  };
  const sendVolumes = (): void => {
    for (const [track, channel] of channels.entries()) {
      // Tracks that share a channel share the strip of the first.
      if (channels.indexOf(channel) !== track) continue;
      const { volume, pan } = mix[track] ?? DEFAULT_TRACK_MIX;
      const loudness = (LOUDEST * volume * masterVolume) / DEFAULT_PLAYER_OPTIONS.volume;
      setState([CONTROL + channel, VOLUME, Math.min(127, Math.round(loudness))]);
      setState([CONTROL + channel, PAN, Math.round(64 + 63 * pan)]);
    }
  };
  const isAudible = (track: number): boolean =>
    audibleGain(mix[track] ?? DEFAULT_TRACK_MIX, mix) > 0;

  const sendDue = (): void => {
    const now = clock.now();
    const until = now + LEAD_SECONDS;
    const due: { readonly at: number; readonly isOn: boolean; readonly note: Held }[] = [];
    for (const note of notes) {
      if (!note.isOn && note.onClock < until && note.onClock >= now - MAX_LATE_SECONDS)
        if (isAudible(note.track)) {
          note.isOn = true;
          due.push({ at: note.onClock, isOn: true, note });
        }
      if (note.isOn && !note.isOff && note.offClock < until) {
        note.isOff = true;
        due.push({ at: note.offClock, isOn: false, note });
      }
    }
    // A pitch that is struck again ends before it begins.
    due.sort((a, b) => a.at - b.at || Number(a.isOn) - Number(b.isOn));
    for (const { at, isOn, note } of due) {
      const atMs = clock.heardAtMs(at);
      if (isOn) setProgram(note.channel, note.instrument, atMs);
      output.send(
        isOn
          ? [NOTE_ON + note.channel, note.pitch, note.velocity]
          : [NOTE_OFF + note.channel, note.pitch, 0],
        atMs,
      );
    }
    notes = notes.filter(({ onClock, offClock, isOn }) =>
      isOn ? offClock > now : onClock >= until,
    );
  };

  /** Ends notes that were sent, and those that were sent but are still to sound as they begin. */
  const release = (ended: readonly Held[]): void => {
    for (const { channel, pitch, onClock } of ended)
      output.send(
        [NOTE_OFF + channel, pitch, 0],
        onClock > clock.now() ? clock.heardAtMs(onClock) : undefined,
      );
  };
  const stopSending = clock.every(SEND_EVERY_SECONDS, sendDue);

  const silence = (): void => {
    output.clear();
    release(notes.filter(({ isOn }) => isOn));
    notes = [];
    for (const channel of new Set(channels)) output.send([CONTROL + channel, ALL_NOTES_OFF, 0]);
    speakers.silence();
  };

  return {
    leadSeconds: LEAD_SECONDS,
    play(
      { track, pitch, velocity }: TimelineNote,
      instrument,
      { clockSeconds, lastsSeconds }: Due,
    ) {
      const channel = channels[track] ?? 0;
      if (isAudible(track))
        for (const other of notes)
          if (other.channel === channel && other.pitch === pitch)
            if (other.onClock <= clockSeconds && other.offClock > clockSeconds)
              other.offClock = clockSeconds;
      // Struck together with this one: cut to no length, it would end before it begins, and hang.
      notes = notes.filter(({ isOn, onClock, offClock }) => isOn || offClock > onClock);
      const offClock = clockSeconds + lastsSeconds;
      const key = { track, channel, instrument, pitch, velocity };
      notes.push({ ...key, onClock: clockSeconds, offClock, isOn: false, isOff: false });
    },
    click: (isAccent, clockSeconds) => speakers.click(isAccent, clockSeconds),
    setMix(changed, instruments) {
      mix = changed;
      channels = assignChannels(
        instruments.map((id) => ({ isDrum: id === 'drums', program: id === 'drums' ? 0 : id })),
      );
      for (const [track, instrument] of instruments.entries())
        if (channels.indexOf(channels[track]!) === track) setProgram(channels[track]!, instrument);
      sendVolumes();
      release(notes.filter(({ track, isOn }) => isOn && !isAudible(track)));
      notes = notes.filter(({ track, isOn }) => !isOn || isAudible(track));
    },
    setVolume(volume) {
      masterVolume = volume;
      speakers.setVolume(volume);
      sendVolumes();
    },
    silence,
    recall(clockSeconds) {
      notes = notes.filter(({ onClock, isOn }) => isOn || onClock < clockSeconds);
      speakers.recall(clockSeconds);
    },
    soundingUntil: () =>
      notes.reduce((end, { offClock }) => Math.max(end, offClock), speakers.soundingUntil()),
    level: () => speakers.level(),
    dispose() {
      silence();
      stopSending();
    },
  };
}
