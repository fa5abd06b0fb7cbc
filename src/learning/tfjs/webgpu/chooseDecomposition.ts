// Which decomposition of the recurrence is faster here: a few steps of each on zeros against the clock. It
// depends on the device, the layer's size and the number of streams, and is asked once for each.
import { withinMemory, type DeviceMemory } from './deviceMemory.ts';
import { fits, type Decomposition } from './decomposition.ts';
import { LstmLayer } from './lstmLayer.ts';
import { matrix } from './multiply.ts';
import { Recording, type BoundRecording } from './recording.ts';

export const DECOMPOSITIONS: readonly Decomposition[] = [
  { kind: 'sequence', rows: 1 },
  { kind: 'sequence', rows: 2 },
  { kind: 'step', rows: 1 },
  { kind: 'step', rows: 4 },
];

const TRIAL_STEPS = 8;
const ROUNDS = 3;

const choices = new WeakMap<GPUDevice, Map<string, Decomposition>>();

/** @throws Error (rejects) when the device refuses the kernels or has no memory for the trial. */
export async function chooseDecomposition(
  device: GPUDevice,
  hiddenSize: number,
  streams: number,
): Promise<Decomposition> {
  const ofDevice = choices.get(device) ?? new Map<string, Decomposition>();
  choices.set(device, ofDevice);
  const key = `${hiddenSize}, ${streams}`;
  const choice = ofDevice.get(key) ?? (await tryAll(device, hiddenSize, streams));
  ofDevice.set(key, choice);
  return choice;
}

interface Trial {
  readonly decomposition: Decomposition;
  readonly recording: BoundRecording;
  readonly memory: DeviceMemory;
  /** Best of the rounds. */
  milliseconds: number;
}

async function tryAll(
  device: GPUDevice,
  hiddenSize: number,
  streams: number,
): Promise<Decomposition> {
  const trials = await Promise.all(
    DECOMPOSITIONS.filter((candidate) => fits(candidate, hiddenSize)).map((candidate) =>
      prepare(device, candidate, hiddenSize, streams),
    ),
  );
  for (const trial of trials) await time(device, trial.recording);
  for (let round = 0; round < ROUNDS; round++)
    for (const trial of trials)
      trial.milliseconds = Math.min(trial.milliseconds, await time(device, trial.recording));
  for (const { recording, memory } of trials) {
    recording.dispose();
    memory.dispose();
  }
  return trials.reduce((best, trial) => (trial.milliseconds < best.milliseconds ? trial : best))
    .decomposition;
}

/** A layer's recurrence, forward and backward. */
async function prepare(
  device: GPUDevice,
  decomposition: Decomposition,
  hiddenSize: number,
  streams: number,
): Promise<Trial> {
  const shape = { streams, steps: TRIAL_STEPS };
  const rows = streams * TRIAL_STEPS;
  const recording = new Recording();
  const [, memory] = await withinMemory(device, (owner) => {
    const layer = new LstmLayer(owner, shape, hiddenSize, decomposition);
    const weights = owner.allocate(4 * hiddenSize * hiddenSize, 'trial U');
    const recurrentKernel = matrix(weights, hiddenSize, 4 * hiddenSize);
    layer.recur(recording, recurrentKernel);
    const dOutput = matrix(owner.allocate(rows * hiddenSize, 'trial dOutput'), rows, hiddenSize);
    layer.recurBackward(recording, recurrentKernel, dOutput);
  });
  return {
    decomposition,
    memory,
    recording: await recording.bind(device),
    milliseconds: Infinity,
  };
}

async function time(device: GPUDevice, recording: BoundRecording): Promise<number> {
  const start = performance.now();
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  recording.encode(pass);
  pass.end();
  device.queue.submit([encoder.finish()]);
  await device.queue.onSubmittedWorkDone();
  return performance.now() - start;
}
