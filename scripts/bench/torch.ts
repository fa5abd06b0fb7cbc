// PyTorch as a contestant, where there is a Python that has it. How many threads its OpenBLAS uses is read
// from the environment when it loads, and torch.set_num_threads does not bound it: a process per setting.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface TorchThreads {
  /** Of the matrix products. */
  readonly blas: number;
  /** Of everything else. */
  readonly torch: number;
}

export interface Torch {
  /** @returns tokens per second of each step */
  measure(shape: string, seconds: number): Promise<number[]>;
  close(): void;
}

/** A distribution's own Python last: a version manager's may stand before it in the path. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** One per setting; none without PyTorch. */
export async function startTorch(settings: readonly TorchThreads[]): Promise<Torch[]> {
  const python = PYTHONS.find(
    (name) => spawnSync(name, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0,
  );
  if (python === undefined) {
    console.log('No python3 has PyTorch: its figures are left out.');
    return [];
  }
  return Promise.all(settings.map((threads) => startProcess(python, threads)));
}

async function startProcess(python: string, { blas, torch }: TorchThreads): Promise<Torch> {
  const child = spawn(python, ['scripts/bench/torchModel.py', String(torch)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OPENBLAS_NUM_THREADS: String(blas), OMP_NUM_THREADS: String(torch) },
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]() as AsyncIterator<
    string,
    undefined
  >;
  const read = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('PyTorch ended early');
    return JSON.parse(line.value);
  };
  console.log('PyTorch', await read(), `BLAS threads ${blas}, other threads ${torch}`);
  return {
    async measure(shape, seconds) {
      child.stdin.write(`${shape} ${seconds}\n`);
      return (await read()) as number[];
    },
    close: () => child.stdin.end(),
  };
}
