// What the player would do with a score, as numbers: the voices that core/audio/renderVoices.ts turns into sound.
import { audibleGain, gainOfVelocity, MASTER_DB } from '../../core/audio/mix.ts';
import { dbToGain } from '../../core/audio/pcm.ts';
import type { Voice, VoiceScore, VoiceSound } from '../../core/audio/renderVoices.ts';
import { chokeGroup } from '../../core/music/drums.ts';
import type { LoadedScore } from './loadedScore.ts';
import type { SampleLibrary, Sound } from './sampleLibrary.ts';
import { FADE_SECONDS, RELEASE_CONSTANT } from './voice.ts';

/** @param library has loaded what the score needs, at `sampleRate` */
export function toVoiceScore(
  { timeline, instruments, mix }: LoadedScore,
  library: SampleLibrary,
  sampleRate: number,
): VoiceScore {
  const indices = new Map<Sound, number>();
  const voices: Voice[] = [];
  /** The last voice of each group of drums that end each other. */
  const open = new Map<string, number>();
  const strips = mix.map((own) => ({
    gain: audibleGain(own, mix) * dbToGain(MASTER_DB),
    pan: own.pan,
  }));
  for (const note of timeline.notes) {
    const { track, pitch, velocity, startSeconds, durationSeconds } = note;
    const instrument = instruments[track]!;
    const sound = library.soundOf({ instrument, pitch, velocity });
    if (sound === undefined || strips[track]!.gain === 0) continue;
    const index = indices.get(sound) ?? indices.size;
    indices.set(sound, index);
    const isDrum = instrument === 'drums';
    const speed = isDrum ? 1 : 2 ** ((pitch - sound.pitch) / 12);
    const rings = sound.loop === null ? sound.buffer.duration / speed : Infinity;
    const releaseSeconds = startSeconds + durationSeconds;
    const choke = isDrum ? chokeGroup(pitch) : null;
    if (choke !== null) {
      const group = `${track}/${choke}`;
      const before = open.get(group);
      if (before !== undefined) voices[before] = cutAt(voices[before]!, startSeconds);
      open.set(group, voices.length);
    }
    voices.push({
      track,
      sound: index,
      startSeconds,
      endSeconds: isDrum
        ? startSeconds + rings
        : Math.min(startSeconds + rings, releaseSeconds + sound.releaseSeconds),
      speed,
      gain: gainOfVelocity(velocity) * sound.gain,
      fade: isDrum
        ? null
        : {
            atSeconds: releaseSeconds,
            constantSeconds: sound.releaseSeconds * RELEASE_CONSTANT,
          },
    });
  }
  return { sampleRate, sounds: [...indices.keys()].map(toVoiceSound), voices, strips };
}

function cutAt(voice: Voice, atSeconds: number): Voice {
  const endSeconds = Math.min(voice.endSeconds, atSeconds + 2 * FADE_SECONDS);
  // Struck at the same moment, the later one alone is heard.
  if (atSeconds <= voice.startSeconds) return { ...voice, endSeconds: voice.startSeconds };
  return { ...voice, endSeconds, fade: { atSeconds, constantSeconds: FADE_SECONDS / 4 } };
}

function toVoiceSound({ buffer, loop }: Sound): VoiceSound {
  const { sampleRate, numberOfChannels } = buffer;
  return {
    channels: Array.from({ length: numberOfChannels }, (_, i) => buffer.getChannelData(i)),
    loop: loop && {
      start: Math.round(loop.start * sampleRate),
      end: Math.round(loop.end * sampleRate),
    },
  };
}
