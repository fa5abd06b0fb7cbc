// Under the position: the bars that are repeated. Dragging along it marks them, a click takes the mark away. For the
// pointer only; the player settings have the same in fields.
import { useMemo, useRef, type PointerEvent } from 'react';
import { seekShown, setPlayerOptions } from '../../commands/playback.ts';
import type { Score } from '../../core/music/score.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { TRANSPORT_TEXT } from '#words/transport.ts';
import { createBarGrid } from './barGrid.ts';
import styles from './SeekBar.module.css';

export function LoopStrip({ score, durationSeconds }: { score: Score; durationSeconds: number }) {
  const app = useApp();
  const loop = useAppState((state) => state.playback.options.loop);
  const grid = useMemo(() => createBarGrid(score), [score]);
  /** The bar where the drag began, from 1, and whether it has left it. */
  const drag = useRef<{ readonly bar: number; hasMoved: boolean } | null>(null);

  const secondsUnder = ({ clientX, currentTarget }: PointerEvent<HTMLElement>): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (clientX - left) / width)) * durationSeconds;
  };
  const barUnder = (event: PointerEvent<HTMLElement>): number => grid.barAt(secondsUnder(event));
  const percent = (seconds: number) =>
    `${(100 * Math.min(1, seconds / durationSeconds)).toFixed(2)}%`;
  return (
    <div
      className={styles['strip']}
      title={TRANSPORT_TEXT.dragToLoop}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { bar: barUnder(event), hasMoved: false };
      }}
      onPointerMove={(event) => {
        const from = drag.current;
        if (!from) return;
        // A hand is never quite still: three pixels are a drag.
        from.hasMoved ||= Math.abs(event.movementX) >= 3 || barUnder(event) !== from.bar;
        if (!from.hasMoved) return;
        const to = barUnder(event);
        const region = grid.regionOf(Math.min(from.bar, to), Math.max(from.bar, to));
        const isSame =
          region.startSeconds === loop?.startSeconds && region.endSeconds === loop.endSeconds;
        if (!isSame) setPlayerOptions(app, { loop: region });
      }}
      onPointerUp={(event) => {
        if (drag.current?.hasMoved === false) {
          if (loop) setPlayerOptions(app, { loop: null });
          // Meant for the slider above.
          else void seekShown(app, secondsUnder(event));
        }
        drag.current = null;
      }}
      onPointerCancel={() => (drag.current = null)}
    >
      {loop && (
        <div
          className={styles['loop']}
          style={{
            left: percent(loop.startSeconds),
            right: `calc(100% - ${percent(loop.endSeconds)})`,
          }}
        />
      )}
    </div>
  );
}
