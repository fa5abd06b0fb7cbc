// On untrained networks, which want anything anywhere: what holds for them holds for every model.
import { describe, expect, test } from 'vitest';
import { countEncodedBars, excerptBars, placeEvents } from '../../core/encoding/barExcerpt.ts';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { findIllegalEvent } from '../../core/encoding/pieceCursor.ts';
import { takeScore } from '../../core/encoding/takeScore.ts';
import { DRUM_PITCHES, isControlSlot, SLOTS, VOCABULARY } from '../../core/encoding/vocabulary.ts';
import { longestBarRun } from '../../core/metrics/barLoops.ts';
import { isInKey } from '../../core/metrics/key.ts';
import { corpusBands } from '../../core/model/corpusBands.ts';
import { frameOf, noteSlots } from '../../core/model/frame.ts';
import { DEFAULT_RULES, NO_LIMITS } from '../../core/model/takeSettings.ts';
import type { TakeLimits, TakeSettings, TakeTask } from '../../core/model/takeSettings.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { createBarMap } from '../../core/music/bars.ts';
import { endTicks, type Score } from '../../core/music/score.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { tinyModel } from '../../testing/tinyModel.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { initialParameters } from '../network/initialise.ts';
import { StepNetwork } from './stepNetwork.ts';
import { writeTake, type WrittenTake } from './writeTake.ts';

const piece = randomPiece(createRandom(3), 40);
const SEEDS = [1, 2, 3, 4, 5];

function modelOf(seed: number): TrainedModel {
  const parameters = initialParameters(TINY_NETWORK, createRandom(seed));
  return {
    ...tinyModel(parameters),
    extraPrograms: piece.extraPrograms,
    frames: [frameOf(piece)],
    bands: corpusBands([piece]),
  };
}

const settingsOf = (seed: number, limits: Partial<TakeLimits> = {}): TakeSettings => ({
  seed,
  temperature: 1,
  rules: DEFAULT_RULES,
  limits: { ...NO_LIMITS, ...limits },
  candidates: 1,
});

function write(
  task: TakeTask,
  settings: TakeSettings,
  model = modelOf(settings.seed),
): WrittenTake {
  const writing = writeTake(model, new StepNetwork(TINY_NETWORK, model.parameters), task, settings);
  for (;;) {
    const { done, value } = writing.next();
    if (done) return value;
  }
}

const fresh = (bars: number): TakeTask => ({ kind: 'new', prime: null, bars });
const notesOf = (events: EncodedPiece) =>
  placeEvents(events).filter(({ event }) => !isControlSlot(event[2]!));
const barsOf = (score: Score): number =>
  createBarMap(score).toPosition(endTicks(score) - 1).bar + 1;

describe('a take', () => {
  test('the same seed writes the same, another seed something else', () => {
    const model = modelOf(1);
    const first = write(fresh(6), settingsOf(5), model);
    expect(write(fresh(6), settingsOf(5), model)).toEqual(first);
    expect(write(fresh(6), settingsOf(6), model).events).not.toEqual(first.events);
    const best = { ...settingsOf(5), candidates: 4 };
    expect(write(fresh(6), best, model)).toEqual(write(fresh(6), best, model));
  });

  test.each(SEEDS)('is legal, on time, and keeps to the instruments and meter: seed %i', (seed) => {
    const { events } = write(fresh(8), settingsOf(seed));
    expect(findIllegalEvent(events.fields)).toBe(-1);
    const placed = placeEvents(events);
    const controls = placed.filter(({ event }) => isControlSlot(event[2]!));
    expect(controls.flatMap(({ event }) => [...event])).toEqual(frameOf(piece).opening);
    const slots = frameOf(piece).slots;
    expect(noteSlots(events.fields).filter((slot) => !slots.includes(slot))).toEqual([]);
    expect(notesOf(events)[0]!.onset % 12).toBe(0);
    expect(Math.max(...placed.map(({ event }) => event[4]!))).toBeLessThanOrEqual(100);
  });

  test.each(SEEDS)(
    'ends on a bar line, no more than two bars late, no note cut: seed %i',
    (seed) => {
      for (const bars of [1, 5, 12]) {
        const { events } = write(fresh(bars), settingsOf(seed));
        expect(countEncodedBars(events)).toBeGreaterThanOrEqual(bars);
        const score = takeScore(events, '');
        expect(barsOf(score)).toBeLessThanOrEqual(bars + 2);
        const map = createBarMap(score);
        const end = endTicks(score);
        expect(map.barStartsBetween(end, end + 1)).toEqual([end]);
        const lengths = notesOf(events).map(({ event }) => VOCABULARY.durationUnits[event[4]!]!);
        const total = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0);
        const heard = score.tracks
          .filter(({ isDrum }) => !isDrum)
          .flatMap(({ notes }) => notes.map(({ durationTicks }) => durationTicks));
        const melodic = notesOf(events).filter(({ event }) => event[2] !== SLOTS.drums);
        expect(heard.length).toBe(melodic.length);
        expect(total(heard)).toBeGreaterThanOrEqual(
          total(lengths) - (notesOf(events).length - melodic.length),
        );
      }
    },
  );

  test('begins with its prime, unchanged, and writes after its last bar', () => {
    const prime = excerptBars(piece, 2, 3);
    const { events } = write({ kind: 'new', prime, bars: 4 }, settingsOf(2));
    const length = prime.events.fields.length;
    expect(events.fields.subarray(0, length)).toEqual(prime.events.fields);
    const bars = placeEvents(events)
      .slice(length / 6)
      .map(({ bar }) => bar);
    expect(Math.min(...bars)).toBeGreaterThanOrEqual(3);
    expect(countEncodedBars(events)).toBeGreaterThanOrEqual(7);
  });

  test('finished bars never change', () => {
    const model = modelOf(1);
    const writing = writeTake(
      model,
      new StepNetwork(TINY_NETWORK, model.parameters),
      fresh(8),
      settingsOf(1),
    );
    const seen: EncodedPiece[] = [];
    let step = writing.next();
    for (; !step.done; step = writing.next()) seen.push(step.value.finishedBars!());
    const last = takeScore(step.value.events, '');
    expect(seen.at(-1)!.fields.length).toBeGreaterThan(0);
    for (const events of seen) {
      const { fields } = step.value.events;
      expect(events.fields).toEqual(fields.subarray(0, events.fields.length));
    }
    // Nor do the notes, as they are heard.
    const early = seen.at(-1)!;
    const notes = (score: Score) => score.tracks.flatMap((track) => track.notes);
    const bar = countEncodedBars(early) - 1;
    const before = createBarMap(last).barStart(bar);
    const sent = notes(takeScore(early, '')).filter(({ startTicks }) => startTicks < before);
    const heard = notes(last).filter(({ startTicks }) => startTicks < before);
    expect(sent).toEqual(heard);
  });

  test.each(SEEDS)('a stuck model repeats no bar more than eight times: seed %i', (seed) => {
    const model = modelOf(seed);
    // Cold, it takes the likeliest class at every turn.
    const rules = DEFAULT_RULES.map((rule) => ({ ...rule, temperature: 1e-6 }));
    const { events } = write(fresh(40), { ...settingsOf(seed), rules }, model);
    expect(longestBarRun(takeScore(events, ''))).toBeLessThanOrEqual(8);
  });
});

