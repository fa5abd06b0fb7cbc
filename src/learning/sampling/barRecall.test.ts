import { describe, expect, it } from 'vitest';
import { PieceCursor } from '../../core/encoding/pieceCursor.ts';
import { SLOTS } from '../../core/encoding/vocabulary.ts';
import { BarRecall } from './barRecall.ts';

const LENGTH = 40;
const note = (beats: number, pitch: number): Uint8Array =>
  Uint8Array.of(beats, 0, SLOTS.programs, pitch, LENGTH, 16);

/** A bar of 60 62 64 65, one of 70 on the first beat, and what follows. */
function afterTwoBars(form: readonly number[], ...events: readonly Uint8Array[]): BarRecall {
  const cursor = new PieceCursor(true);
  const recall = new BarRecall(form, cursor);
  const first = [note(0, 60), note(1, 62), note(1, 64), note(1, 65)];
  for (const event of [...first, note(1, 70), ...events]) {
    cursor.push(event);
    recall.hear(event);
  }
  return recall;
}

/** Classes of a field that do not stray, among the first `classes`. */
function kept(recall: BarRecall, field: number, event: Uint8Array, classes: number): number[] {
  return Array.from({ length: classes }, (_, index) => index).filter(
    (index) => !recall.strays(field, index, event),
  );
}

const FORM = [0, 0, 2, 0];

describe('BarRecall', () => {
  it('leaves a new bar free, and asks of the next onset that it be where the returning bar begins', () => {
    const recall = afterTwoBars(FORM);
    // The second bar has its last three beats open; after them comes bar three, on its first beat.
    expect(kept(recall, 0, note(0, 0), 9)).toEqual([0, 1, 2, 3, 4]);
    expect(kept(recall, 1, note(3, 0), 48)).toHaveLength(48);
    expect(kept(recall, 1, note(4, 0), 48)).toEqual([0]);
    expect(kept(recall, 2, note(4, 0), 8)).toEqual([SLOTS.programs]);
    expect(kept(recall, 3, note(4, 0), 128)).toEqual([60]);
    expect(kept(recall, 4, note(4, 60), 192)).toEqual([LENGTH]);
  });

  it('goes on where the bar that returns is, and after a note that strays too', () => {
    for (const pitch of [60, 50]) {
      const recall = afterTwoBars(FORM, note(4, pitch));
      const simultaneous = pitch === 50 ? [0] : [];
      // After a 50 on the first beat the 60 is still due there.
      expect(kept(recall, 0, note(0, 0), 5)).toEqual(pitch === 50 ? simultaneous : [1]);
    }
    const past = afterTwoBars(FORM, note(4, 60), note(2, 64));
    expect(kept(past, 0, note(0, 0), 5)).toEqual([1]);
    expect(kept(past, 3, note(1, 0), 128)).toEqual([65]);
  });

  it('is free again when the bar has come back', () => {
    const recall = afterTwoBars(FORM, note(4, 60), note(1, 62), note(1, 64), note(1, 65));
    expect(kept(recall, 0, note(0, 0), 6)).toEqual([1, 2, 3, 4, 5]);
    expect(kept(recall, 3, note(1, 0), 128)).toHaveLength(128);
  });

  it('knows nothing of bars before the beginning, nor without a form', () => {
    expect(kept(afterTwoBars([0, 0, 7]), 0, note(0, 0), 9)).toHaveLength(9);
    const formless = afterTwoBars([]);
    expect(formless.isThere).toBe(false);
    expect(kept(formless, 0, note(0, 0), 9)).toHaveLength(9);
  });
});
