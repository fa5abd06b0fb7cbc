// How well notes were heard: mir_eval's note onset F1 (mir_eval.transcription.match_note_onsets with pitch, offsets
// ignored; Raffel et al., ISMIR 2014). Two notes may match at one pitch within 50 ms; as many as possible do.
import type { HeardNote } from './pitchActivity.ts';

export type OnsetNote = Pick<HeardNote, 'startSeconds' | 'pitch'>;

const TOLERANCE_SECONDS = 0.05;

/** 0..1; 0 when either list is empty. */
export function onsetF1(reference: readonly OnsetNote[], heard: readonly OnsetNote[]): number {
  if (reference.length === 0 || heard.length === 0) return 0;
  const heardStarts = startsByPitch(heard);
  let matched = 0;
  for (const [pitch, starts] of startsByPitch(reference))
    matched += countMatches(starts, heardStarts.get(pitch) ?? []);
  return (2 * matched) / (reference.length + heard.length);
}

function startsByPitch(notes: readonly OnsetNote[]): ReadonlyMap<number, readonly number[]> {
  const starts = new Map<number, number[]>();
  for (const { pitch, startSeconds } of notes) {
    const list = starts.get(pitch);
    if (list) list.push(startSeconds);
    else starts.set(pitch, [startSeconds]);
  }
  for (const list of starts.values()) list.sort((a, b) => a - b);
  return starts;
}

/** With one tolerance for all, pairing the earliest that fit is a largest matching. */
function countMatches(reference: readonly number[], heard: readonly number[]): number {
  let [matches, i, j] = [0, 0, 0];
  while (i < reference.length && j < heard.length) {
    // mir_eval rounds distances to four decimals.
    const distance = Math.round((heard[j]! - reference[i]!) * 1e4) / 1e4;
    if (Math.abs(distance) <= TOLERANCE_SECONDS) {
      matches++;
      i++;
      j++;
    } else if (distance < 0) j++;
    else i++;
  }
  return matches;
}
