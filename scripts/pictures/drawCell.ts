// One LSTM cell: three gates and the lane of memory.
import { ARROW, box, circle, line, path, picture, text, type Colour } from './svg.ts';

const LANE = 110;
const GATES = 250;
const INPUT = 356;

export function drawCell(): string {
  const gate = (x: number, letter: string, words: string, curve: string, colour: Colour): string =>
    [
      box(x - 34, GATES - 20, 68, 40, { fill: 'ground', stroke: colour, thickness: 2 }, 6),
      text(x, GATES - 2, letter, { anchor: 'middle', weight: 600, size: 15 }),
      text(x, GATES + 13, curve, { anchor: 'middle', size: 11, colour: 'soft' }),
      line(x, INPUT - 20, x, GATES + 24, { stroke: 'soft', hasArrow: true }),
      text(x, INPUT + 2, words, { anchor: 'middle', size: 12, colour }),
    ].join('');
  const sign = (x: number, y: number, words: string): string =>
    circle(x, y, 14, { fill: 'ground', stroke: 'ink' }) +
    text(x, y + 6, words, { anchor: 'middle', size: 17 });
  const flow = (d: string): string => path(d, { stroke: 'soft', hasArrow: true });
  return picture(
    450,
    'One LSTM cell: what it forgets, takes in and gives away',
    'The memory c runs along the top: multiplied by the forget gate, then the product of input gate and candidate is added. The output h is the memory through tanh, multiplied by the output gate. All gates are computed from the input x and the output before.',
    [
      `<defs>${ARROW}</defs>`,
      box(138, 64, 536, 320, { fill: 'wash', stroke: 'edge' }, 12),
      // The lane of memory.
      line(30, LANE, 190, LANE, { stroke: 'blue', thickness: 3 }),
      line(218, LANE, 366, LANE, { stroke: 'blue', thickness: 3 }),
      line(394, LANE, 764, LANE, { stroke: 'blue', thickness: 3 }),
      text(24, LANE - 12, 'memory c, before', { size: 12, colour: 'blue' }),
      text(776, LANE - 12, 'memory c, after', { size: 12, colour: 'blue', anchor: 'end' }),
      sign(204, LANE, '×'),
      sign(380, LANE, '+'),
      // Forget.
      gate(204, 'f', 'how much to keep', '0 … 1', 'accent'),
      flow(`M204 ${GATES - 22}V${LANE + 17}`),
      // Input and candidate.
      gate(320, 'i', 'how much to add', '0 … 1', 'accent'),
      gate(440, 'g', 'what to add', '−1 … 1', 'orange'),
      sign(380, 178, '×'),
      flow(`M320 ${GATES - 22}V178H363`),
      flow(`M440 ${GATES - 22}V178H397`),
      flow(`M380 162V${LANE + 17}`),
      // Output.
      gate(560, 'o', 'how much to show', '0 … 1', 'accent'),
      box(612, 134, 48, 26, { fill: 'ground', stroke: 'ink' }, 5),
      text(636, 152, 'tanh', { anchor: 'middle' }),
      flow(`M636 ${LANE + 2}V132`),
      sign(636, 204, '×'),
      flow('M636 161V188'),
      flow(`M560 ${GATES - 22}V204H619`),
      line(636, 219, 636, 340, { stroke: 'orange', thickness: 3 }),
      path('M636 338V340H764', { stroke: 'orange', thickness: 3 }),
      text(776, 330, 'output h', { size: 12, colour: 'orange', anchor: 'end' }),
      text(776, 360, 'to the heads, and to', { size: 12, colour: 'soft', anchor: 'end' }),
      text(776, 376, 'the next note', { size: 12, colour: 'soft', anchor: 'end' }),
      // Inputs.
      line(30, INPUT - 20, 560, INPUT - 20, { stroke: 'soft', thickness: 2 }),
      text(24, INPUT - 30, 'x: the note', { size: 12 }),
      text(24, INPUT - 2, 'h: own output', { size: 12 }),
      text(24, INPUT + 13, 'at the last note', { size: 12 }),
      text(230, 422, 'c ← f · c + i · g', { anchor: 'middle', size: 17, weight: 600 }),
      text(560, 422, 'h = o · tanh(c)', { anchor: 'middle', size: 17, weight: 600 }),
    ].join('\n'),
  );
}
