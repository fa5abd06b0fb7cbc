// A further thread's side: it takes part in one step after the other.
import { instantiateKernels } from '../builds.ts';
import { KernelMemory } from '../memory.ts';
import { TeamMember } from './member.ts';
import type { Answer, Job, SharedModel, Start, Weights, Work } from './pass.ts';
import type { Handover } from './thread.ts';

/** To be called once, by the worker's own file. */
export function servePass<Setup, W extends Weights, J extends Job, Result>(
  model: SharedModel<Setup, W, J, Result>,
): void {
  let member: TeamMember<Setup, W, J, Result> | null = null;
  let answer = (message: Answer<Result>): void => self.postMessage(message);
  const listen = ({ data }: MessageEvent<Handover | Start<Setup> | Work<J>>): void => {
    if ('port' in data) {
      const { port } = data;
      port.onmessage = listen;
      port.onmessageerror = (): void => answer({ error: 'what it was told could not be read' });
      answer = (message) => port.postMessage(message);
      return;
    }
    if ('module' in data) {
      member = join(data, model);
      answer({ ready: true });
      return;
    }
    try {
      answer({ result: member!.take(data).result });
    } catch (error) {
      answer({ error: String(error) });
    }
  };
  self.onmessage = listen;
}

function join<Setup, W extends Weights, J extends Job, Result>(
  { module, memory: shared, tileRows, setup }: Start<Setup>,
  model: SharedModel<Setup, W, J, Result>,
): TeamMember<Setup, W, J, Result> {
  const kernels = instantiateKernels(module, shared);
  kernels.setTileRows(tileRows);
  return new TeamMember(kernels, new KernelMemory(shared), setup, model);
}
