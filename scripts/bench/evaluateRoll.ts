// `bench evaluate`: what a frame of the piano roll costs while 50,000 notes are scrolled and zoomed.
import type { Bench } from './bench.ts';
import type { RollFigures } from './evaluateRoll.page.ts';

export async function benchEvaluateRoll(bench: Bench): Promise<void> {
  const roll = await bench.call<RollFigures>('/scripts/bench/evaluateRoll.page.ts', 'roll50k');
  const { panNearMs, panFarMs, zoomMs } = roll;
  bench.record('evaluate.roll50kFrameMs', Math.max(panNearMs, panFarMs, zoomMs));
  bench.record('evaluate.roll50kPanNearMs', panNearMs);
  bench.record('evaluate.roll50kPanFarMs', panFarMs);
  bench.record('evaluate.roll50kZoomMs', zoomMs);
  bench.record('evaluate.roll50kFramesPerSecond', roll.framesPerSecond);
}
