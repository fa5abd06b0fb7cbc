// The outside of every plot that is an SVG: one picture to a screen reader, found by `data-plot` when it is saved.
import type { ReactNode } from 'react';

const FONT_PX = 11;

export function PlotSvg({
  title,
  label,
  width,
  height,
  fontPx = FONT_PX,
  children,
}: {
  title: string;
  /** What it shows, in words. */
  label: string;
  /** In CSS pixels, as the height; so are the coordinates inside. */
  width: number;
  height: number;
  fontPx?: number;
  children: ReactNode;
}) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      data-plot={title}
      fontFamily="system-ui, sans-serif"
      fontSize={fontPx}
      fill="var(--ink-soft)"
    >
      {children}
    </svg>
  );
}
