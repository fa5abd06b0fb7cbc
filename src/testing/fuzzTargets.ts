// Every reader of files of strangers, for `npm run fuzz`.
import type { FuzzTarget } from './fuzz.ts';
import { midiTarget } from './fuzzMidi.ts';

export const fuzzTargets: readonly FuzzTarget[] = [midiTarget];
