// A drawing whose values are read by pointer, finger or keys: what is under them stands in a tip beside it and
// is spoken. The drawing gets the width there is.
import {
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { NOT_HEARD } from '../controls/spokenAnew.ts';
import { PLOT_TEXT, namePlot } from '#words/plots.ts';
import { sayPitches } from '#words/roll.ts';
import styles from './PointedPlot.module.css';

/** How far to the right and up. */
const STEPS: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};
/** As far as it goes. */
const ENDS: Readonly<Record<string, number>> = { Home: -Infinity, End: Infinity };

export interface PointedPlotProps<Place> {
  readonly title: string;
  /** Null where nothing is. In CSS pixels. */
  readonly placeAt: (x: number, y: number, widthPx: number) => Place | null;
  /** The next place by the keys, right and up positive, or the last on the way; from null the first to be read. */
  readonly step: (from: Place | null, right: number, up: number) => Place | null;
  /** Where the tip of a place points. */
  readonly tipOf: (place: Place, widthPx: number) => { readonly x: number; readonly y: number };
  readonly word: (place: Place) => string;
  /** By a click, or Enter. */
  readonly onChoose?: (place: Place) => void;
  readonly children: (widthPx: number, place: Place | null) => ReactNode;
}

interface Shown<Place> {
  readonly place: Place | null;
  /** It reads like the place before it. */
  readonly isTwin: boolean;
}

/** Places are plain values. */
const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export function PointedPlot<Place>(props: PointedPlotProps<Place>) {
  const { title, placeAt, step, tipOf, word, onChoose, children } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  const [{ place, isTwin }, setShown] = useState<Shown<Place>>({ place: null, isTwin: false });
  const setPlace = (next: Place | null): void =>
    setShown((shown) => {
      const { place: last } = shown;
      if (last === null || next === null) return { place: next, isTwin: false };
      if (isSame(last, next)) return shown;
      return { place: next, isTwin: !shown.isTwin && word(last) === word(next) };
    });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setWidthPx(element.clientWidth);
    measure();
    const resize = new ResizeObserver(measure);
    resize.observe(element);
    return () => resize.disconnect();
  }, []);

  const point = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    setPlace(placeAt(clientX - left, clientY - top, widthPx));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setPlace(null);
    if (event.key === 'Enter' && place !== null) onChoose?.(place);
    const end = ENDS[event.key];
    const arrow = STEPS[event.key];
    if (end === undefined && !arrow) return;
    event.preventDefault();
    if (arrow) setPlace(step(place, ...arrow));
    else if (end !== undefined) setPlace(step(place ?? step(null, 0, 0), end, 0));
  };
  const words = place === null ? '' : word(place);
  const tip = place === null ? null : tipOf(place, widthPx);
  const isRight = tip !== null && tip.x > widthPx / 2;
  return (
    <div
      ref={frame}
      className={styles['frame']}
      role="application"
      aria-roledescription={PLOT_TEXT.plot}
      aria-label={namePlot(title, onChoose !== undefined)}
      tabIndex={0}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setPlace(null)}
      onBlur={() => setPlace(null)}
      onKeyDown={press}
      onClick={() => place !== null && onChoose?.(place)}
    >
      {widthPx > 0 && children(widthPx, place)}
      <p
        aria-hidden="true"
        className={styles['tip']}
        data-empty={tip === null || undefined}
        style={
          tip
            ? {
                top: `${tip.y}px`,
                ...(isRight ? { right: `${widthPx - tip.x + 10}px` } : { left: `${tip.x + 10}px` }),
              }
            : undefined
        }
      >
        {words}
      </p>
      <p role="status" className="visually-hidden">
        {sayPitches(words)}
        {isTwin && NOT_HEARD}
      </p>
    </div>
  );
}
