// A note of a roll in words, for ears as much as for eyes.
import { createBarMap } from '../../core/music/bars.ts';
import { instrumentName } from '../../core/music/instrumentNames.ts';
import { pitchName } from '../../core/music/pitchNames.ts';
import type { Note, Score } from '../../core/music/score.ts';

/** To what is told of a beat. */
const rounded = (beats: number): number => Math.round(beats * 100) / 100;

/** "C♯4 and B♭" → "C sharp 4 and B flat": screen readers pass over ♯ and ♭. */
export function sayPitches(words: string): string {
  return words
    .replaceAll(/[♯♭](?=-?\d)/g, '$& ')
    .replaceAll('♯', ' sharp')
    .replaceAll('♭', ' flat');
}

/** "C sharp 4" */
export const sayPitch = (pitch: number): string => sayPitches(pitchName(pitch));

/** @returns e.g. "C sharp 4, bar 3 beat 2.5, 1 beat long, velocity 80, Acoustic Grand Piano" */
export function createNoteWording(
  score: Score,
): (note: Note & { readonly track: number }) => string {
  const bars = createBarMap(score);
  return ({ startTicks, durationTicks, pitch, velocity, track }) => {
    const { bar, beat } = bars.toPosition(startTicks);
    const part = score.tracks[track];
    const beats = rounded(durationTicks / score.ticksPerQuarter);
    return [
      part?.isDrum ? `Drum ${pitch}` : sayPitch(pitch),
      `bar ${bar + 1} beat ${rounded(beat + 1)}`,
      `${beats} ${beats === 1 ? 'beat' : 'beats'} long`,
      `velocity ${velocity}`,
      part ? part.name || instrumentName(part) : '',
    ].join(', ');
  };
}
