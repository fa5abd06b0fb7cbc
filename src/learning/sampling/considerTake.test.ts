// Reading a take with the tiny network of the tests: probabilities that are whole, and agree with each other.
import { describe, expect, test } from 'vitest';
import { evaluationBatches } from '../../core/dataset/batches.ts';
import { countEvents, FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import { isControlSlot, UNITS_PER_BEAT, VOCABULARY } from '../../core/encoding/vocabulary.ts';
import { DEFAULT_RULES } from '../../core/model/takeSettings.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { initialParameters } from '../network/initialise.ts';
import { referenceStep } from '../reference/referenceNetwork.ts';
import { considerNote, measureSurprise } from './considerTake.ts';
import { scaleRules } from './draw.ts';
import { StepNetwork } from './stepNetwork.ts';

const piece = randomPiece(createRandom(4), 30);
const parameters = initialParameters(TINY_NETWORK, createRandom(1));
const network = () => new StepNetwork(TINY_NETWORK, parameters);
const AS_LEARNED = DEFAULT_RULES.map(() => ({ temperature: 1, topP: 1, minP: 0 }));

function finish<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
const surprise = finish(measureSurprise(network(), piece));
const consider = (event: number, rules = AS_LEARNED) =>
  finish(considerNote(network(), piece, event, rules));

test('the surprise of all notes is the loss that training is measured by', () => {
  const excerpt = { piece, from: 0, to: countEvents(piece), isToEnd: false };
  let nats = 0;
  let state: ReturnType<typeof referenceStep>['state'] | undefined;
  for (const batch of evaluationBatches([excerpt], { streams: 1, steps: 8 })) {
    const step = referenceStep(TINY_NETWORK, Float64Array.from(parameters), batch, null, state);
    nats += step.nats;
    state = step.state;
  }
  const all = Array.from({ length: countEvents(piece) }, (_, event) => event);
  const controls = all.filter((event) => isControlSlot(piece.fields[event * FIELD_COUNT + 2]!));
  expect(controls.length).toBeGreaterThan(0);
  expect([...surprise.events]).toEqual(all.filter((event) => !controls.includes(event)));
  let total = surprise.nats.reduce((sum, one) => sum + one, 0);
  for (const event of controls) total += consider(event).nats;
  expect(total / nats).toBeCloseTo(1, 4);
});

describe('a note in the middle', () => {
  const event = surprise.events[17]!;
  const at = event * FIELD_COUNT;
  const note = consider(event);

  test('is as surprising as in the whole', () => {
    expect(note.nats).toBeCloseTo(surprise.nats[17]!, 4);
    const product = note.fields.reduce((sum, { chosen, options }) => {
      const option = options.find(({ value }) => value === chosen)!;
      return sum - Math.log(option.probability);
    }, 0);
    expect(product).toBeCloseTo(note.nats, 4);
  });

  test('was chosen as it stands, one decision after the other', () => {
    const [beats, subdivision, slot, pitch, duration, velocity] = piece.fields.slice(at, at + 6);
    expect(note.fields.map(({ decision, chosen }) => [decision, chosen])).toEqual([
      ['time', beats! * UNITS_PER_BEAT + subdivision!],
      ['slot', slot],
      ['pitch', pitch],
      ['duration', VOCABULARY.durationUnits[duration!]],
      ['velocity', velocity],
    ]);
  });

  test('the likeliest come first, and without a rule they are drawn as learned', () => {
    for (const { options } of note.fields) {
      const probabilities = options.map(({ probability }) => probability);
      expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
      expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9);
      for (const { probability, drawn } of options) expect(drawn).toBeCloseTo(probability, 9);
    }
  });

  test('a low temperature draws the likeliest more, and leaves the others out', () => {
    const cold = consider(event, [...scaleRules(AS_LEARNED, 0.1)]);
    const pitch = cold.fields.find(({ decision }) => decision === 'pitch')!;
    const [first] = pitch.options;
    expect(first!.drawn).toBeGreaterThan(first!.probability);
    const narrow = consider(
      event,
      AS_LEARNED.map((rule) => ({ ...rule, topP: 0 })),
    );
    for (const { decision, options } of narrow.fields) {
      const drawn = options.filter((option) => option.drawn > 0);
      expect(drawn).toHaveLength(1);
      expect(drawn[0]!.drawn).toBeCloseTo(1, 9);
      // The likeliest beat and the likeliest place in it need not be the likeliest time.
      if (decision !== 'time') expect(options[0]).toBe(drawn[0]);
    }
  });
});
