// A batch's streams shared out among threads, with their masks and states.
import type { Batch } from '../../../core/dataset/batch.ts';
import type { CarriedState } from '../../../core/model/checkpoint.ts';
import type { NetworkJob } from '../networkPass.ts';

/** As many jobs as asked for, or as there are streams; larger ones first. `rows` stays the whole batch's. */
export function splitJob(job: NetworkJob, threads: number): NetworkJob[] {
  const { streams, steps } = job.shape;
  const count = Math.min(threads, streams);
  if (count === 1) return [job];
  return Array.from({ length: count }, (_, i) => {
    const from = Math.ceil((streams * i) / count);
    const to = Math.ceil((streams * (i + 1)) / count);
    const ofStreams = (values: Float32Array): Float32Array => slice(values, streams, from, to);
    return {
      shape: { streams: to - from, steps },
      batch: splitBatch(job.batch, from, to),
      dropout: job.dropout && {
        input: ofStreams(job.dropout.input),
        layers: job.dropout.layers.map(ofStreams),
        heads: ofStreams(job.dropout.heads),
      },
      state: job.state?.map(({ h, c }) => ({ h: ofStreams(h), c: ofStreams(c) })) ?? null,
    };
  });
}

/** The states of the jobs' streams as one. */
export function joinStates(states: readonly CarriedState[]): CarriedState {
  const [first] = states;
  if (!first || states.length === 1) return first ?? [];
  return first.map((_, layer) => ({
    h: concatenate(states.map((state) => state[layer]!.h)),
    c: concatenate(states.map((state) => state[layer]!.c)),
  }));
}

function splitBatch(batch: Batch, from: number, to: number): Batch {
  const { streams, steps } = batch;
  const rowsOf = <Values extends Int32Array | Uint8Array>(values: Values): Values => {
    const row = values.length / (streams * steps);
    const width = (to - from) * row;
    const out = new (values.constructor as new (length: number) => Values)(steps * width);
    for (let t = 0; t < steps; t++) {
      const at = (t * streams + from) * row;
      out.set(values.subarray(at, at + width), t * width);
    }
    return out;
  };
  return {
    ...batch,
    streams: to - from,
    inputs: rowsOf(batch.inputs),
    targets: rowsOf(batch.targets),
    weights: rowsOf(batch.weights),
    legal: rowsOf(batch.legal),
    sideBefore: rowsOf(batch.sideBefore),
    sideAt: rowsOf(batch.sideAt),
    resets: batch.resets.slice(from, to),
  };
}

/** Streams [from, to) of values [streams, ·]. */
function slice(values: Float32Array, streams: number, from: number, to: number): Float32Array {
  const width = values.length / streams;
  return values.slice(from * width, to * width);
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
