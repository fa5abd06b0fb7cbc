// Files as the app makes them come back as they were; files a stranger has been at are named and read no further.
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { METADATA_KEY, type ModelFile } from '../../core/model/modelFile.ts';
import type { Model } from '../../core/project/model.ts';
import type { ProjectFacts } from '../../core/project/projectFile.ts';
import { packItem } from '../../core/project/readItem.ts';
import type { Take } from '../../core/project/take.ts';
import { createRandom } from '../../core/random.ts';
import { writeModelFile } from '../../learning/modelFile/writeModelFile.ts';
import { initialParameters } from '../../learning/network/initialise.ts';
import { libraryPiece } from '../../testing/libraryPiece.ts';
import { PLAIN_TAKE } from '../../testing/plainTake.ts';
import { makeProjectFile, type KindAndItem } from '../../testing/projectFile.ts';
import { tinyModel } from '../../testing/tinyModel.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { createProjectHandler } from './handler.ts';

type Files = Record<string, Uint8Array>;
type Json = Record<string, unknown>;

const trained = tinyModel(initialParameters(TINY_NETWORK, createRandom(3)));
const model: Model = {
  id: 'm1',
  model: trained,
  history: {
    train: [{ notesSeen: 10, loss: 5, gradientNorm: 1, learningRate: 0.001 }],
    validation: [{ notesSeen: 10, loss: 4 }],
    best: { notesSeen: 10, loss: 4 },
    trainingNotes: 10,
    engine: 'wasm',
    seconds: 2,
    endedBy: 'stop',
  },
};
const piece = libraryPiece('p1', { remarks: [{ kind: 'same-as', title: 'Other' }] });
const take: Take = {
  ...PLAIN_TAKE,
  id: 't1',
  title: 'Take 1',
  score: piece.score,
  events: piece.events,
  writtenBy: { modelId: 'm1', rules: [{ temperature: 1, topP: 0.9, minP: 0 }] },
  edited: {
    version: 'v1',
    written: { tracks: piece.score.tracks, events: piece.events, primeNotes: 3 },
  },
};
const skipped = {
  kind: 'skipped',
  id: 's1',
  fileName: 'hum.webm',
  failure: { code: 'recording/silent', message: 'silent', details: { seconds: 3 } },
  onlyCopy: new File(['hummed'], 'hum.webm'),
} as const;
const opening = { id: 'r1', title: 'Opening 1', score: piece.score, events: piece.events };
const ITEMS: readonly KindAndItem[] = [
  ['rows', piece],
  ['rows', skipped],
  ['models', model],
  ['takes', take],
  ['recordings', opening],
];
const FACTS: ProjectFacts = {
  name: 'Rags',
  createdAt: '2026-01-01T00:00:00.000Z',
  state: { takeCount: 4, selectedTakeId: 't1', screen: 'compose' },
};

const modelFile = (): ModelFile => writeModelFile(trained, 'float32');
const unzip = async (file: Blob): Promise<Files> =>
  unzipSync(new Uint8Array(await file.arrayBuffer()));
const rezip = (files: Zippable): File => new File([zipSync(files).slice()], 'changed.cadenza');
const edit = (files: Files, path: string, change: (json: Json) => void): Files => {
  const json = JSON.parse(new TextDecoder().decode(files[path])) as Json;
  change(json);
  return { ...files, [path]: strToU8(JSON.stringify(json)) };
};

const packProject = (): Promise<Blob> => makeProjectFile(FACTS, ITEMS);

async function readProject(file: Blob) {
  const handler = createProjectHandler();
  const { fileId, facts, items } = await handler.openProject({ file }, {});
  const read = [];
  for (const index of items.keys()) read.push(await handler.readItem({ fileId, index }, {}));
  return { facts, read };
}

