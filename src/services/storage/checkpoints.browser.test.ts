// The training under way in the real OPFS: it comes back as it was, and a damaged file costs a checkpoint, not the run.
import { afterEach, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import type { Checkpoint } from '../../core/model/checkpoint.ts';
import type { RunStory } from '../../core/model/runStory.ts';
import { DEFAULT_TRAINING } from '../../core/model/training.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { createCheckpointStore, type RunRequest } from './checkpoints.ts';

const PROJECT = 'checkpoint-test';
const request: RunRequest = {
  name: 'Odd',
  modelId: 'odd',
  pieces: [{ title: 'One', events: randomPiece(createRandom(1), 5) }],
  settings: DEFAULT_TRAINING,
  base: null,
};
const floats = (from: number): Float32Array =>
  Float32Array.from({ length: 999 }, (_, i) => from + i / 7);

function stateAt(notesSeen: number, bestAt: number) {
  const optimizer = (at: number) => ({ first: floats(at), second: floats(-at), steps: at });
  const checkpoint: Checkpoint = {
    engine: { name: 'wasm', variant: 'simd 4 1' },
    parameters: floats(notesSeen),
    optimizer: optimizer(notesSeen),
    carried: [{ h: floats(1), c: floats(2) }],
    best: {
      parameters: floats(bestAt),
      validationLoss: 4,
      notesSeen: bestAt,
      seconds: 3,
      optimizer: optimizer(bestAt),
      learningRate: 1e-3,
    },
    misses: 1,
    updates: 7,
    notesSeen,
    validatedAt: bestAt,
    learningRate: 1e-3,
    lastStretch: null,
    seconds: 1.5,
    random: createRandom(1).state(),
    order: { queue: [1], streams: [{ excerpt: 0, variedFrom: [1, 2, 3, 4], position: 5 }] },
    validationGap: 10,
    wish: 'go on',
  };
  const story: RunStory = {
    facts: null,
    recoveries: [],
    trainLoss: [{ notesSeen, loss: 5, gradientNorm: 1, learningRate: 1e-3 }],
    validationLoss: [{ notesSeen: bestAt, loss: 4 }],
    bestValidation: null,
  };
  return { checkpoint, story };
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  const storage = await navigator.storage.getDirectory();
  return (await storage.getDirectoryHandle('runs')).getDirectoryHandle(PROJECT);
}

/** Flips one bit in the middle of a file. */
async function damage(name: string): Promise<void> {
  const handle = await (await folder()).getFileHandle(name);
  const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
  bytes[bytes.length >> 1]! ^= 1;
  const stream = await handle.createWritable();
  await stream.write(bytes);
  await stream.close();
}

/** As another page would find it. */
const reopen = () => createCheckpointStore().open(PROJECT);

afterEach(async () => {
  vi.restoreAllMocks();
  await createCheckpointStore().remove(PROJECT);
});

test('what was kept last comes back, to the bit', async () => {
  const store = createCheckpointStore();
  expect(await store.open(PROJECT)).toBeNull();
  await store.begin(PROJECT, request);
  expect(await reopen()).toEqual({ request, state: null, attempts: 0 });
  await store.save(PROJECT, stateAt(100, 0));
  await store.save(PROJECT, stateAt(200, 150));
  await store.save(PROJECT, stateAt(300, 150));
  expect(await reopen()).toEqual({ request, state: stateAt(300, 150), attempts: 0 });
  const next = createCheckpointStore();
  await next.open(PROJECT);
  await next.save(PROJECT, stateAt(400, 350));
  expect(await reopen()).toEqual({ request, state: stateAt(400, 350), attempts: 0 });
  await next.remove(PROJECT);
  expect(await reopen()).toBeNull();
});

test.each(['state-1', 'best-1'])('when %s is damaged, the one before it is taken', async (name) => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const store = createCheckpointStore();
  await store.begin(PROJECT, request);
  for (const [notesSeen, bestAt] of [
    [100, 50],
    [200, 50],
    [300, 250],
  ] as const)
    await store.save(PROJECT, stateAt(notesSeen, bestAt));
  expect((await reopen())?.state).toEqual(stateAt(300, 250));
  await damage(name);
  expect((await reopen())?.state).toEqual(stateAt(200, 50));
});

test('a checkpoint that finds no room is refused, and the one before it stays', async () => {
  const setQuota = (quota: object) =>
    cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin, ...quota });
  const store = createCheckpointStore();
  await store.begin(PROJECT, request);
  await store.save(PROJECT, stateAt(100, 50));
  await setQuota({ quotaSize: 1 });
  try {
    // With weights of its own to be written, and with those that are there.
    for (const bestAt of [150, 50])
      await expect(store.save(PROJECT, stateAt(200, bestAt))).rejects.toMatchObject({
        code: 'storage/no-room',
      });
  } finally {
    await setQuota({});
  }
  expect((await reopen())?.state).toEqual(stateAt(100, 50));
  await store.save(PROJECT, stateAt(300, 250));
  expect((await reopen())?.state).toEqual(stateAt(300, 250));
});

test('a new run takes the place of the one before', async () => {
  const store = createCheckpointStore();
  await store.begin(PROJECT, request);
  await store.save(PROJECT, stateAt(100, 50));
  await store.begin(PROJECT, { ...request, name: 'Next' });
  expect(await reopen()).toEqual({
    request: { ...request, name: 'Next' },
    state: null,
    attempts: 0,
  });
});

test('attempts to go on are counted until one gets further, or is paused', async () => {
  const store = createCheckpointStore();
  await store.begin(PROJECT, request);
  const attempt = async (): Promise<number> => {
    const kept = (await reopen())!;
    await store.countAttempt(PROJECT, kept);
    return kept.attempts;
  };
  expect([await attempt(), await attempt()]).toEqual([0, 1]);
  // As where it began.
  await store.save(PROJECT, stateAt(0, 0));
  expect(await attempt()).toBe(2);
  await store.save(PROJECT, stateAt(100, 0));
  expect([await attempt(), await attempt()]).toEqual([0, 1]);
  const { checkpoint, story } = stateAt(100, 0);
  await store.save(PROJECT, { checkpoint: { ...checkpoint, wish: 'pause' }, story });
  expect(await attempt()).toBe(0);
});

test('one at a time trains in a project', async () => {
  const [one, other] = [createCheckpointStore(), createCheckpointStore()];
  const refused = await one.whileAlone(PROJECT, () =>
    other.whileAlone(PROJECT, () => Promise.resolve('trained')),
  );
  expect(refused).toBeNull();
  expect(await other.whileAlone(PROJECT, () => Promise.resolve('trained'))).toBe('trained');
});
