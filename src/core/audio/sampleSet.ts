// The list of sampled instruments that ships with the app (public/samples/manifest.json). An instrument is one
// file, its MP3 samples end to end: one request, and kept offline whole or not at all. The file's name carries
// a digest of its bytes, so that a cache never has to ask whether it is still current.
import { AppError } from '../errors.ts';
import type { InstrumentId } from './instrumentPlan.ts';
import type { Loop } from './loop.ts';

export interface SampleEntry {
  /** MIDI note that it sounds, or the General MIDI drum. */
  readonly pitch: number;
  /** Velocity 1..127 it was rendered at. */
  readonly velocity: number;
  /** Where its bytes lie in the instrument's file. */
  readonly offset: number;
  readonly bytes: number;
  /** To be added when it plays, so that all instruments are equally loud. */
  readonly gainDb: number;
  /** From its beginning until it comes within 12 dB of its peak, by which a decoder's delay is found and removed. */
  readonly riseSeconds: number;
  /** Null for a sound that dies away. */
  readonly loop: Loop | null;
}

export interface SampledInstrument {
  readonly instrument: InstrumentId;
  readonly name: string;
  /** Relative to the manifest. */
  readonly file: string;
  readonly bytes: number;
  /** Whether its notes have a pitch. */
  readonly isPitched: boolean;
  /** How long a released note goes on. */
  readonly releaseSeconds: number;
  /** By rising velocity, then pitch; at least one. */
  readonly samples: readonly SampleEntry[];
}

export interface SampleSet {
  readonly version: 2;
  readonly instruments: readonly SampledInstrument[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isMidi = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 127;

const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

function isLoop(value: unknown): boolean {
  if (value === null) return true;
  if (!isRecord(value)) return false;
  const { startSeconds, endSeconds } = value;
  return (
    typeof startSeconds === 'number' && typeof endSeconds === 'number' && endSeconds > startSeconds
  );
}

function isSample(value: unknown): value is SampleEntry {
  return (
    isRecord(value) &&
    isMidi(value['pitch']) &&
    isMidi(value['velocity']) &&
    isCount(value['offset']) &&
    isCount(value['bytes']) &&
    typeof value['gainDb'] === 'number' &&
    typeof value['riseSeconds'] === 'number' &&
    isLoop(value['loop'])
  );
}

function isInstrument(value: unknown): value is SampledInstrument {
  return (
    isRecord(value) &&
    (value['instrument'] === 'drums' || isMidi(value['instrument'])) &&
    typeof value['name'] === 'string' &&
    // A name inside the sample folder: the manifest cannot point elsewhere.
    typeof value['file'] === 'string' &&
    /^[\w-]+\.[0-9a-f]{8}\.bin$/.test(value['file']) &&
    isCount(value['bytes']) &&
    typeof value['isPitched'] === 'boolean' &&
    typeof value['releaseSeconds'] === 'number' &&
    Array.isArray(value['samples']) &&
    value['samples'].length > 0 &&
    value['samples'].every(isSample)
  );
}

/**
 * Checks a parsed manifest.
 * @throws AppError unexpected, when it is not one
 */
export function parseSampleSet(json: unknown): SampleSet {
  if (
    !isRecord(json) ||
    json['version'] !== 2 ||
    !Array.isArray(json['instruments']) ||
    json['instruments'].length === 0 ||
    !json['instruments'].every(isInstrument)
  )
    throw new AppError('unexpected', 'the sample manifest is damaged');
  return { version: 2, instruments: json['instruments'] };
}