let project: Blob;
let files: Files;
const without = (path: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
beforeAll(async () => {
  project = await packProject();
  files = await unzip(project);
});

describe('a project', () => {
  it('comes back as it was', async () => {
    const { facts, read } = await readProject(project);
    expect(facts).toEqual(JSON.parse(JSON.stringify(FACTS)));
    expect(read.map(({ kind, id }) => [kind, id])).toEqual(
      ITEMS.map(([kind, { id }]) => [kind, id]),
    );
    const wanted = ITEMS.map(([, item]) => packItem(item));
    for (const [i, { kept }] of read.entries()) if (i !== 1) expect(kept).toEqual(wanted[i]);
    const { onlyCopy, ...rest } = read[1]!.kept as typeof skipped;
    expect(rest).toEqual({ ...skipped, onlyCopy: undefined });
    expect([onlyCopy.name, await onlyCopy.text()]).toEqual(['hum.webm', 'hummed']);
  });

  it('is the same file every time, and a take in it is a MIDI file too', async () => {
    const [one, two] = await Promise.all([project, await packProject()].map((f) => f.text()));
    expect(two).toBe(one);
    expect(new TextDecoder().decode(files['takes/0004.mid']!.slice(0, 4))).toBe('MThd');
  });

  it('is broken off', async () => {
    for (const share of [0, 0.3, 0.9, 0.999])
      await expect(
        readProject(project.slice(0, Math.floor(project.size * share))),
      ).rejects.toMatchObject({
        code: 'project/damaged',
        details: { reason: 'broken-off' },
      });
  });

  it('has one wrong byte in any of its files', async () => {
    const bytes = new Uint8Array(await project.arrayBuffer());
    const text = new TextDecoder('latin1').decode(bytes);
    for (const path of Object.keys(files).filter((name) => !name.endsWith('.mid'))) {
      const damagedBytes = bytes.slice();
      // Past the header and the name, in the middle of what is packed.
      const at = text.indexOf(path) + path.length + 4;
      damagedBytes[at] = damagedBytes[at]! ^ 0xff;
      await expect(readProject(new Blob([damagedBytes])), path).rejects.toMatchObject({
        code: 'project/damaged',
        details: { entry: path, reason: 'checksum' },
      });
    }
  });

  it('lacks a file', async () => {
    for (const path of ['pieces/0001.json', 'models/0003/weights.bin', 'models/0003/model.json']) {
      await expect(readProject(rezip(without(path)))).rejects.toMatchObject({
        code: 'project/damaged',
        details: { entry: path, reason: 'missing' },
      });
    }
    await expect(readProject(rezip(without('manifest.json')))).rejects.toMatchObject({
      code: 'project/not-project',
    });
  });

  it.each<[string, string]>([
    ['version', 'project/newer'],
    ['recordVersion', 'project/newer'],
  ])('has a later %s', async (field, code) => {
    const changed = edit(files, 'manifest.json', (json) => {
      json[field] = 99;
      json['project'] = 'something else';
    });
    await expect(readProject(rezip(changed))).rejects.toMatchObject({ code });
  });

  const set =
    (...path: (string | number)[]) =>
    (value: unknown) =>
    (json: Json): void => {
      const last = path.at(-1)!;
      const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Json)[key], json);
      (holder as Json)[last] = value;
    };
  it.each<[string, string, (json: Json) => void]>([
    ['a pitch of 128', 'pieces/0001.json', set('score', 'tracks', 0, 'notes', 2)(128)],
    ['no number', 'pieces/0001.json', set('score', 'tracks', 0, 'notes', 0)(null)],
    ['a note of text', 'pieces/0001.json', set('score', 'tracks', 0, 'notes', 1)('1')],
    ['an endless note', 'pieces/0001.json', set('score', 'tracks', 0, 'notes', 1)(1e300)],
    ['half a note', 'pieces/0001.json', set('score', 'tracks', 0, 'notes')([0, 1, 60])],
    ['a tempo of 0', 'pieces/0001.json', set('score', 'tempos', 0, 'tempoBpm')(0)],
    ['no tempo', 'pieces/0001.json', set('score', 'tempos')([])],
    ['a beat of 0', 'pieces/0001.json', set('score', 'meters', 0, 'denominator')(0)],
    ['an impossible event', 'pieces/0001.json', set('events', 'fields', 2)(255)],
    ['a class that is no byte', 'pieces/0001.json', set('events', 'fields', 0)(256)],
    ['an id that is a path', 'pieces/0001.json', set('id')('../../x')],
    ['a name without end', 'pieces/0001.json', set('fileName')('x'.repeat(70_000))],
    ['another kind', 'pieces/0001.json', set('kind')('program')],
    ['an id twice', 'pieces/0002.json', set('id')('p1')],
    ['a take of nobody', 'takes/0004.json', set('origin', 'kind')('constructor')],
    ['a negative loss', 'models/0003/run.json', set('history', 'best', 'loss')(-1)],
    ['an item elsewhere', 'manifest.json', set('items', 0, 'path')('../pieces/0001')],
    ['a list of items that is none', 'manifest.json', set('items')({ length: 1e9 })],
    ['a bar count', 'manifest.json', set('project', 'state', 'writing')({ bars: 1e9 })],
    ['a huge seed', 'manifest.json', set('project', 'state', 'training')({ seed: 1e300 })],
  ])('says %s', async (_, path, change) => {
    await expect(readProject(rezip(edit(files, path, change)))).rejects.toMatchObject({
      code: 'project/damaged',
      details: { entry: path, reason: 'content' },
    });
  });

  it('nests so deep that reading it would overflow', async () => {
    const text = `${'{"score":'.repeat(200_000)}1${'}'.repeat(200_000)}`;
    const changed = { ...files, 'pieces/0001.json': strToU8(text) };
    await expect(readProject(rezip(changed))).rejects.toMatchObject({ code: 'project/damaged' });
  });

  it('names __proto__ and changes nothing by it', async () => {
    const poison = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},';
    const poisoned = Object.fromEntries(
      Object.entries(files).map(([path, bytes]) => {
        if (!path.endsWith('.json')) return [path, bytes];
        const text = new TextDecoder().decode(bytes).replaceAll('{"', `{${poison}"`);
        return [path, strToU8(text)];
      }),
    );
    // Where any name may stand, in the details of a failure and the mixes, such a name is left out or refused.
    await readProject(rezip(poisoned)).catch((thrown: unknown) =>
      expect(thrown).toMatchObject({ code: 'project/damaged' }),
    );
    expect({}).not.toHaveProperty('polluted');
    const clean = { ...files, 'pieces/0001.json': poisoned['pieces/0001.json']! };
    const { read } = await readProject(rezip(clean));
    expect(read[0]!.kept).toEqual(packItem(piece));
    expect(Object.getPrototypeOf(read[0]!.kept)).toBe(Object.prototype);
  });

  it('has a path that leads elsewhere', async () => {
    for (const path of ['../x', '/etc/x', 'a/../../x', 'C:x', 'a\\x', 'a//x', 'x'.repeat(300)])
      await expect(readProject(rezip({ ...files, [path]: strToU8('x') }))).rejects.toMatchObject({
        code: 'project/damaged',
        details: { reason: 'path' },
      });
  });

  it('is a bomb: it stops at the bound, whatever the header claims', async () => {
    const zipped = zipSync(
      { ...files, 'pieces/0001.json': new Uint8Array(97 * 2 ** 20) },
      { level: 1 },
    );
    // The size it claims to inflate to, in the list at the end: ten bytes.
    const text = new TextDecoder('latin1').decode(zipped);
    const view = new DataView(zipped.buffer);
    view.setUint32(text.lastIndexOf('pieces/0001.json') - 46 + 24, 10, true);
    expect(zipped.length).toBeLessThan(2 ** 20);
    await expect(readProject(new Blob([zipped.slice()]))).rejects.toMatchObject({
      code: 'project/too-large',
      details: { entry: 'pieces/0001.json' },
    });
  }, 60_000);

  it('is something else', async () => {
    await expect(readProject(new Blob(['MThd']))).rejects.toMatchObject({
      code: 'project/damaged',
    });
    await expect(readProject(rezip({ 'song.mid': strToU8('MThd') }))).rejects.toMatchObject({
      code: 'project/not-project',
    });
  });
});