describe('limits', () => {
  const melodic = (events: EncodedPiece) =>
    notesOf(events).filter(({ event }) => event[2] !== SLOTS.drums);

  test.each(SEEDS)('instruments, range and scale: seed %i', (seed) => {
    const slots = frameOf(piece)
      .slots.filter((slot) => slot !== SLOTS.drums)
      .slice(0, 2);
    const key = { tonic: 7, mode: 'major' } as const;
    const { events, relaxed } = write(
      fresh(8),
      settingsOf(seed, { slots, key, pitches: [55, 79] }),
    );
    expect(relaxed).toBe(0);
    for (const { event } of notesOf(events)) {
      expect(slots).toContain(event[2]);
      expect(event[3]).toBeGreaterThanOrEqual(55);
      expect(event[3]).toBeLessThanOrEqual(79);
      expect(isInKey(event[3]!, key)).toBe(true);
    }
  });

  test.each([
    ['quarter', 48],
    ['eighth', 24],
    ['triplet', 16],
    ['sixteenth', 12],
  ] as const)('every onset on the grid: %s', (grid, units) => {
    for (const seed of SEEDS) {
      const { events } = write(fresh(6), settingsOf(seed, { grid }));
      for (const { onset, barStart } of notesOf(events)) expect((onset - barStart) % units).toBe(0);
    }
  });

  test.each(SEEDS)('one note at a time: seed %i', (seed) => {
    const { events } = write(fresh(8), settingsOf(seed, { polyphony: 1 }));
    const ends = new Map<number, number>();
    for (const { event, onset } of melodic(events)) {
      expect(onset).toBeGreaterThanOrEqual(ends.get(event[2]!) ?? 0);
      ends.set(event[2]!, onset + VOCABULARY.durationUnits[event[4]!]!);
    }
  });

  test.each(SEEDS)('each part keeps to what the corpus does: seed %i', (seed) => {
    const model = modelOf(seed);
    const { events } = write(fresh(8), settingsOf(seed), model);
    for (const band of model.bands.slots) {
      const here = melodic(events).filter(({ event }) => event[2] === band.slot);
      for (const { event, onset } of here) {
        expect(event[3]).toBeGreaterThanOrEqual(band.lowestPitch);
        expect(event[3]).toBeLessThanOrEqual(band.highestPitch);
        const together = here.filter((other) => other.onset === onset).length;
        expect(together).toBeLessThanOrEqual(band.notesPerOnset);
      }
    }
  });

  test('sparser music has fewer notes than denser music, and no bar over the cap', () => {
    const count = (density: TakeLimits['density']): number =>
      SEEDS.reduce(
        (sum, seed) => sum + notesOf(write(fresh(8), settingsOf(seed, { density })).events).length,
        0,
      );
    expect(count('sparser')).toBeLessThan(0.8 * count('denser'));
    const { median } = corpusBands([piece]).measures.density!;
    const { events } = write(fresh(8), settingsOf(1, { density: 'sparser' }));
    const notes = notesOf(events);
    for (const { bar, barLength } of notes) {
      const here = notes.filter((other) => other.bar === bar).length;
      expect(here).toBeLessThanOrEqual(Math.ceil((median * barLength) / 48));
    }
  });

  test('limits that leave nothing give way, and it is said', () => {
    const slots = frameOf(piece).slots.slice(-1);
    const none = { tonic: 0, mode: 'major' } as const;
    const { events, relaxed } = write(
      fresh(4),
      // Not one note of C major lies there.
      settingsOf(1, { slots, key: none, pitches: [61, 61] }),
    );
    expect(relaxed).toBeGreaterThan(0);
    expect(countEncodedBars(events)).toBeGreaterThanOrEqual(4);
    expect(findIllegalEvent(events.fields)).toBe(-1);
  });

  test('drums have no scale and no range', () => {
    const { events } = write(
      fresh(8),
      settingsOf(1, { slots: [SLOTS.drums], pitches: [60, 62], key: { tonic: 0, mode: 'major' } }),
    );
    expect(notesOf(events).some(({ event }) => event[3]! < DRUM_PITCHES + 60)).toBe(true);
  });
});

