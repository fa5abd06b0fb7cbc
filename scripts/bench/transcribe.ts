// `bench transcribe`: the notes, the beat and the speed of listening to the openings of the built-in pieces, played on
// the app's own piano, beside stock Basic Pitch on the same sound. Onset F1 is mir_eval's (core/transcription/onsetF1.ts).
import type { Bench } from './bench.ts';
import { median } from './train.ts';
import type { Heard } from './transcribe.page.ts';

const MODULE = '/scripts/bench/transcribe.page.ts';
const OPENING_SECONDS = 20;
const ROUNDS = 5;
/** Stock on software WebGL takes two to three times as long as the music lasts. */
const TIMED_SECONDS = 4;
const TEMPO_TOLERANCE = 0.02;

const isNear = (ratio: number, level: number): boolean =>
  Math.abs(ratio / level - 1) <= TEMPO_TOLERANCE;

export async function benchTranscribe(bench: Bench): Promise<void> {
  const files = await bench.call<string[]>(MODULE, 'listPieces');
  const heard: Heard[] = [];
  for (const file of files) {
    const one = await bench.call<Heard>(MODULE, 'hear', file, OPENING_SECONDS);
    bench.log(file, one);
    heard.push(one);
  }
  const mean = (of: (one: Heard) => number): number =>
    heard.reduce((sum, one) => sum + of(one), 0) / heard.length;
  bench.record(
    'transcribe.piano.onsetF1',
    mean((one) => one.onsetF1),
  );
  bench.record(
    'transcribe.piano.stockOnsetF1',
    mean((one) => one.stockOnsetF1),
  );
  bench.record(
    'transcribe.piano.onsetF1WithOctaves',
    mean((one) => one.onsetF1WithOctaves),
  );
  bench.record('transcribe.meterRight', heard.filter(({ isMeterRight }) => isMeterRight).length);
  bench.record('transcribe.timesRealtime', median(heard.map((one) => one.timesRealtime)));
  const within = (levels: readonly number[]): number =>
    heard.filter((one) => levels.some((level) => isNear(one.tempoRatio, level))).length;
  bench.record('transcribe.tempoWithin2Percent', within([1]));
  // Half and twice the written tempo are the same beat, counted otherwise: one press puts it right.
  bench.record('transcribe.tempoWithin2PercentOfALevel', within([0.5, 1, 2]));

  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const timeOf = (who: 'ours' | 'stock', backend: 'wasm' | 'webgl'): Promise<number> =>
      bench.call(MODULE, 'time', who, backend, files[0]!, TIMED_SECONDS);
    const ours = await timeOf('ours', 'wasm');
    ratios.push((await timeOf('stock', 'webgl')) / ours);
  }
  bench.record('transcribe.vsStockWebgl', median(ratios));
}
