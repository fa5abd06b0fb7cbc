// A piece at a glance. Painted only while on screen, so that three hundred of them cost nothing;
// decoration beside words, so it is hidden from screen readers.
import { useEffect, useRef } from 'react';
import type { Score } from '../../core/music/score.ts';
import { endTicks } from '../../core/music/score.ts';
import { pitchRange } from './pianoRollGeometry.ts';
import { onThemeChange, openCanvas, readPlotTheme, trackColour } from './plotTheme.ts';
import styles from './RollThumbnail.module.css';

function paint(canvas: HTMLCanvasElement, score: Score): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = openCanvas(canvas, width, height);
  const theme = readPlotTheme(canvas);
  const { lowPitch, highPitch } = pitchRange(score.tracks.flatMap(({ notes }) => notes));
  const xScale = width / Math.max(1, endTicks(score));
  const yScale = (height - 2) / (highPitch - lowPitch + 1);
  score.tracks.forEach(({ notes }, track) => {
    context.fillStyle = trackColour(theme, track);
    for (const { startTicks, durationTicks, pitch } of notes)
      context.fillRect(
        startTicks * xScale,
        (highPitch - pitch) * yScale,
        Math.max(1, durationTicks * xScale),
        Math.max(1, yScale),
      );
  });
}

export function RollThumbnail({ score }: { score: Score }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const surface = canvas.current;
    if (!surface) return;
    let isVisible = false;
    const repaint = () => {
      if (isVisible) paint(surface, score);
      else surface.width = surface.height = 0;
    };
    const watch = new IntersectionObserver(
      ([entry]) => {
        isVisible = entry?.isIntersecting ?? false;
        repaint();
      },
      { rootMargin: '200px' },
    );
    watch.observe(surface);
    const unwatchTheme = onThemeChange(repaint);
    return () => {
      watch.disconnect();
      unwatchTheme();
    };
  }, [score]);
  return <canvas ref={canvas} className={styles['thumbnail']} aria-hidden="true" />;
}
