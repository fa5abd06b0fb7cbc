// A strip (DistributionStripSvg.tsx) along which values can be read.
import { DistributionStripSvg, type StripContent } from './DistributionStripSvg.tsx';
import { PointedPlot } from './PointedPlot.tsx';
import { stripScale } from './stripScale.ts';

/** Presses of a key from end to end. */
const KEY_STEPS = 40;

export function DistributionStrip({
  title,
  label,
  content,
  wordValue,
}: {
  title: string;
  /** What it shows, in words. */
  label: string;
  content: StripContent;
  /** What a value on the axis would mean. */
  wordValue: (value: number) => string;
}) {
  const scaleOf = (widthPx: number) => stripScale(content.values, content.value, widthPx);
  const step = (from: number | null, right: number): number => {
    const { low, high } = scaleOf(0);
    // No further than from end to end.
    const steps = from === null ? 0 : Math.min(KEY_STEPS, Math.max(-KEY_STEPS, right));
    const next = (from ?? content.value) + (steps * (high - low)) / KEY_STEPS;
    return Math.min(high, Math.max(low, next));
  };
  return (
    <PointedPlot
      title={title}
      placeAt={(x, _y, widthPx) => scaleOf(widthPx).valueAt(x)}
      step={step}
      tipOf={(value, widthPx) => ({ x: scaleOf(widthPx).x(value), y: 0 })}
      word={wordValue}
    >
      {(widthPx, pointed) => (
        <DistributionStripSvg
          title={title}
          label={label}
          content={content}
          widthPx={widthPx}
          pointed={pointed}
        />
      )}
    </PointedPlot>
  );
}
