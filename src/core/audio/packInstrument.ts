// One instrument of a SoundFont as the file and the list that a sample library plays: the same for the set that
// ships (scripts/convertSoundfont.ts) and for the musician's own (workers/soundfont).
import { convertInstrument, type RenderNote } from './convertInstrument.ts';
import { encodeMp3Sample } from './encodeMp3.ts';
import type { InstrumentPlan } from './instrumentPlan.ts';
import type { Pcm } from './pcm.ts';
import type { SampledInstrument, SampleEntry } from './sampleSet.ts';
import { riseSeconds } from './trim.ts';

/** LAME's -V. */
const VBR_QUALITY = 5;
/** Cymbals are hardest on a codec. */
const DRUM_QUALITY = 3;
/** What the channels may differ by, of full scale, in a sound that is kept as one. */
const MONO_DIFFERENCE = 0.003;

/** What is decided and measured on the way, for who wants to print it. */
export interface PackedSample {
  readonly pitch: number;
  readonly pcm: Pcm;
  readonly gainDb: number;
  readonly isStereo: boolean;
}

export interface PackedInstrument {
  readonly sampled: SampledInstrument;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly packed: readonly PackedSample[];
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** One channel where both are the same. */
function thin(pcm: Pcm): Pcm {
  const [left, right] = pcm.channels;
  const isMono = left?.every((value, i) => Math.abs(value - right![i]!) < MONO_DIFFERENCE);
  return isMono ? { ...pcm, channels: [left!] } : pcm;
}

/** "000-acoustic-grand-piano.632e2ce3.bin": the last part is the beginning of its SHA-256. */
function nameFile({ instrument, name }: InstrumentPlan, digest: string): string {
  const words = name.toLowerCase().replace(/\W+/g, '-').replace(/-$/, '');
  const number = instrument === 'drums' ? 'drums' : String(instrument).padStart(3, '0');
  return `${number}-${words}.${digest.slice(0, 8)}.bin`;
}

/**
 * @param digest SHA-256 in hexadecimal
 * @param pause waited for after every note with the share that is done; what it throws ends the work
 * @returns null when the instrument makes no sound
 */
export async function packInstrument(
  plan: InstrumentPlan,
  render: RenderNote,
  digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
  pause: (share: number) => Promise<void> = () => Promise.resolve(),
): Promise<PackedInstrument | null> {
  const parts: Uint8Array[] = [];
  const samples: SampleEntry[] = [];
  const packed: PackedSample[] = [];
  let offset = 0;
  for (const { pitch, velocity, pcm, gainDb, loop } of await convertInstrument(
    plan,
    render,
    pause,
  )) {
    const thinned = thin(pcm);
    const quality = plan.instrument === 'drums' ? DRUM_QUALITY : VBR_QUALITY;
    const mp3 = await encodeMp3Sample(thinned, quality);
    parts.push(mp3);
    samples.push({
      pitch,
      velocity,
      offset,
      bytes: mp3.length,
      gainDb: round(gainDb, 2),
      riseSeconds: round(riseSeconds(pcm), 5),
      loop,
    });
    packed.push({ pitch, pcm, gainDb, isStereo: thinned.channels.length > 1 });
    offset += mp3.length;
  }
  if (samples.length === 0) return null;
  const bytes = new Uint8Array(offset);
  for (const [i, part] of parts.entries()) bytes.set(part, samples[i]!.offset);
  const { instrument, name, isPitched, releaseSeconds } = plan;
  const file = nameFile(plan, await digest(bytes));
  return {
    sampled: { instrument, name, file, bytes: offset, isPitched, releaseSeconds, samples },
    bytes,
    packed,
  };
}
