// Mouse, pen and finger on a piano roll. A finger on empty space scrolls, as everywhere; on a chosen note it moves it.
import {
  useEffect,
  useRef,
  useState,
  type PointerEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import type { ChosenNotes } from '../../core/music/editNotes.ts';
import {
  GUTTER_PX,
  noteAt,
  notesInBox,
  pitchAtY,
  RULER_PX,
  ticksAtX,
  type Box,
  type Point,
  type RollView,
} from './pianoRollGeometry.ts';
import {
  boxOf,
  changeOf,
  DRAG_PX,
  isAtEnd,
  NO_CHANGE,
  pressAt,
  type Change,
  type Press,
} from './rollGesture.ts';
import type { RollNote } from './rollNotes.ts';

export interface TickSpan {
  readonly startTicks: number;
  readonly endTicks: number;
}

/** What editing needs of a roll, and what the roll tells of it. */
export interface RollEditing {
  readonly chosen: ChosenNotes;
  readonly stepTicks: number;
  /** The grid line nearest to a place. */
  readonly nearest: (ticks: number) => number;
  readonly onChoose: (notes: ChosenNotes) => void;
  /** The chosen notes were dragged. */
  readonly onChange: (change: Change) => void;
  readonly onAdd: (ticks: number, pitch: number) => void;
  /** Told which note is read; null for none. */
  readonly onRead: (note: RollNote | null) => void;
  /** @returns whether the key was taken */
  readonly onKey: (event: KeyboardEvent, current: RollNote | null) => boolean;
}

export interface RollPointerOptions {
  readonly notes: readonly RollNote[];
  readonly viewOf: (frame: HTMLElement) => RollView;
  readonly editing: RollEditing | null;
  readonly onSeek: ((ticks: number) => void) | undefined;
  readonly onSelect: ((span: TickSpan) => void) | undefined;
  readonly onPoint: (note: RollNote) => void;
}

const MOUSE_REACH_PX = 3;
const FINGER_REACH_PX = 14;

const isAdding = (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): boolean =>
  event.shiftKey || event.ctrlKey || event.metaKey;

export function useRollPointer(
  frame: RefObject<HTMLElement | null>,
  { notes, viewOf, editing, onSeek, onSelect, onPoint }: RollPointerOptions,
) {
  const press = useRef<(Press & { hasMoved: boolean; wasChosen: boolean }) | null>(null);
  const [change, setChange] = useState<Change>(NO_CHANGE);
  const [box, setBox] = useState<Box | null>(null);

  const pointOf = (
    box: HTMLElement,
    { clientX, clientY }: { clientX: number; clientY: number },
  ): Point => {
    const { left, top } = box.getBoundingClientRect();
    return { x: clientX - left - box.clientLeft, y: clientY - top - box.clientTop };
  };
  const reachOf = (pointerType: string) =>
    pointerType === 'touch' ? FINGER_REACH_PX : MOUSE_REACH_PX;

  // The browser would scroll, and must be told at once that this finger does something else.
  useEffect(() => {
    const element = frame.current;
    if (!element || !editing) return;
    const hold = (event: TouchEvent) => {
      const [finger, second] = event.touches;
      if (!finger || second) return;
      const view = viewOf(element);
      const at = pointOf(element, finger);
      const note = at.y < RULER_PX ? undefined : noteAt(view, notes, at, FINGER_REACH_PX);
      if (note && editing.chosen.has(note.source)) event.preventDefault();
    };
    element.addEventListener('touchstart', hold, { passive: false });
    return () => element.removeEventListener('touchstart', hold);
  }, [frame, editing, notes, viewOf]);

  const end = () => {
    press.current = null;
    setChange(NO_CHANGE);
    setBox(null);
  };
  const choose = (sources: Iterable<RollNote>) =>
    editing?.onChoose(new Set(Array.from(sources, ({ source }) => source)));
  const click = (done: Press & { wasChosen: boolean }, adds: boolean) => {
    if (done.kind === 'span' || (done.kind === 'pan' && !editing)) onSeek?.(done.ticks);
    if (done.kind === 'box' && editing && !adds) editing.onChoose(new Set());
    if (!done.note || !editing || !done.wasChosen) return;
    if (!adds) choose([done.note]);
    else
      editing.onChoose(new Set([...editing.chosen].filter((note) => note !== done.note?.source)));
  };

  return {
    change,
    box,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const { currentTarget: element, target, pointerType, button, pointerId } = event;
        // The scroll bar is the frame itself.
        if (target === element || button > 1) return;
        const reachPx = reachOf(pointerType);
        const options = {
          isEditing: editing !== null,
          takesSpans: onSelect !== undefined,
          isMiddle: button === 1,
          reachPx,
        };
        const begun = pressAt(viewOf(element), notes, pointOf(element, event), options);
        if (!begun) return;
        const wasChosen =
          begun.note !== undefined && (editing?.chosen.has(begun.note.source) ?? false);
        press.current = { ...begun, hasMoved: false, wasChosen };
        if (begun.note && editing) {
          onPoint(begun.note);
          if (!wasChosen)
            editing.onChoose(
              new Set([...(isAdding(event) ? editing.chosen : []), begun.note.source]),
            );
        }
        if (pointerType !== 'touch') element.setPointerCapture(pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const { currentTarget: element, pointerType, buttons } = event;
        const view = viewOf(element);
        const at = pointOf(element, event);
        const from = press.current;
        if (!from || buttons === 0) {
          if (pointerType === 'mouse') element.style.cursor = cursorAt(view, at);
          return;
        }
        from.hasMoved ||= Math.hypot(at.x - from.at.x, at.y - from.at.y) > DRAG_PX;
        if (!from.hasMoved) return;
        // A finger that scrolls is taken away by the browser; one on a new note has only chosen it.
        const isFinger = pointerType === 'touch';
        if (from.kind === 'span' && !isFinger) {
          const to = ticksAtX(view, Math.max(at.x, GUTTER_PX));
          onSelect?.({ startTicks: Math.min(from.ticks, to), endTicks: Math.max(from.ticks, to) });
        } else if (from.kind === 'pan' && !isFinger) {
          element.scrollLeft = from.scrollPx - (at.x - from.at.x);
          element.scrollTop = from.scrollTopPx - (at.y - from.at.y);
        } else if (from.kind === 'box' && !isFinger) setBox(boxOf(from, view, at));
        else if (from.note && editing && (!isFinger || from.wasChosen))
          setChange(changeOf(from, view, at, editing.nearest, editing.stepTicks));
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const done = press.current;
        if (!done) return;
        if (!done.hasMoved) click(done, isAdding(event));
        else if (box && editing) {
          const touched = notesInBox(viewOf(event.currentTarget), notes, box);
          const kept = isAdding(event) ? editing.chosen : [];
          editing.onChoose(new Set([...kept, ...touched.map(({ source }) => source)]));
        } else if (change !== NO_CHANGE) editing?.onChange(change);
        end();
      },
      onPointerCancel: end,
      onDoubleClick(event: MouseEvent<HTMLElement>) {
        if (!editing) return;
        const view = viewOf(event.currentTarget);
        const at = pointOf(event.currentTarget, event);
        if (at.x <= GUTTER_PX || at.y < RULER_PX || noteAt(view, notes, at, 0)) return;
        const line = editing.nearest(ticksAtX(view, at.x) - editing.stepTicks / 2);
        editing.onAdd(line, pitchAtY(view, at.y));
      },
    },
  };

  function cursorAt(view: RollView, at: Point): string {
    if (!editing || at.x <= GUTTER_PX || at.y < RULER_PX) return '';
    const note = noteAt(view, notes, at, MOUSE_REACH_PX);
    if (!note) return '';
    return isAtEnd(view, note, at, MOUSE_REACH_PX) ? 'ew-resize' : 'grab';
  }
}
