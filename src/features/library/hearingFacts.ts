// Whether the sliders for what counts as a note stand where they stood at first.
import { DEFAULT_HEARING, type HearingSettings } from '../../core/transcription/hearNotes.ts';

export function isUsualHearing(hearing: HearingSettings): boolean {
  const names = Object.keys(DEFAULT_HEARING) as (keyof HearingSettings)[];
  return names.every((name) => hearing[name] === DEFAULT_HEARING[name]);
}
