// Page side of the evaluate worker.
import { connect } from '../connect.ts';
import type { EvaluateProtocol } from './protocol.ts';

export function createEvaluateClient(): EvaluateProtocol {
  return connect<EvaluateProtocol>(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'evaluate' }),
    { learnCorpus: true, evaluateTakes: true, analyseSound: true },
  );
}
