// Runs in the page: the piano roll as the app shows it, with very many notes, scrolled and zoomed as a hand would.
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import '../../src/app/tokens.css';
import { PianoRoll } from '../../src/components/plots/PianoRoll.tsx';
import { toRollNotes } from '../../src/components/plots/rollNotes.ts';
import type { Note, Track } from '../../src/core/music/score.ts';
import { createRandom } from '../../src/core/random.ts';

const [TICKS_PER_QUARTER, FRAMES] = [480, 90];

export interface RollFigures {
  /** Medians of what the page works for a frame, in milliseconds: script, layout and painting. */
  readonly panNearMs: number;
  readonly panFarMs: number;
  readonly zoomMs: number;
  /** Over all of it; the screen shows 60. */
  readonly framesPerSecond: number;
}

/** Four tracks of an orchestra that never rests: four notes on every sixteenth or so. */
function tracksOf(count: number): readonly Track[] {
  const random = createRandom(1);
  return [0, 24, 48, 32].map((program, track) => {
    const notes = Array.from({ length: count / 4 }, (_, i): Note => ({
      startTicks: i * 120,
      durationTicks: 60 * (1 + random.integer(8)),
      pitch: 30 + 12 * track + random.integer(30),
      velocity: 1 + random.integer(127),
    }));
    return { name: '', program, isDrum: false, notes, pedals: [] };
  });
}

/** Does `step` in frame after frame. @returns what each frame cost the page, in milliseconds */
function frames(count: number, step: (frame: number) => void): Promise<number[]> {
  const costs: number[] = [];
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    let [frame, start] = [0, 0];
    const turn = () => {
      start = performance.now();
      step(frame++);
      port2.postMessage(null);
    };
    // A task of its own comes after everything that belongs to the frame.
    port1.onmessage = () => {
      costs.push(performance.now() - start);
      if (frame < count) requestAnimationFrame(turn);
      else done(costs);
    };
    requestAnimationFrame(turn);
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** 50,000 notes at 1400 × 380 pixels. */
export async function roll50k(): Promise<RollFigures> {
  const host = document.createElement('div');
  host.style.width = '1400px';
  document.body.append(host);
  const notes = toRollNotes({ tracks: tracksOf(50_000) });
  const lengthTicks = notes.at(-1)!.startTicks + 480;
  const barTicks = Array.from({ length: Math.ceil(lengthTicks / 1920) }, (_, bar) => bar * 1920);
  const root = createRoot(host);
  root.render(
    createElement(PianoRoll, {
      label: 'Bench',
      notes,
      barTicks,
      ticksPerQuarter: TICKS_PER_QUARTER,
      lengthTicks,
      playheadTicks: () => (performance.now() / 1000) * 960,
    }),
  );
  await frames(5, () => undefined);
  const scroller = host.querySelector<HTMLElement>('[role=application]')!;
  const wheel = (deltaY: number) =>
    scroller.dispatchEvent(
      new WheelEvent('wheel', {
        deltaY,
        ctrlKey: true,
        clientX: 700,
        bubbles: true,
        cancelable: true,
      }),
    );
  let begun = performance.now();
  const near = await frames(FRAMES, (frame) => (scroller.scrollLeft = 40 * frame));
  const zoom = await frames(FRAMES, (frame) => wheel(frame < FRAMES / 2 ? 100 : -100));
  let seconds = (performance.now() - begun) / 1000;
  await frames(40, () => wheel(200));
  if (scroller.scrollWidth > 1500) throw new Error('the roll does not zoom out to the whole');
  await frames(2, () => wheel(-200));
  begun = performance.now();
  const far = await frames(FRAMES, (frame) => (scroller.scrollLeft = 4 * frame));
  seconds += (performance.now() - begun) / 1000;
  root.unmount();
  host.remove();
  return {
    panNearMs: median(near),
    panFarMs: median(far),
    zoomMs: median(zoom),
    framesPerSecond: (3 * FRAMES) / seconds,
  };
}
