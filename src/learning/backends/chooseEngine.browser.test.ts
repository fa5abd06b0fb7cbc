// Which engine the test browser gets: it has threads, and a graphics chip imitated in software.
import { expect, onTestFinished, test, vi } from 'vitest';
import type { EngineName } from '../../core/model/training.ts';
import { createRandom } from '../../core/random.ts';
import { TINY_NETWORK, tinyBatches } from '../../testing/tinyNetwork.ts';
import { initialParameters } from '../network/initialise.ts';
import { CANDIDATES } from './candidates.ts';
import { chooseEngine, type ChoiceRequest } from './chooseEngine.ts';

const request: ChoiceRequest = {
  spec: TINY_NETWORK,
  parameters: initialParameters(TINY_NETWORK, createRandom(1)),
  batch: tinyBatches(1)[0]!,
  wanted: 'auto',
  failed: new Map(),
};

async function choose(change: Partial<ChoiceRequest>) {
  const { name, engine, reports } = await chooseEngine(CANDIDATES, { ...request, ...change });
  const parameters = await engine.parameters();
  engine.dispose();
  const status = Object.fromEntries(reports.map((report) => [report.name, report.status]));
  return { name, parameters, reports, status };
}

test('by itself: the faster of one thread and all, never an imitation, no spare without need', async () => {
  const { name, parameters, reports, status } = await choose({});
  expect(['wasm', 'wasm-threads']).toContain(name);
  expect(parameters).toEqual(request.parameters);
  const other = name === 'wasm' ? 'wasm-threads' : 'wasm';
  expect(status).toEqual({
    [name]: 'chosen',
    [other]: 'slower',
    webgpu: 'software',
    'tfjs-wasm': 'spare',
    webgl: 'spare',
    cpu: 'spare',
  });
  const rates = new Map(reports.map((report) => [report.name, report.notesPerSecond]));
  expect(rates.get(name)).toBeGreaterThanOrEqual(rates.get(other)!);
  expect(rates.get('webgpu')).toBeNull();
});

test('the musician’s choice is taken, an imitation too, and nothing else is tried', async () => {
  const { name, status } = await choose({ wanted: 'webgpu' });
  expect(name).toBe('webgpu');
  expect(new Set(Object.values(status))).toEqual(new Set(['chosen', 'spare']));
}, 60_000);

test('a choice that has failed gives way to the fastest of the others', async () => {
  const failed = new Map<EngineName, string>([['webgpu', 'device lost']]);
  const { name, status, reports } = await choose({ wanted: 'webgpu', failed });
  expect(['wasm', 'wasm-threads']).toContain(name);
  expect(status['webgpu']).toBe('failed');
  expect(reports.find((report) => report.name === 'webgpu')!.detail).toBe('device lost');
  expect(new Set([status['wasm'], status['wasm-threads']])).toEqual(new Set(['chosen', 'slower']));
});

test('an engine is tried once in a page, and anew after it has failed', async () => {
  const [wasm] = CANDIDATES;
  let created = 0;
  const counted: typeof wasm = {
    ...wasm!,
    create(...args) {
      created++;
      return wasm!.create(...args);
    },
  };
  const createdBy = async (change: Partial<ChoiceRequest>): Promise<number> => {
    created = 0;
    const { engine } = await chooseEngine([counted, CANDIDATES[1]!], { ...request, ...change });
    engine.dispose();
    return created;
  };
  const wanted = 'wasm';
  // For its gradients, against the clock, and to train.
  expect(await createdBy({ wanted })).toBe(3);
  expect(await createdBy({ wanted })).toBe(1);
  // The gradients need no second look; another network has another speed.
  const spec = { ...TINY_NETWORK, hiddenSize: 16 };
  const parameters = initialParameters(spec, createRandom(1));
  expect(await createdBy({ wanted, spec, parameters })).toBe(2);
  expect(await createdBy({ failed: new Map([['wasm', 'lost']]) })).toBe(0);
  expect(await createdBy({ wanted })).toBe(3);
});

test('an engine that never answers is passed over, but for the musician’s own choice', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  let ask: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const silent: (typeof CANDIDATES)[number] = {
    ...CANDIDATES.find(({ name }) => name === 'webgpu')!,
    probe() {
      ask();
      return new Promise(() => undefined);
    },
  };
  const candidates = [silent, CANDIDATES.find(({ name }) => name === 'wasm')!];
  const choosing = chooseEngine(candidates, request);
  await asked;
  vi.advanceTimersByTime(20_000);
  const { name, engine, reports } = await choosing;
  engine.dispose();
  expect(name).toBe('wasm');
  expect(reports[0]).toMatchObject({
    name: 'webgpu',
    status: 'failed',
    detail: 'it did not answer for 20 seconds',
  });
  let isSettled = false;
  void chooseEngine(candidates, { ...request, wanted: 'webgpu' }).then(() => (isSettled = true));
  vi.advanceTimersByTime(60_000);
  await Promise.resolve();
  expect(isSettled).toBe(false);
});

test('spares come in where nothing better works, and with nothing at all it says so', async () => {
  const better: EngineName[] = ['wasm', 'wasm-threads', 'webgpu'];
  const failed = new Map(better.map((name) => [name, 'broken']));
  expect((await choose({ failed })).name).toBe('tfjs-wasm');
  for (const { name } of CANDIDATES) failed.set(name, 'broken');
  await expect(choose({ failed })).rejects.toMatchObject({ code: 'model/no-backend' });
}, 60_000);