describe('bars written anew', () => {
  const base = write(fresh(12), settingsOf(7), modelOf(7)).events;
  const rewrite = (
    change: Partial<Extract<TakeTask, { kind: 'rewrite' }>>,
    seed = 3,
  ): EncodedPiece =>
    write(
      { kind: 'rewrite', events: base, fromBar: 4, bars: 2, slots: null, ...change },
      settingsOf(seed),
      modelOf(7),
    ).events;
  /** What each note is, without when it came in the list. */
  const describeNotes = (events: EncodedPiece, isWanted: (bar: number, slot: number) => boolean) =>
    notesOf(events)
      .filter(({ event, bar }) => isWanted(bar, event[2]!))
      .map(({ event, onset }) => [onset, ...event.subarray(2)].join(' '));

  test.each(SEEDS)(
    'leave what is outside as it was, and change what is inside: seed %i',
    (seed) => {
      const changed = rewrite({}, seed);
      expect(findIllegalEvent(changed.fields)).toBe(-1);
      const outside = (bar: number): boolean => bar < 4 || bar >= 6;
      expect(describeNotes(changed, outside)).toEqual(describeNotes(base, outside));
      const inside = (bar: number): boolean => !outside(bar);
      expect(describeNotes(changed, inside)).not.toEqual(describeNotes(base, inside));
      // As they sound, too: nothing outside is cut short by what is inside.
      const bar4 = createBarMap(takeScore(base, '')).barStart(4);
      const bar6 = createBarMap(takeScore(base, '')).barStart(6);
      const sounding = (events: EncodedPiece) =>
        takeScore(events, '').tracks.map(({ program, isDrum, notes }) => ({
          program,
          isDrum,
          notes: notes.filter(({ startTicks }) => startTicks < bar4 || startTicks >= bar6),
        }));
      const heard = (events: EncodedPiece) =>
        sounding(events).filter(({ notes }) => notes.length > 0);
      expect(heard(changed)).toEqual(heard(base));
    },
  );

  test.each(SEEDS)('of one part leave the others as they were: seed %i', (seed) => {
    const [free, ...kept] = noteSlots(base.fields).slice(-2);
    const others = (_: number, slot: number): boolean => slot !== free;
    const changed = rewrite({ fromBar: 0, bars: 100, slots: [free!] }, seed);
    expect(kept.length).toBe(1);
    expect(findIllegalEvent(changed.fields)).toBe(-1);
    expect(describeNotes(changed, others)).toEqual(describeNotes(base, others));
    const own = (_: number, slot: number): boolean => slot === free;
    expect(describeNotes(changed, own)).not.toEqual(describeNotes(base, own));
  });

  test('the same seed writes the same bars, and the last bars can be written anew', () => {
    expect(rewrite({})).toEqual(rewrite({}));
    const changed = rewrite({ fromBar: 8, bars: 100 });
    const before = (bar: number): boolean => bar < 8;
    expect(describeNotes(changed, before)).toEqual(describeNotes(base, before));
  });

  test('a long rest stays as long where the notes around it are taken away', () => {
    const lone = [4, 0, SLOTS.programs, 60, 20, 10];
    const far: EncodedPiece = {
      fields: Uint8Array.from([
        0,
        0,
        SLOTS.programs,
        60,
        20,
        10,
        ...Array.from({ length: 8 }, () => lone).flat(),
      ]),
      extraPrograms: [],
      isBeatAligned: true,
    };
    const { events } = write(
      { kind: 'rewrite', events: far, fromBar: 1, bars: 7, slots: [SLOTS.programs + 9] },
      settingsOf(1),
    );
    const isLone = (_: number, slot: number): boolean => slot === SLOTS.programs;
    expect(describeNotes(events, isLone)).toEqual(describeNotes(far, isLone));
  });
});
