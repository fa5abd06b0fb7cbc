import { BasicSoundBank, SoundBankLoader } from 'spessasynth_core';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createSoundFontClient } from '../../workers/soundfont/client.ts';
import { createSampleLibrary } from '../playback/sampleLibrary.ts';
import { createSoundFontStore } from '../storage/soundFonts.ts';
import { createOwnSounds, type OwnSounds } from './ownSounds.ts';

const RATE = 44_100;
const XYLOPHONE = { instrument: 13, pitch: 77, velocity: 100 };
const job = (onProgress: (share: number) => void = () => undefined) => ({
  signal: new AbortController().signal,
  onProgress,
});
const create = (): OwnSounds => createOwnSounds(createSoundFontStore(), createSoundFontClient());
/** A font of one preset: a saw wave as xylophone, which has the fewest and shortest samples. */
function sawFont(name = 'saw.sf2'): File {
  const bank = SoundBankLoader.fromArrayBuffer(BasicSoundBank.getSampleSoundBankFile());
  bank.presets[0]!.program = XYLOPHONE.instrument;
  return new File([bank.writeSF2()], name);
}
const context = (): OfflineAudioContext => new OfflineAudioContext(2, 1, RATE);

async function clear(): Promise<void> {
  const own = create();
  for (const font of (await own.open())!.fonts) await own.remove(font);
}
// The sample of the font is compressed.
beforeAll(() => BasicSoundBank.isSF3DecoderReady);
beforeEach(clear);
afterEach(clear);

it('plays a font that was added and chosen, and what it lacks with the sounds that ship', async () => {
  const own = create();
  const shares: number[] = [];
  const font = await own.add(
    sawFont(),
    job((share) => shares.push(share)),
  );
  expect(font).toMatchObject({ fileName: 'saw.sf2', instruments: [13] });
  expect(shares.at(-1)).toBe(1);
  const library = createSampleLibrary('/', own);
  const needs = [XYLOPHONE, { ...XYLOPHONE, instrument: 73 }];
  await library.load(needs, context());
  const shipped = library.soundOf(XYLOPHONE)!;

  await own.choose(font);
  expect(library.soundOf(XYLOPHONE)).toBeUndefined();
  await library.load(needs, context());
  const saw = library.soundOf(XYLOPHONE)!;
  expect(saw.buffer.getChannelData(0)).not.toEqual(shipped.buffer.getChannelData(0));
  expect(library.soundOf(needs[1]!)!.loop).not.toBeNull();

  await own.choose(null);
  await library.load(needs, context());
  expect(library.soundOf(XYLOPHONE)!.buffer.getChannelData(0)).toEqual(
    shipped.buffer.getChannelData(0),
  );
});

it('keeps fonts, the choice and what was converted beyond a visit', async () => {
  const first = create();
  const font = await first.add(sawFont(), job());
  await first.choose(font);
  const converted = (await first.find(13, job()))!;

  const next = create();
  expect(await next.open()).toEqual({ fonts: [font], chosenId: font.id });
  let worked = 0;
  const kept = (await next.find(
    13,
    job(() => worked++),
  ))!;
  expect(worked).toBe(0);
  expect(kept.sampled).toEqual(converted.sampled);
  expect((await kept.read()).byteLength).toBe(kept.sampled.bytes);
  expect(await next.find(73, job())).toBeNull();
});

it.each([
  ['a text', new File(['Dear diary'], 'diary.sf2')],
  ['nothing', new File([], 'empty.sf2')],
  ['half a font', new File([sawFont().slice(0, 500)], 'half.sf2')],
])('refuses %s and leaves everything as it was', async (_, file) => {
  const own = create();
  const font = await own.add(sawFont(), job());
  await own.choose(font);
  await expect(own.add(file, job())).rejects.toMatchObject({ code: 'soundfont/unreadable' });
  expect(await create().open()).toEqual({ fonts: [font], chosenId: font.id });
});

it('removes a font whole and plays the sounds that ship again', async () => {
  const own = create();
  const font = await own.add(sawFont(), job());
  await own.choose(font);
  await own.find(13, job());
  await own.remove(font);
  expect(own.chosen()).toBeNull();
  expect(await create().open()).toEqual({ fonts: [], chosenId: null });
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('soundfonts');
  await expect(folder.getDirectoryHandle(font.id)).rejects.toThrow();
});

it('leaves nothing of what was cancelled', async () => {
  const own = create();
  const font = await own.add(sawFont(), job());
  const cancel = new AbortController();
  const adding = own.add(sawFont('other.sf2'), {
    signal: cancel.signal,
    onProgress: () => cancel.abort(),
  });
  await expect(adding).rejects.toThrow();
  expect((await create().open())!.fonts).toEqual([font]);
  await own.choose(font);
  const stop = new AbortController();
  const finding = own.find(13, { signal: stop.signal, onProgress: () => stop.abort() });
  await expect(finding).rejects.toMatchObject({ code: 'cancelled' });
  // The next attempt is not spoilt by it.
  expect((await own.find(13, job()))?.sampled.samples.length).toBeGreaterThan(0);
});

/** As another tab, or a page that ended in the middle, left it. */
async function writeIn(folderName: string, fileName: string, content: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('soundfonts');
  const font = await folder.getDirectoryHandle(folderName, { create: true });
  const stream = await (await font.getFileHandle(fileName, { create: true })).createWritable();
  await stream.write(content);
  await stream.close();
}

it('shows every font when one of them is damaged, and converts anew', async () => {
  const own = create();
  const font = await own.add(sawFont(), job());
  await own.choose(font);
  await own.find(13, job());
  await writeIn(font.id, 'manifest.json', '{"version":');
  await writeIn('damaged', 'font.json', '{"id":');
  const next = create();
  expect(await next.open()).toEqual({ fonts: [font], chosenId: font.id });
  await writeIn(font.id, 'manifest.json', '{"version":1}');
  expect((await next.find(13, job()))?.sampled.instrument).toBe(13);
  expect(await create().open()).toEqual({ fonts: [font], chosenId: font.id });
});

it('leaves what another tab is writing, and clears it away once that tab is gone', async () => {
  await writeIn('half', 'font.sf2', 'RIFF');
  const root = await navigator.storage.getDirectory();
  const names = async () => {
    const folder = await root.getDirectoryHandle('soundfonts');
    const found: string[] = [];
    for await (const name of folder.keys()) found.push(name);
    return found;
  };
  await navigator.locks.request('cadenza-soundfont-half', async () => {
    expect(await create().open()).toMatchObject({ fonts: [] });
    expect(await names()).toContain('half');
  });
  expect(await create().open()).toMatchObject({ fonts: [] });
  expect(await names()).not.toContain('half');
});
