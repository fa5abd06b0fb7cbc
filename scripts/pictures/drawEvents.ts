// Two bars as a piano roll, and the events they become.
import {
  SLOTS,
  UNITS_PER_BEAT,
  velocityOfClass,
  VOCABULARY,
} from '../../src/core/encoding/vocabulary.ts';
import { pitchName } from '../../src/core/music/pitchNames.ts';
import type { PictureData, PieceExcerpt } from './pictureData.ts';
import { drawRoll } from './drawRoll.ts';
import { box, line, picture, text } from './svg.ts';

const ROLL = { x: 70, y: 56, width: 706, height: 300 };
const ROW = 22;
const COLUMNS = [
  { title: 'note', x: 42, anchor: 'middle' },
  { title: 'wait: beats', x: 154, anchor: 'end' },
  { title: '+ 1/48', x: 218, anchor: 'end' },
  { title: 'part', x: 300, anchor: 'end' },
  { title: 'pitch', x: 438, anchor: 'end' },
  { title: 'length', x: 552, anchor: 'end' },
  { title: 'loudness', x: 688, anchor: 'end' },
] as const;

const beats = (units: number): string => {
  const whole = units / UNITS_PER_BEAT;
  return `${whole} ${whole === 1 ? 'beat' : 'beats'}`;
};

/** The classes of an event, and what they stand for. */
function meanings([, , slot, pitch, duration, velocity]: readonly number[]): readonly string[] {
  return [
    '',
    '',
    slot! >= SLOTS.extras ? 'piano, 2nd part' : 'piano',
    pitchName(pitch!),
    beats(VOCABULARY.durationUnits[duration!]!),
    String(velocityOfClass(velocity!)),
  ];
}

export function drawEvents({ excerpt }: PictureData): string {
  const top = ROLL.y + ROLL.height + 62;
  const height = top + excerpt.events.length * ROW + 44;
  const head = COLUMNS.map(({ title, x, anchor }) =>
    text(x, top - 12, title, { size: 12, colour: 'soft', anchor, weight: 600 }),
  );
  const rows = excerpt.events.map((event, index) => {
    const y = top + index * ROW;
    const shade = index % 2 === 0 ? box(24, y, 752, ROW, { fill: 'wash' }) : '';
    const cells = event.map((value, field) => {
      const { x } = COLUMNS[field + 1]!;
      const number = text(x, y + 15, String(value), { anchor: 'end', weight: 600 });
      return number + text(x + 6, y + 15, meanings(event)[field]!, { size: 12, colour: 'soft' });
    });
    return shade + text(42, y + 15, String(index + 1), { anchor: 'middle' }) + cells.join('');
  });
  return picture(
    height,
    `Bars ${excerpt.firstBar} and ${excerpt.firstBar + 1} of the Gymnopédie No. 1, and the events they become`,
    describe(excerpt),
    [
      drawRoll(excerpt, ROLL, true),
      ...head,
      line(24, top - 3, 776, top - 3, { stroke: 'edge' }),
      ...rows,
      text(
        24,
        height - 18,
        'Bold: the six numbers of each note that the model reads. Grey: what they stand for.',
        {
          size: 12.5,
          colour: 'soft',
        },
      ),
    ].join('\n'),
  );
}

const describe = ({ notes, events }: PieceExcerpt): string =>
  `A piano roll of ${notes.length} notes, numbered in their order, and a table with a row for each: six whole numbers. The first row is ${events[0]!.join(', ')}.`;
