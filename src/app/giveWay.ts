// While a model is trained on all cores, the page would answer a hand late: at a press the training waits for a moment.
import type { App } from '../commands/app.ts';

const PRESSES = ['pointerdown', 'pointerup', 'keydown'] as const;
/** Longer than most answers take to be drawn. */
const WAY_MS = 200;
/** A key held down, or a hand that never rests, leaves the training half of the time. */
const LEAST_GAP_MS = 2 * WAY_MS;

/** Call once: it listens until the page goes. */
export function followPresses({ store, services }: App): void {
  let givenAt = -Infinity;
  const press = ({ timeStamp }: Event): void => {
    if (store.getState().training.run.status !== 'running' || timeStamp < givenAt + LEAST_GAP_MS)
      return;
    givenAt = timeStamp;
    services.model.giveWay({ milliseconds: WAY_MS }, {}).catch((thrown: unknown) => {
      console.info('The training does not give way:', thrown);
    });
  };
  for (const type of PRESSES)
    window.addEventListener(type, press, { capture: true, passive: true });
}
