// PyTorch as a contestant, where there is a Python that has it.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Torch {
  /** @returns tokens per second of each step */
  measure(shape: string, threads: number, seconds: number): Promise<number[]>;
  close(): void;
}

/** A distribution's own Python last: a version manager's may stand before it in the path. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** Null without PyTorch. */
export async function startTorch(): Promise<Torch | null> {
  const python = PYTHONS.find(
    (name) => spawnSync(name, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0,
  );
  if (python === undefined) {
    console.log('No python3 has PyTorch: its figures are left out.');
    return null;
  }
  const child = spawn(python, ['scripts/bench/torchModel.py'], {
    stdio: ['pipe', 'pipe', 'inherit'],
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
  console.log('PyTorch', await read());
  return {
    async measure(shape, threads, seconds) {
      child.stdin.write(`${shape} ${threads} ${seconds}\n`);
      return (await read()) as number[];
    },
    close: () => child.stdin.end(),
  };
}
