// Pieces cut into windows, and which way music and blame go.
import { recipeFor } from '../../src/learning/training/recipe.ts';
import { ARROW, box, line, picture, text } from './svg.ts';

const SHOWN_STREAMS = ['piece A', 'piece B', 'piece C', '…', 'piece H'];
const WINDOWS = 3;
const [LEFT, TOP, WIDE, HIGH, GAP, ROW] = [100, 92, 206, 22, 18, 32];
/** Notes of a corpus like the built-in one. */
const FEW_NOTES = 15_000;

export function drawWindows(): string {
  const { streams, steps } = recipeFor('S', FEW_NOTES);
  const bottom = TOP + SHOWN_STREAMS.length * ROW;
  const windowLeft = (window: number) => LEFT + window * (WIDE + GAP);
  const rows = SHOWN_STREAMS.flatMap((name, stream) => {
    const y = TOP + stream * ROW;
    if (name === '…')
      return [text(62, y + 15, '⋮', { anchor: 'middle', size: 18, colour: 'soft' })];
    const windows = Array.from({ length: WINDOWS }, (_, window) => {
      const x = windowLeft(window);
      const cells = Array.from({ length: steps }, (_, step) =>
        box(x + (step * WIDE) / steps + 0.6, y, WIDE / steps - 1.2, HIGH, {
          fill: window === 1 ? 'blue' : 'grid',
          opacity: window === 1 ? 0.85 : 1,
        }),
      );
      const carried =
        window < WINDOWS - 1
          ? line(x + WIDE + 2, y + HIGH / 2, x + WIDE + GAP - 2, y + HIGH / 2, {
              stroke: 'soft',
              hasArrow: true,
            })
          : '';
      return cells.join('') + carried;
    });
    return [text(88, y + 16, name, { anchor: 'end' }), ...windows];
  });
  const now = windowLeft(1);
  return picture(
    bottom + 106,
    `A step of training: ${streams} pieces at a time, ${steps} notes each`,
    `${streams} rows, one for each piece of a batch, cut into windows of ${steps} notes. The middle window is being learned: music runs through it from left to right, the correction from right to left, and stops at its left edge. The network's memory is carried over from the window before.`,
    [
      `<defs>${ARROW}</defs>`,
      text(now - WIDE - GAP, 72, 'heard before', { colour: 'soft' }),
      text(now, 72, `this step: ${streams} × ${steps} notes`, { weight: 600 }),
      text(now + WIDE + GAP, 72, 'the next step', { colour: 'soft' }),
      ...rows,
      box(now - 6, TOP - 8, WIDE + 12, bottom - TOP + 4, { stroke: 'blue', thickness: 2 }, 6),
      line(now, bottom + 22, now + WIDE, bottom + 22, { stroke: 'blue', hasArrow: true }),
      text(now - 14, bottom + 26, 'forward: predict each note', { anchor: 'end' }),
      line(now + WIDE, bottom + 46, now, bottom + 46, { stroke: 'orange', hasArrow: true }),
      text(now - 14, bottom + 50, 'back: what should change', { anchor: 'end' }),
      text(
        400,
        bottom + 84,
        'Small arrows: the memory of the network goes on into the next window; the correction does not go back.',
        { size: 12.5, colour: 'soft', anchor: 'middle' },
      ),
    ].join('\n'),
  );
}
