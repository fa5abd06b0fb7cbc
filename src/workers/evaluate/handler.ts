// Judges takes by the corpus, a take or a piece at a time, so that a cancel is heard between two.
import { AppError } from '../../core/errors.ts';
import { EvaluationCorpus, type TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { createSpectrogram, readMono } from '../../core/metrics/spectrogram.ts';
import type { EvaluateProtocol } from './protocol.ts';

/** Measuring blocks; a cancel is heard only after a turn of the event loop. */
async function hearCancel(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  if (signal?.aborted === true) throw new AppError('cancelled', 'the evaluation was cancelled');
}

export function createEvaluateHandler(): EvaluateProtocol {
  let held: { readonly key: string; readonly corpus: EvaluationCorpus } | null = null;
  return {
    async learnCorpus({ key, pieces }, { signal, onEvent }) {
      const corpus = new EvaluationCorpus(pieces);
      const preparing = corpus.prepare();
      for (let done = 1; preparing.next().done !== true; done++) {
        onEvent?.(Math.min(1, done / pieces.length));
        await hearCancel(signal);
      }
      held = { key, corpus };
    },
    async evaluateTakes({ corpusKey, takes }, { signal, onEvent }) {
      if (held?.key !== corpusKey) return null;
      // Another may be learned meanwhile.
      const { corpus } = held;
      const evaluated: TakeEvaluation[] = [];
      for (const take of takes) {
        evaluated.push(corpus.evaluateTake(take));
        onEvent?.(evaluated.length / takes.length);
        await hearCancel(signal);
      }
      return { takes: evaluated, ...corpus.compareTakes(takes) };
    },
    async analyseSound({ wav }, { signal, onEvent }) {
      const spectrogram = createSpectrogram(readMono(wav));
      for (let share = 0; share < 1;) {
        share = spectrogram.advance();
        onEvent?.(share);
        await hearCancel(signal);
      }
      return spectrogram.result();
    },
  };
}
