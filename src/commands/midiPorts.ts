// Finding keyboards and synthesisers, and playing on one of them.
import { AppError } from '../core/errors.ts';
import type { MidiAccess } from '../services/midiPorts/midiPorts.ts';
import { toFailure } from '../store/job.ts';
import type { PortName } from '../store/midiPorts.ts';
import type { App } from './app.ts';

const opened = new WeakMap<App, MidiAccess>();

/** Asks for MIDI and lists what is plugged in, now and whenever that changes. Call it from a click. */
export async function openMidiPorts(app: App): Promise<void> {
  const { store, services } = app;
  const { midiPorts, setMidiPorts } = store.getState();
  if (midiPorts.access !== 'closed') return;
  setMidiPorts({ access: 'asking', failure: null });
  try {
    const access = await services.midiPorts.open();
    opened.set(app, access);
    access.listen(() => listPorts(app, access));
    listPorts(app, access);
    setMidiPorts({ access: 'open' });
  } catch (thrown) {
    setMidiPorts({ access: 'closed', failure: toFailure(thrown) });
  }
}

/** What is plugged in, once asked for. */
export function midiAccessOf(app: App): MidiAccess | undefined {
  return opened.get(app);
}

const namesOf = (ports: readonly PortName[]): readonly PortName[] =>
  ports.map(({ id, name }) => ({ id, name }));

function listPorts(app: App, access: MidiAccess): void {
  const { midiPorts, setMidiPorts } = app.store.getState();
  const [inputs, outputs] = [namesOf(access.inputs()), namesOf(access.outputs())];
  const { outputId, failure, outputs: before } = midiPorts;
  const isBack = failure?.code === 'ports/unplugged' && outputs.length > before.length;
  setMidiPorts({ inputs, outputs, failure: isBack ? null : failure });
  if (outputId !== null && !outputs.some(({ id }) => id === outputId)) void fallBack(app);
}

/** The synthesiser is gone: the music stops where it is, and would go on on this device. */
async function fallBack(app: App): Promise<void> {
  const failure = toFailure(new AppError('ports/unplugged', 'the MIDI output was unplugged'));
  app.services.playback.pause();
  app.store.getState().setMidiPorts({ outputId: null, failure });
  await app.services.playback.setMidiOutput(null);
}

/** Plays on a synthesiser from now on, or with null on this device. Call it from a click or key. */
export async function chooseMidiOutput(app: App, outputId: string | null): Promise<void> {
  const { setMidiPorts } = app.store.getState();
  setMidiPorts({ failure: null });
  try {
    const output = opened
      .get(app)
      ?.outputs()
      .find(({ id }) => id === outputId);
    await app.services.playback.setMidiOutput(output ?? null);
    setMidiPorts({ outputId: output?.id ?? null });
  } catch (thrown) {
    const failure = toFailure(thrown);
    // Another was chosen meanwhile, which is no failure.
    if (failure.code !== 'cancelled') setMidiPorts({ failure });
  }
}
