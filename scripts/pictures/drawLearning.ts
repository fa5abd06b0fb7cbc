// The curve of a real training.
import type { LossPoint } from '../../src/core/model/training.ts';
import type { PictureData } from './pictureData.ts';
import { box, circle, line, path, picture, text } from './svg.ts';

const PLOT = { x: 70, y: 60, width: 690, height: 290 };
const TICKS = [3, 4, 5, 7, 10, 15, 24];
const [LEAST, MOST] = [2.4, 27];
const NOTE_STEP = 100_000;

export function drawLearning({ learning }: PictureData): string {
  const { train, validation, best, baselineNatsPerNote, trainingNotes } = learning;
  const most = Math.max(...train.map(({ notesSeen }) => notesSeen));
  const xOf = (notes: number) => PLOT.x + (notes / most) * PLOT.width;
  const yOf = (loss: number) =>
    PLOT.y + (Math.log(MOST / loss) / Math.log(MOST / LEAST)) * PLOT.height;
  const curve = (points: readonly LossPoint[]): string =>
    points
      .map(
        ({ notesSeen, loss }, i) =>
          `${i === 0 ? 'M' : 'L'}${xOf(notesSeen).toFixed(1)} ${yOf(loss).toFixed(1)}`,
      )
      .join('');
  const bottom = PLOT.y + PLOT.height;
  const right = PLOT.x + PLOT.width;
  const grid = TICKS.map(
    (loss) =>
      line(PLOT.x, yOf(loss), right, yOf(loss), { stroke: 'grid', thickness: 1 }) +
      text(PLOT.x - 8, yOf(loss) + 4, String(loss), { size: 12, colour: 'soft', anchor: 'end' }),
  );
  const steps = Array.from({ length: Math.floor(most / NOTE_STEP) + 1 }, (_, i) => i * NOTE_STEP);
  const notes = steps.map((count) =>
    text(xOf(count), bottom + 18, count.toLocaleString('en'), {
      size: 12,
      colour: 'soft',
      anchor: 'middle',
    }),
  );
  const stretch = learning.lastStretchFrom;
  const counting = yOf(baselineNatsPerNote);
  return picture(
    bottom + 62,
    'How a training goes: the surprise at each note falls',
    `Loss in nats per note over notes heard, on a logarithmic scale. It begins at ${validation[0]!.loss.toFixed(1)}; the best on held-out pieces is ${best.loss.toFixed(2)} after ${best.notesSeen.toLocaleString('en')} notes. The baseline, counting, reaches ${baselineNatsPerNote.toFixed(2)}.`,
    [
      stretch === null
        ? ''
        : box(xOf(stretch), PLOT.y, right - xOf(stretch), PLOT.height, { fill: 'wash' }) +
          text(xOf(stretch) + 8, PLOT.y + 78, 'last stretch', { size: 12, colour: 'soft' }),
      ...grid,
      ...notes,
      line(PLOT.x, bottom, right, bottom, { stroke: 'soft' }),
      line(PLOT.x, counting, right, counting, { stroke: 'rose', dash: '6 4' }),
      text(right, counting - 7, `baseline, by counting: ${baselineNatsPerNote.toFixed(2)}`, {
        colour: 'rose',
        anchor: 'end',
      }),
      path(curve(train), { stroke: 'blue', thickness: 1, opacity: 0.75 }),
      path(curve(validation), { stroke: 'orange', thickness: 2.5 }),
      ...validation.map(({ notesSeen, loss }) =>
        circle(xOf(notesSeen), yOf(loss), 2.5, { fill: 'orange' }),
      ),
      circle(xOf(best.notesSeen), yOf(best.loss), 7, { stroke: 'orange', thickness: 2 }),
      text(
        xOf(best.notesSeen),
        yOf(best.loss) + 28,
        `kept: ${best.loss.toFixed(2)}, after ${Math.round(best.notesSeen / trainingNotes)} passes`,
        { anchor: 'middle', weight: 600 },
      ),
      line(PLOT.x + 330, PLOT.y + 14, PLOT.x + 356, PLOT.y + 14, { stroke: 'blue', thickness: 1 }),
      text(PLOT.x + 364, PLOT.y + 18, 'on the pieces it learns from, as it learns'),
      line(PLOT.x + 330, PLOT.y + 36, PLOT.x + 356, PLOT.y + 36, {
        stroke: 'orange',
        thickness: 2.5,
      }),
      text(PLOT.x + 364, PLOT.y + 40, 'on two pieces it never learns from'),
      text(PLOT.x + PLOT.width / 2, bottom + 42, 'notes heard', {
        colour: 'soft',
        anchor: 'middle',
      }),
      text(22, PLOT.y + PLOT.height / 2, 'nats per note', {
        colour: 'soft',
        anchor: 'middle',
        turn: -90,
      }),
    ].join('\n'),
  );
}
