// Brings bars of the take back where the piece it borrows its form from brought back its own: tells what would stray
// from the bar that returns. A note that strays all the same varies it, and what is left of the bar goes on from there.
import type { PieceCursor } from '../../core/encoding/pieceCursor.ts';
import { UNITS_PER_BEAT } from '../../core/encoding/vocabulary.ts';

interface Note {
  /** Units since the bar line. */
  readonly position: number;
  readonly slot: number;
  readonly pitch: number;
  readonly duration: number;
}

interface Bar {
  readonly length: number;
  readonly notes: Note[];
}

export class BarRecall {
  /** Whether anything ever returns. */
  readonly isThere: boolean;
  readonly #form: readonly number[];
  readonly #cursor: PieceCursor;
  readonly #bars: Bar[] = [];
  /** The last note, in its bar. */
  #last: Note & { readonly bar: number } = {
    bar: -1,
    position: -1,
    slot: -1,
    pitch: -1,
    duration: -1,
  };

  /** @param form see formOf. @param cursor that of the take */
  constructor(form: readonly number[], cursor: PieceCursor) {
    this.isThere = form.some((distance) => distance > 0);
    this.#form = form;
    this.#cursor = cursor;
  }

  /** Hears the note the cursor has just been told. @param event its classes, [6] */
  hear(event: Uint8Array): void {
    const { onset, barLength } = this.#cursor;
    const bar = this.#cursor.barAt(onset);
    const position = this.#cursor.positionInBar(onset);
    const note = { position, slot: event[2]!, pitch: event[3]!, duration: event[4]! };
    while (this.#bars.length <= bar) this.#bars.push({ length: barLength, notes: [] });
    this.#bars[bar]!.notes.push(note);
    this.#last = { ...note, bar };
  }

  /** Whether a class of a field strays from what returns; the fields of `event` before it are drawn. */
  strays(field: number, index: number, event: Uint8Array): boolean {
    if (field === 0) {
      const from = this.#cursor.onsetAfter(index, 0);
      return this.#straysWithin(from, from + UNITS_PER_BEAT);
    }
    const onset = this.#cursor.onsetAfter(event[0]!, field === 1 ? index : event[1]!);
    if (field === 1) return this.#straysWithin(onset, onset + 1);
    const due = this.#dueAt(onset);
    if (!due) return false;
    if (field === 2) return index !== due.slot;
    if (due.slot !== event[2]) return false;
    if (field === 3) return index !== due.pitch;
    return field === 4 && due.pitch === event[3] && index !== due.duration;
  }

  /** Whether every onset in [from, to) strays. */
  #straysWithin(from: number, to: number): boolean {
    for (let onset = from; onset < to;) {
      const bar = this.#cursor.barAt(onset);
      const due = this.#nextDue(bar);
      if (due !== null) return due < onset || due >= to;
      const source = this.#sourceOf(bar);
      if (!source) return false;
      // Nothing is left in a bar that returns: what comes, comes after it.
      onset += this.#cursor.barLength - this.#cursor.positionInBar(onset);
    }
    return true;
  }

  /** Onset of the first note due after the last one, in the bars up to `bar`; null: none. */
  #nextDue(bar: number): number | null {
    const { onset } = this.#cursor;
    for (let here = this.#cursor.barAt(onset); here <= bar; here++) {
      const note = this.#firstDue(here);
      if (note) return this.#startOf(here) + note.position;
    }
    return null;
  }

  #dueAt(onset: number): Note | null {
    const bar = this.#cursor.barAt(onset);
    const note = this.#firstDue(bar);
    return note && this.#startOf(bar) + note.position === onset ? note : null;
  }

  /** The first note of the bar that returns which comes after the last note. */
  #firstDue(bar: number): Note | null {
    const source = this.#sourceOf(bar);
    if (!source) return null;
    if (bar !== this.#last.bar) return source.notes[0] ?? null;
    return source.notes.find((note) => isAfter(note, this.#last)) ?? null;
  }

  /** The bar that `bar` brings back; null where it is new. */
  #sourceOf(bar: number): Bar | null {
    const distance = this.#form[bar] ?? 0;
    if (distance === 0) return null;
    const source = this.#bars[bar - distance];
    return source && source.notes.length > 0 && source.length === this.#cursor.barLength
      ? source
      : null;
  }

  #startOf(bar: number): number {
    const { onset, barLength } = this.#cursor;
    const here = onset - this.#cursor.positionInBar(onset);
    return here + (bar - this.#cursor.barAt(onset)) * barLength;
  }
}

function isAfter(a: Note, b: Note): boolean {
  return (
    a.position - b.position > 0 ||
    (a.position === b.position && (a.slot - b.slot || a.pitch - b.pitch) > 0)
  );
}
