// A drawing whose values are read by pointer, finger or arrow keys: what is under them stands in a tip beside it and
// is spoken. The drawing gets the width there is.
import {
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { PLOT_TEXT, namePlot } from '#words/plots.ts';
import styles from './PointedPlot.module.css';

const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
} as const;

export interface PointedPlotProps<Place> {
  readonly title: string;
  /** Null where nothing is. In CSS pixels. */
  readonly placeAt: (x: number, y: number, widthPx: number) => Place | null;
  /** The next place by the keys, right and up positive; from null the first. */
  readonly step: (from: Place | null, right: number, up: number) => Place | null;
  /** Where the tip of a place points. */
  readonly tipOf: (place: Place, widthPx: number) => { readonly x: number; readonly y: number };
  readonly word: (place: Place) => string;
  /** By a click, or Enter. */
  readonly onChoose?: (place: Place) => void;
  readonly children: (widthPx: number, place: Place | null) => ReactNode;
}

export function PointedPlot<Place>(props: PointedPlotProps<Place>) {
  const { title, placeAt, step, tipOf, word, onChoose, children } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  const [place, setPlace] = useState<Place | null>(null);
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
    if (!(event.key in ARROWS)) return;
    event.preventDefault();
    const [right, up] = ARROWS[event.key as keyof typeof ARROWS];
    setPlace(step(place, right, up));
  };
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
        role="status"
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
        {place === null ? '' : word(place)}
      </p>
    </div>
  );
}
