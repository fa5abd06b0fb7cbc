// The network, with the sizes of the small preset.
import { FIELDS } from '../../src/core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../src/core/encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../../src/core/encoding/vocabulary.ts';
import { inputSize, PRESETS } from '../../src/learning/network/layout.ts';
import { ARROW, box, line, path, picture, text } from './svg.ts';

const NAMES = ['wait: beats', '+ 1/48 beats', 'part', 'pitch', 'length', 'loudness'];
const [TOP, ROW, HIGH] = [104, 52, 34];
const ROWS = FIELDS.length;

export function drawNetwork(): string {
  const { embeddingSizes, hiddenSize, headSize } = PRESETS.S;
  const middle = (row: number) => TOP + row * ROW + HIGH / 2;
  const sideTop = TOP + ROWS * ROW + 26;
  const sideMiddle = sideTop + 26;
  const lstm = { x: 330, y: TOP + 30, width: 118, height: ROWS * ROW - 60 };
  const arrow = (x1: number, y1: number, x2: number, y2: number): string =>
    line(x1, y1, x2, y2, { stroke: 'soft', thickness: 1.2, hasArrow: true });
  const inputs = NAMES.map((name, row) => {
    const y = TOP + row * ROW;
    const numbers = embeddingSizes[row]!;
    const width = 16 + numbers;
    return [
      box(24, y, 92, HIGH, { fill: 'wash', stroke: 'edge' }, 6),
      text(70, middle(row) + 4, name, { anchor: 'middle' }),
      arrow(116, middle(row), 142, middle(row)),
      box(144, y + 5, width, HIGH - 10, { fill: 'blue', opacity: 0.85 }, 3),
      text(144 + width + 7, middle(row) + 4, String(numbers), { size: 12, colour: 'soft' }),
      arrow(
        144 + width + 30,
        middle(row),
        lstm.x - 2,
        lstm.y + ((row + 1) * lstm.height) / (ROWS + 2),
      ),
    ].join('');
  });
  const heads = NAMES.map((name, row) => {
    const y = TOP + row * ROW;
    const chain =
      row < ROWS - 1
        ? path(`M724 ${y + HIGH + 1}C724 ${y + HIGH + 12} 556 ${y + ROW - 14} 556 ${y + ROW - 1}`, {
            stroke: 'orange',
            hasArrow: true,
          })
        : '';
    return [
      arrow(lstm.x + lstm.width, lstm.y + ((row + 1) * lstm.height) / (ROWS + 2), 498, middle(row)),
      box(500, y, 112, HIGH, { fill: 'wash', stroke: 'edge' }, 6),
      text(556, middle(row) + 4, name, { anchor: 'middle' }),
      arrow(612, middle(row), 642, middle(row)),
      box(644, y, 132, HIGH, { stroke: 'accent' }, 6),
      text(710, middle(row) + 4, `1 of ${FIELD_CLASSES[row]!}`, { anchor: 'middle' }),
      chain,
    ].join('');
  });
  const bottom = sideTop + 52;
  return picture(
    bottom + 30,
    'The network: from one note to the next',
    `Left: six numbers of the note before, each becoming a short list of numbers. With ${SIDE_SIZE} facts about the place they enter an LSTM of ${hiddenSize} cells. Right: six heads, each giving probabilities of one field of the next note, each told what the ones before it chose.`,
    [
      `<defs>${ARROW}</defs>`,
      text(24, 68, 'the last note', { weight: 600 }),
      text(144, 68, 'as lists of numbers', { weight: 600 }),
      text(144, 86, '(embeddings)', { size: 12, colour: 'soft' }),
      text(330, 68, 'memory', { weight: 600 }),
      text(500, 68, 'six heads', { weight: 600 }),
      text(500, 86, `(${headSize} units each)`, { size: 12, colour: 'soft' }),
      text(644, 68, 'the next note', { weight: 600 }),
      text(644, 86, 'a probability for each', { size: 12, colour: 'soft' }),
      ...inputs,
      box(24, sideTop, 238, 52, { fill: 'wash', stroke: 'edge' }, 6),
      text(143, sideTop + 22, 'where we are in beat and bar,', { anchor: 'middle' }),
      text(143, sideTop + 40, `what still sounds (${SIDE_SIZE} × 0 or 1)`, { anchor: 'middle' }),
      arrow(262, sideMiddle, lstm.x - 2, lstm.y + ((ROWS + 1) * lstm.height) / (ROWS + 2)),
      path(`M262 ${sideMiddle + 12}H556V${TOP + (ROWS - 1) * ROW + HIGH + 3}`, {
        stroke: 'soft',
        thickness: 1.2,
        hasArrow: true,
      }),
      text(776, TOP + ROWS * ROW + 4, 'orange: each choice is told to', {
        size: 12,
        colour: 'orange',
        anchor: 'end',
      }),
      text(776, TOP + ROWS * ROW + 20, 'all the heads below it', {
        size: 12,
        colour: 'orange',
        anchor: 'end',
      }),
      text(570, sideMiddle + 6, 'the heads see it too; from the part on', {
        size: 11,
        colour: 'soft',
      }),
      text(570, sideMiddle + 21, 'as it is where the new note begins', {
        size: 11,
        colour: 'soft',
      }),
      box(
        lstm.x,
        lstm.y,
        lstm.width,
        lstm.height,
        { fill: 'wash', stroke: 'blue', thickness: 2 },
        8,
      ),
      text(lstm.x + lstm.width / 2, lstm.y + 96, 'LSTM', {
        anchor: 'middle',
        size: 18,
        weight: 600,
      }),
      text(lstm.x + lstm.width / 2, lstm.y + 118, `${hiddenSize} cells`, { anchor: 'middle' }),
      text(lstm.x + lstm.width / 2, lstm.y + 138, `reads ${inputSize(PRESETS.S)}`, {
        anchor: 'middle',
        size: 12,
        colour: 'soft',
      }),
      text(lstm.x + lstm.width / 2, lstm.y + 154, 'numbers a note', {
        anchor: 'middle',
        size: 12,
        colour: 'soft',
      }),
      path(
        `M${lstm.x + 88} ${lstm.y}C${lstm.x + 104} ${lstm.y - 40} ${lstm.x + 14} ${lstm.y - 40} ${lstm.x + 30} ${lstm.y - 2}`,
        { stroke: 'blue', thickness: 2, hasArrow: true },
      ),
      ...heads,
    ].join('\n'),
  );
}
