// A score without a note: what a player holds before it is given one.
import { DEFAULT_TEMPO_BPM, type Score } from './score.ts';

export const EMPTY_SCORE: Score = {
  title: '',
  ticksPerQuarter: 480,
  tracks: [],
  tempos: [{ ticks: 0, tempoBpm: DEFAULT_TEMPO_BPM }],
  meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
};
