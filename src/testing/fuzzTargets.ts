// Every reader of files of strangers, for `npm run fuzz`.
import type { FuzzTarget } from './fuzz.ts';
import { modelTarget, projectTarget } from './fuzzFiles.ts';
import { midiTarget } from './fuzzMidi.ts';
import { soundFontTarget } from './fuzzSoundFont.ts';

export const fuzzTargets: readonly FuzzTarget[] = [
  midiTarget,
  modelTarget,
  projectTarget,
  soundFontTarget,
];
