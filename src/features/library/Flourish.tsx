// The empty page's one ornament: the opening of The Entertainer on a stave, and, in the accent, an answer to it.
import styles from './Flourish.module.css';

/** Length in semiquavers and step above the lowest line (E4 = 0). */
type Stroke = readonly [length: number, step: number];

// prettier-ignore
const OPENING: readonly Stroke[] = [
  [1, 13], [1, 14], [1, 12], [2, 10], [1, 11], [2, 9],
  [1, 6], [1, 7], [1, 5], [2, 3], [1, 4], [2, 2],
  [1, -1], [1, 0], [1, -2], [2, -4], [1, -3], [1, -4], [1, -4],
];
// prettier-ignore
const ANSWER: readonly Stroke[] = [
  [1, -2], [1, 0], [1, 2], [2, 5], [1, 4], [2, 7],
  [1, 5], [1, 8], [1, 9], [2, 12], [1, 11], [6, 9],
];
const UNIT = 20;
const STEP = 6;
const LOWEST_LINE_Y = 108;

export function Flourish() {
  return (
    <svg className={styles['flourish']} viewBox="0 0 960 150" aria-hidden="true">
      <g stroke="var(--line)">
        {[0, 2, 4, 6, 8].map((step) => (
          <line key={step} x1="-2000" x2="3000" y1={yOf(step)} y2={yOf(step)} />
        ))}
      </g>
      <g fill="var(--roll-prime)">{strokes(OPENING, 2)}</g>
      <g fill="var(--accent)">{strokes(ANSWER, 27)}</g>
    </svg>
  );
}

const yOf = (step: number) => LOWEST_LINE_Y - step * STEP;

function strokes(list: readonly Stroke[], startUnit: number) {
  let unit = startUnit;
  return list.map(([length, step]) => {
    const x = unit * UNIT;
    unit += length;
    return <rect key={x} x={x} y={yOf(step) - 5} width={length * UNIT - 4} height="10" rx="5" />;
  });
}
