// Converts a General MIDI SoundFont into the samples the app plays, and prints what it measured:
//   npx tsx scripts/convertSoundfont.ts <file.sf2> [--out public/samples]
// Deterministic: the same file gives the same bytes.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { convertInstrument, type RenderNote } from '../src/core/audio/convertInstrument.ts';
import { encodeMp3Sample } from '../src/core/audio/encodeMp3.ts';
import type { InstrumentPlan } from '../src/core/audio/instrumentPlan.ts';
import { INSTRUMENT_PLANS } from '../src/core/audio/instrumentPlans.ts';
import { amplify, countFrames, type Pcm } from '../src/core/audio/pcm.ts';
import { momentaryLoudness } from '../src/core/audio/loudness.ts';
import { measureCents } from '../src/core/audio/pitchDeviation.ts';
import type { SampledInstrument, SampleEntry, SampleSet } from '../src/core/audio/sampleSet.ts';
import { riseSeconds } from '../src/core/audio/trim.ts';
import { openSoundFont } from './soundfont/renderNote.ts';

const SAMPLE_RATE = 44_100;
const MAX_CENTS = 10;
/** LAME's -V. */
const VBR_QUALITY = 5;
/** Cymbals are hardest on a codec. */
const DRUM_QUALITY = 3;
/** What the channels may differ by, of full scale, in a sound that is kept as one. */
const MONO_DIFFERENCE = 0.003;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** One channel where both are the same. */
function thin(pcm: Pcm): Pcm {
  const [left, right] = pcm.channels;
  const isMono = left?.every((value, i) => Math.abs(value - right![i]!) < MONO_DIFFERENCE);
  return isMono ? { ...pcm, channels: [left!] } : pcm;
}

async function convert(
  plan: InstrumentPlan,
  render: RenderNote,
  outFolder: string,
): Promise<SampledInstrument> {
  const parts: Uint8Array[] = [];
  const samples: SampleEntry[] = [];
  const [cents, lufs]: [number[], number[]] = [[], []];
  let [offset, seconds, channels] = [0, 0, 0];
  for (const { pitch, velocity, pcm, gainDb, loop } of convertInstrument(plan, render)) {
    const thinned = thin(pcm);
    const mp3 = await encodeMp3Sample(
      thinned,
      plan.instrument === 'drums' ? DRUM_QUALITY : VBR_QUALITY,
    );
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
    offset += mp3.length;
    seconds += countFrames(pcm) / SAMPLE_RATE;
    channels = Math.max(channels, thinned.channels.length);
    lufs.push(momentaryLoudness(amplify(pcm, gainDb)));
    if (plan.isPitched) cents.push(measureCents(pcm, pitch));
  }
  if (cents.some((value) => Math.abs(value) > MAX_CENTS))
    throw new Error(`${plan.name} is out of tune: ${cents.join(' ')}`);
  const bytes = Buffer.concat(parts);
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const words = plan.name.toLowerCase().replace(/\W+/g, '-').replace(/-$/, '');
  const number = plan.instrument === 'drums' ? 'drums' : String(plan.instrument).padStart(3, '0');
  const file = `${number}-${words}.${digest}.bin`;
  await writeFile(join(outFolder, file), bytes);
  console.log(
    [
      file.padEnd(48),
      `${samples.length} samples`,
      `${(offset / 1000).toFixed(0)} kB`,
      `${seconds.toFixed(0)} s`,
      channels === 1 ? 'mono' : 'stereo',
      cents.length > 0 ? `${Math.min(...cents)}..${Math.max(...cents)} cents` : 'no pitch',
      `${Math.min(...lufs).toFixed(1)}..${Math.max(...lufs).toFixed(1)} LUFS`,
    ].join('  '),
  );
  const { instrument, name, isPitched, releaseSeconds } = plan;
  return { instrument, name, file, bytes: offset, isPitched, releaseSeconds, samples };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'public/samples' } },
});
const [path] = positionals;
if (path === undefined) throw new Error('usage: convertSoundfont.ts <file.sf2> [--out folder]');
await mkdir(values.out, { recursive: true });
for (const name of await readdir(values.out))
  if (name.endsWith('.bin')) await rm(join(values.out, name));
const bytes = await readFile(path);
const render = await openSoundFont(Uint8Array.from(bytes).buffer, SAMPLE_RATE);
const instruments: SampledInstrument[] = [];
for (const plan of INSTRUMENT_PLANS) instruments.push(await convert(plan, render, values.out));
const manifest: SampleSet = { version: 2, instruments };
await writeFile(join(values.out, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
const total = instruments.reduce((sum, instrument) => sum + instrument.bytes, 0);
console.log(`${instruments.length} instruments, ${(total / 1e6).toFixed(2)} MB`);
