// What a run is, in plain words.
import type { BackendName, BackendReport, RunEnd } from '../../core/model/training.ts';
import type { RunFacts } from '../../store/training.ts';
import { countOf } from '../figureWording.ts';

export const BACKEND_NAMES: Readonly<Record<BackendName, string>> = {
  webgpu: 'the graphics chip (WebGPU)',
  webgl: 'the graphics chip (WebGL)',
  wasm: 'the processor (WebAssembly)',
  cpu: 'the processor (plain JavaScript)',
};

const STATUS: Readonly<Record<BackendReport['status'], string>> = {
  chosen: 'in use',
  slower: 'works, but is slower here',
  software: 'only imitated in software here, so left aside',
  missing: 'not offered by this browser',
  failed: 'did not pass its check',
};

export function wordBackendStatus(status: BackendReport['status']): string {
  return STATUS[status];
}

export function wordHeldOut({ validationNotes, validationKind }: RunFacts): string {
  return validationKind === 'pieces'
    ? `Validation is measured on ${countOf(validationNotes, 'note')} of whole pieces the model never learns from.`
    : `There are too few pieces to hold one out, so validation is measured on the ends of pieces, ${countOf(validationNotes, 'note')} the model never learns from. That flatters it.`;
}

const ENDS: Readonly<Record<RunEnd, string>> = {
  plan: 'It heard everything as often as planned.',
  stop: 'You stopped it; the best model so far is kept.',
  'early-stop': 'It ended by itself: it had stopped getting better. The best model is kept.',
  diverged:
    'Its numbers stopped making sense, so it was ended; the best model before that is kept.',
};

export function wordEnd(end: RunEnd): string {
  return ENDS[end];
}
