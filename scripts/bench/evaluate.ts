// `bench evaluate`: how long judging takes: all measures of a long take, originality against a million notes.
import type { Bench } from './bench.ts';
import type { OriginalityFigures } from './evaluate.page.ts';

const MODULE = '/scripts/bench/evaluate.page.ts';

export async function benchEvaluate(bench: Bench): Promise<void> {
  bench.record('evaluate.measures10kNotesMs', await bench.call<number>(MODULE, 'measures10kNotes'));
  const originality = await bench.call<OriginalityFigures>(MODULE, 'originality1MNotes');
  bench.record('evaluate.originality1MNotesMs', originality.takeMs);
  bench.record('evaluate.originality1MNotesSlowestMs', originality.slowestTakeMs);
  bench.record('evaluate.originality1MNotesIndexMs', originality.indexMs);
  bench.record('evaluate.originality1MNotesFound', originality.found);
  const judging = await bench.call<{ corpusMs: number; takeMs: number }>(MODULE, 'judge100kNotes');
  bench.record('evaluate.corpus100kNotesMs', judging.corpusMs);
  bench.record('evaluate.take1kNotesMs', judging.takeMs);
}