describe('a model', () => {
  const read = (...given: File[]) => createProjectHandler().readModel({ files: given }, {});
  const pack = () => createProjectHandler().packModel({ model: trained, file: modelFile() }, {});
  const refused = (reason: string) => ({ code: 'model/unreadable', details: { reason } });

  it('comes back from its zip, bit for bit, with a page that tells of it', async () => {
    const packed = await pack();
    expect(await read(new File([packed], 'tiny.zip'))).toEqual(trained);
    const readme = new TextDecoder().decode((await unzip(packed))['README.md']);
    expect(readme).toContain('# Tiny');
    expect(readme).toContain('- One\n- Two');
  });

  it('comes back from its two files, in either order', async () => {
    const inside = await unzip(await pack());
    const json = new File([inside['model.json']!.slice()], 'model.json');
    const weights = new File([inside['weights.bin']!.slice()], 'weights.bin');
    expect(await read(json, weights)).toEqual(trained);
    expect(await read(weights, json)).toEqual(trained);
    await expect(read(json)).rejects.toMatchObject(refused('incomplete'));
  });

  it.each<[string, (json: Json, weights: Uint8Array) => void]>([
    ['weights that are no numbers', (_, weights) => weights.fill(0xff)],
    ['infinite weights', (_, weights) => new Float32Array(weights.buffer).fill(Infinity)],
    [
      'an absurd shape',
      (json) => {
        const manifest = json['weightsManifest'] as { weights: { shape: number[] }[] }[];
        manifest[0]!.weights[0]!.shape = [2 ** 30, 2 ** 30];
      },
    ],
    [
      'an absurd network',
      (json) => {
        const metadata = (json['userDefinedMetadata'] as Record<string, Json>)[METADATA_KEY]!;
        metadata['network'] = { ...(metadata['network'] as object), hiddenSize: 4096 };
      },
    ],
    [
      'an impossible opening',
      (json) => {
        const metadata = (json['userDefinedMetadata'] as Record<string, Json>)[METADATA_KEY]!;
        (metadata['frames'] as Json[])[0]!['opening'] = [0, 0, 0, 200, 0, 0];
      },
    ],
  ])('has %s', async (_, damage) => {
    const inside = await unzip(await pack());
    const json = JSON.parse(new TextDecoder().decode(inside['model.json'])) as Json;
    const weights = inside['weights.bin']!.slice();
    damage(json, weights);
    const changed = zipSync({
      'model.json': strToU8(JSON.stringify(json)),
      'weights.bin': weights,
    });
    await expect(read(new File([changed.slice()], 'x.zip'))).rejects.toMatchObject(
      refused('content'),
    );
  });

  it('is broken off', async () => {
    const packed = await pack();
    await expect(
      read(new File([packed.slice(0, Math.floor(packed.size / 2))], 'x.zip')),
    ).rejects.toMatchObject(refused('broken-off'));
  });
});
