// Converts a General MIDI SoundFont into the samples the app plays, and prints what it measured:
//   npx tsx scripts/convertSoundfont.ts <file.sf2> [--out public/samples]
// Deterministic: the same file gives the same bytes.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RenderNote } from '../src/core/audio/convertInstrument.ts';
import type { InstrumentPlan } from '../src/core/audio/instrumentPlan.ts';
import { INSTRUMENT_PLANS } from '../src/core/audio/instrumentPlans.ts';
import { momentaryLoudness } from '../src/core/audio/loudness.ts';
import { openSoundFont } from '../src/core/audio/openSoundFont.ts';
import { packInstrument } from '../src/core/audio/packInstrument.ts';
import { amplify, countFrames } from '../src/core/audio/pcm.ts';
import { measureCents } from '../src/core/audio/pitchDeviation.ts';
import type { SampledInstrument, SampleSet } from '../src/core/audio/sampleSet.ts';

const SAMPLE_RATE = 44_100;
const MAX_CENTS = 10;

const sha256 = (bytes: Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(bytes).digest('hex'));

async function convert(
  plan: InstrumentPlan,
  render: RenderNote,
  outFolder: string,
): Promise<SampledInstrument> {
  const converted = await packInstrument(plan, render, sha256);
  if (converted === null) throw new Error(`${plan.name} is silent`);
  const { sampled, bytes, packed } = converted;
  const cents = plan.isPitched ? packed.map(({ pcm, pitch }) => measureCents(pcm, pitch)) : [];
  if (cents.some((value) => Math.abs(value) > MAX_CENTS))
    throw new Error(`${plan.name} is out of tune: ${cents.join(' ')}`);
  await writeFile(join(outFolder, sampled.file), bytes);
  const lufs = packed.map(({ pcm, gainDb }) => momentaryLoudness(amplify(pcm, gainDb)));
  const seconds = packed.reduce((sum, { pcm }) => sum + countFrames(pcm) / SAMPLE_RATE, 0);
  console.log(
    [
      sampled.file.padEnd(48),
      `${packed.length} samples`,
      `${(bytes.length / 1000).toFixed(0)} kB`,
      `${seconds.toFixed(0)} s`,
      packed.some(({ isStereo }) => isStereo) ? 'stereo' : 'mono',
      cents.length > 0 ? `${Math.min(...cents)}..${Math.max(...cents)} cents` : 'no pitch',
      `${Math.min(...lufs).toFixed(1)}..${Math.max(...lufs).toFixed(1)} LUFS`,
    ].join('  '),
  );
  return sampled;
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
const { render } = await openSoundFont(Uint8Array.from(bytes).buffer, SAMPLE_RATE);
const instruments: SampledInstrument[] = [];
for (const plan of INSTRUMENT_PLANS) instruments.push(await convert(plan, render, values.out));
const manifest: SampleSet = { version: 2, instruments };
await writeFile(join(values.out, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
const total = instruments.reduce((sum, instrument) => sum + instrument.bytes, 0);
console.log(`${instruments.length} instruments, ${(total / 1e6).toFixed(2)} MB`);
