// `bench audio`: how fast music becomes a file, how soon the first note sounds, and whether any is lost while the
// machine is busy training.
import type { Bench } from './bench.ts';
import type { FirstNotes, StressResult } from './audio.page.ts';
import { median } from './train.ts';

const MODULE = '/scripts/bench/audio.page.ts';
const ROUNDS = 3;

export async function benchAudio(bench: Bench): Promise<void> {
  // First, as cold is what no group has warmed up: no sound is fetched and no sounding code loaded.
  const { coldMs, warmMs } = await bench.call<FirstNotes>(MODULE, 'measureFirstNotes');
  bench.record('audio.coldFirstNoteMs', coldMs);
  bench.record('audio.warmFirstNoteMs', warmMs);

  for (const kind of ['wav', 'mp3'] as const) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++)
      times.push(await bench.call<number>(MODULE, 'timesRealtime', kind));
    bench.record(`audio.${kind === 'wav' ? '' : 'mp3.'}renderTimesRealtime`, median(times));
  }

  const stress = await bench.call<StressResult>(MODULE, 'playWhileTraining');
  bench.record('audio.droppedNotes', stress.notes - stress.started);
  bench.record('audio.lateNotes', stress.late);
  bench.record('audio.clockLagMs', stress.clockLagMs);
  bench.log('audio stress', stress);
}
