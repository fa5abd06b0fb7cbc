// The list of sampled instruments that ships with the app (public/samples/manifest.json).
import { AppError } from '../errors.ts';

export interface SampleFile {
  /** MIDI note that the file sounds. */
  readonly pitch: number;
  /** Velocity 1..127 it was rendered at. */
  readonly velocity: number;
  /** Relative to the manifest. */
  readonly file: string;
  readonly seconds: number;
  /** BS.1770 loudness of the first 400 ms. */
  readonly loudnessLufs: number;
}

export interface SampledInstrument {
  /** General MIDI program 0..127. */
  readonly program: number;
  readonly name: string;
  /** Mean of its samples. */
  readonly loudnessLufs: number;
  /** By rising pitch, at least one. */
  readonly samples: readonly SampleFile[];
}

export interface SampleSet {
  readonly version: 1;
  readonly instruments: readonly SampledInstrument[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isMidi = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 127;

function isSampleFile(value: unknown): value is SampleFile {
  return (
    isRecord(value) &&
    isMidi(value['pitch']) &&
    isMidi(value['velocity']) &&
    // A path inside the sample folder: the manifest cannot point elsewhere.
    typeof value['file'] === 'string' &&
    /^[\w-]+(\/[\w-]+)*\.mp3$/.test(value['file']) &&
    typeof value['seconds'] === 'number' &&
    typeof value['loudnessLufs'] === 'number'
  );
}

function isInstrument(value: unknown): value is SampledInstrument {
  return (
    isRecord(value) &&
    isMidi(value['program']) &&
    typeof value['name'] === 'string' &&
    typeof value['loudnessLufs'] === 'number' &&
    Array.isArray(value['samples']) &&
    value['samples'].length > 0 &&
    value['samples'].every(isSampleFile)
  );
}

/**
 * Checks a parsed manifest.
 * @throws AppError unexpected, when it is not one
 */
export function parseSampleSet(json: unknown): SampleSet {
  if (
    !isRecord(json) ||
    json['version'] !== 1 ||
    !Array.isArray(json['instruments']) ||
    json['instruments'].length === 0 ||
    !json['instruments'].every(isInstrument)
  )
    throw new AppError('unexpected', 'the sample manifest is damaged');
  return { version: 1, instruments: json['instruments'] };
}
