// Converts a General MIDI SoundFont into the samples the app plays, and prints what it measured:
//   npx tsx scripts/convertSoundfont.ts <file.sf2> [--out public/samples]
// Deterministic: the same file gives the same bytes.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { convertInstrument, type RenderNote } from '../src/core/audio/convertInstrument.ts';
import { countFrames, dbToGain, peakOf, type Pcm } from '../src/core/audio/pcm.ts';
import type { SampledInstrument, SampleFile, SampleSet } from '../src/core/audio/sampleSet.ts';
import { encodeMp3 } from './soundfont/encodeMp3.ts';
import { INSTRUMENTS, type InstrumentEntry } from './soundfont/instruments.ts';
import { openSoundFont } from './soundfont/renderNote.ts';

const SAMPLE_RATE = 44_100;
const MAX_CENTS = 10;
const MAX_ONSET_MS = 5;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Milliseconds until the note first comes within 20 dB of its peak. */
function onsetMs(pcm: Pcm): number {
  const threshold = peakOf(pcm) * dbToGain(-20);
  const first = pcm.channels.map((channel) => channel.findIndex((v) => Math.abs(v) >= threshold));
  return (Math.min(...first.filter((frame) => frame >= 0)) / pcm.sampleRate) * 1000;
}

async function convert(
  entry: InstrumentEntry,
  render: RenderNote,
  outFolder: string,
): Promise<SampledInstrument> {
  const folder = String(entry.program).padStart(3, '0');
  await rm(join(outFolder, folder), { recursive: true, force: true });
  await mkdir(join(outFolder, folder), { recursive: true });
  const samples: SampleFile[] = [];
  console.log(`${entry.program} ${entry.name}\npitch  cents  onset ms  LUFS   peak   s     kB`);
  let bytes = 0;
  for (const { pitch, velocity, pcm, cents, loudnessLufs } of convertInstrument(entry, render)) {
    const mp3 = await encodeMp3(pcm, entry.vbrQuality);
    const file = `${folder}/${String(pitch).padStart(3, '0')}.mp3`;
    await writeFile(join(outFolder, file), mp3);
    const seconds = round(countFrames(pcm) / pcm.sampleRate, 3);
    samples.push({ pitch, velocity, file, seconds, loudnessLufs: round(loudnessLufs, 2) });
    bytes += mp3.length;
    const onset = onsetMs(pcm);
    const columns = [cents, onset.toFixed(1), loudnessLufs.toFixed(1), peakOf(pcm).toFixed(2)];
    console.log([pitch, ...columns, seconds.toFixed(2), (mp3.length / 1000).toFixed(0)].join('\t'));
    if (Math.abs(cents) > MAX_CENTS || onset > MAX_ONSET_MS)
      throw new Error(`note ${pitch}: ${cents} cents, onset ${onset.toFixed(1)} ms`);
  }
  const jumps = samples.slice(1).map((s, i) => Math.abs(s.loudnessLufs - samples[i]!.loudnessLufs));
  console.log(
    `${samples.length} samples, ${(bytes / 1e6).toFixed(2)} MB; neighbours differ by at most ${Math.max(...jumps).toFixed(2)} LU`,
  );
  const mean = samples.reduce((sum, sample) => sum + sample.loudnessLufs, 0) / samples.length;
  return { program: entry.program, name: entry.name, loudnessLufs: round(mean, 2), samples };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'public/samples' } },
});
const [path] = positionals;
if (path === undefined) throw new Error('usage: convertSoundfont.ts <file.sf2> [--out folder]');
const bytes = await readFile(path);
const render = await openSoundFont(Uint8Array.from(bytes).buffer, SAMPLE_RATE);
const instruments: SampledInstrument[] = [];
for (const entry of INSTRUMENTS) instruments.push(await convert(entry, render, values.out));
const manifest: SampleSet = { version: 1, instruments };
await writeFile(join(values.out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
