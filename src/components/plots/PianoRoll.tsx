// The piano roll. Only the visible part is painted: an empty element as large as the music scrolls under canvases
// that stay put, because no canvas may be as wide as a long piece. Three layers: the notes, what is chosen among them,
// and the playhead. It is one stop of the Tab key; its keys are in rollKeys.ts.
import { useCallback, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { IconButton } from '../controls/Button.tsx';
import { runKey } from '../controls/keyBinding.ts';
import { spokenAnew } from '../controls/spokenAnew.ts';
import { PLOT_TEXT } from '#words/plots.ts';
import { paintPianoRoll, type RollContent } from './paintPianoRoll.ts';
import { paintRollOverlay } from './paintRollOverlay.ts';
import styles from './PianoRoll.module.css';
import { GUTTER_PX, pitchRange, RULER_PX, xAtTicks, yAtPitch } from './pianoRollGeometry.ts';
import { changed, NO_CHANGE } from './rollGesture.ts';
import { ROLL_KEYS, ZOOM_STEP } from './rollKeys.ts';
import type { RollNote } from './rollNotes.ts';
import { findChosen, findNote, walk, type WalkStep } from './rollWalk.ts';
import { useCanvas, type Paint } from './useCanvas.ts';
import { usePlayhead } from './usePlayhead.ts';
import { useRollPointer, type RollEditing, type TickSpan } from './useRollPointer.ts';
import { useRollZoom } from './useRollZoom.ts';

export interface PianoRollProps extends RollContent {
  /** What the picture shows, in words. */
  readonly label: string;
  /** Sorted by start; another list when anything is different. */
  readonly notes: readonly RollNote[];
  readonly lengthTicks: number;
  /** Where the ear is, or null while something else (or nothing) is loaded. Called every frame. */
  readonly playheadTicks: (() => number) | null;
  /** Keep the newest note in view. */
  readonly followsEnd?: boolean;
  /** A stretch set apart. */
  readonly selection?: TickSpan | null;
  /** A click in the roll, or in its ruler while notes are edited. */
  readonly onSeek?: (ticks: number) => void;
  /** Called while a mouse or pen is dragged likewise; without it that scrolls, as a finger always does. */
  readonly onSelect?: (span: TickSpan) => void;
  /** Says a note; without it the roll cannot be walked note by note. */
  readonly wordNote?: (note: RollNote) => string;
  /** Null or absent: the notes stay as they are. */
  readonly editing?: RollEditing | null;
  /** A legend, under the roll. */
  readonly children?: ReactNode;
}

export function PianoRoll(props: PianoRollProps) {
  const { label, notes, barTicks, ticksPerQuarter, lengthTicks, playheadTicks } = props;
  const { followsEnd = false, selection = null, onSeek, onSelect, wordNote, children } = props;
  const { editing = null } = props;
  const labelId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [walked, setWalked] = useState<RollNote | null>(null);
  const [spoken, setSpoken] = useState('');
  const range = useMemo(() => pitchRange(notes), [notes]);
  const roll = useRollZoom(scroller, range, ticksPerQuarter, lengthTicks);
  const { pixelsPerTick, viewOf, zoom } = roll;
  const pointer = useRollPointer(scroller, {
    notes,
    viewOf,
    editing,
    onSeek,
    onSelect,
    onPoint: setWalked,
  });
  const { change, box } = pointer;
  const current = useMemo(
    () => findNote(notes, walked, editing?.chosen),
    [notes, walked, editing?.chosen],
  );
  // An edit made another note of it.
  if (current !== walked) setWalked(current);
  // A note that alone is chosen, as one that was just added, is the one that is read.
  const [chosenBefore, setChosenBefore] = useState(editing?.chosen);
  if (chosenBefore !== editing?.chosen) {
    setChosenBefore(editing?.chosen);
    const only = editing?.chosen.size === 1 && findChosen(notes, editing.chosen);
    if (only) setWalked(only);
  }
  useEffect(() => {
    editing?.onRead(current);
  });
  const chosen = useMemo(() => {
    const sources = editing?.chosen;
    if (!sources || sources.size === 0) return [];
    const all = notes.filter(({ source }) => sources.has(source));
    return change === NO_CHANGE ? all : all.map((note) => changed(note, change));
  }, [notes, editing?.chosen, change]);

  const paintNotes = useCallback<Paint>(
    (context, frame, theme) =>
      paintPianoRoll(context, viewOf(frame), { notes, barTicks, ticksPerQuarter }, theme),
    [viewOf, notes, barTicks, ticksPerQuarter],
  );
  const paintOverlay = useCallback<Paint>(
    (context, frame, theme) =>
      paintRollOverlay(context, viewOf(frame), { chosen, current, box }, theme),
    [viewOf, chosen, current, box],
  );
  const canvas = useCanvas(scroller, paintNotes);
  const hasOverlay = chosen.length > 0 || current !== null || box !== null;
  const overlay = useCanvas(scroller, hasOverlay ? paintOverlay : null);
  const positionPx = useMemo(
    () => playheadTicks && (() => playheadTicks() * pixelsPerTick),
    [playheadTicks, pixelsPerTick],
  );
  const playhead = usePlayhead(scroller, positionPx);
  useEffect(() => {
    if (followsEnd && scroller.current) scroller.current.scrollLeft = scroller.current.scrollWidth;
  }, [followsEnd, notes, pixelsPerTick]);

  const walkTo = (step: WalkStep): boolean => {
    if (!wordNote) return false;
    const note = walk(notes, current, step);
    const words = note ? wordNote(note) : notes.length > 0 ? PLOT_TEXT.noNote : PLOT_TEXT.noNotes;
    setSpoken((before) => spokenAnew(before, words));
    if (!note) return true;
    setWalked(note);
    if (scroller.current) reveal(scroller.current, note);
    return true;
  };
  const reveal = (frame: HTMLElement, note: RollNote) => {
    const view = viewOf(frame);
    const [x, y] = [xAtTicks(view, note.startTicks), yAtPitch(view, note.pitch)];
    if (x < GUTTER_PX || x > view.widthPx - 24)
      frame.scrollLeft += x - (GUTTER_PX + view.widthPx) / 2;
    if (y < RULER_PX || y + view.rowPx > view.heightPx) frame.scrollTop += y - view.heightPx / 2;
  };
  const turnPage = (pages: number) => {
    const frame = scroller.current;
    if (frame) frame.scrollLeft += pages * (frame.clientWidth - GUTTER_PX);
  };
  return (
    <div className={styles['figure']} role="region" aria-label={PLOT_TEXT.roll}>
      <div
        ref={scroller}
        className={`${styles['scroller']} ${editing ? styles['roomy'] : ''}`}
        role="application"
        aria-roledescription={PLOT_TEXT.rollRole}
        aria-label={editing ? PLOT_TEXT.notesEditing : PLOT_TEXT.notes}
        aria-describedby={labelId}
        tabIndex={0}
        data-track={current?.track}
        onKeyDown={(event) => {
          const isEdit = editing?.onKey(event.nativeEvent, current) ?? false;
          // The editor has words of its own.
          if (isEdit) setSpoken('');
          const context = { walk: walkTo, zoom, turnPage };
          if (!isEdit && !runKey(ROLL_KEYS, event, context)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        {...pointer.handlers}
      >
        <div className={styles['content']} style={roll.contentStyle}>
          <div className={styles['layers']}>
            <canvas ref={canvas} role="img" aria-label={label} />
            <canvas ref={overlay} aria-hidden="true" hidden={!hasOverlay} />
          </div>
          {selection && (
            <div
              className={styles['selection']}
              style={{
                left: `${GUTTER_PX + selection.startTicks * pixelsPerTick}px`,
                width: `${(selection.endTicks - selection.startTicks) * pixelsPerTick}px`,
              }}
            />
          )}
          <div ref={playhead} className={styles['playhead']} hidden={!playheadTicks} />
        </div>
      </div>
      <p id={labelId} className="visually-hidden">
        {label}
        {wordNote ? PLOT_TEXT.walkHint : ''}
        {editing ? PLOT_TEXT.editHint : ''}
      </p>
      <div className={styles['foot']}>
        <div className={styles['legend']}>
          {children}
          <p role="status">{spoken}</p>
        </div>
        <IconButton icon="minus" label={PLOT_TEXT.zoomOut} onClick={() => zoom(1 / ZOOM_STEP, 1)} />
        <IconButton icon="plus" label={PLOT_TEXT.zoomIn} onClick={() => zoom(ZOOM_STEP, 1)} />
        <IconButton
          icon="lower"
          label={PLOT_TEXT.lowerRows}
          onClick={() => zoom(1, 1 / ZOOM_STEP)}
        />
        <IconButton icon="taller" label={PLOT_TEXT.tallerRows} onClick={() => zoom(1, ZOOM_STEP)} />
      </div>
    </div>
  );
}
