// What the starter model gives for a next pitch at three temperatures, and what a whole note cost it.
import { SLOTS, UNITS_PER_BEAT, velocityOfClass } from '../../src/core/encoding/vocabulary.ts';
import type { ConsideredField, Decision } from '../../src/core/model/considered.ts';
import { DEFAULT_RULES } from '../../src/core/model/takeSettings.ts';
import { pitchName } from '../../src/core/music/pitchNames.ts';
import { drawRoll, rollScale } from './drawRoll.ts';
import type { NextNote, PictureData } from './pictureData.ts';
import { box, line, picture, text } from './svg.ts';

const TEMPERATURES = [0.5, 1, 1.5];
/** Pitches shown: those the model would play at all often. */
const LEAST_SHOWN = 0.01;
const PITCH_FIELD = 3;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Probabilities at a temperature, by pitch. */
function softmax({ pitches }: NextNote, temperature: number): ReadonlyMap<number, number> {
  const best = Math.max(...pitches.map(({ logit }) => logit));
  const weights = pitches.map(({ logit }) => Math.exp((logit - best) / temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return new Map(pitches.map(({ pitch }, i) => [pitch, weights[i]! / total]));
}

/** The notes up to the one that is asked for. */
function before({ excerpt, index }: NextNote): NextNote['excerpt'] {
  return { ...excerpt, notes: excerpt.notes.slice(0, index) };
}

const barNumber = ({ excerpt }: NextNote): string => `bar ${excerpt.firstBar}`;

export function drawTemperature({ next }: PictureData): string {
  const roll = { x: 70, y: 56, width: 706, height: 190 };
  const asked = next.excerpt.notes[next.index]!;
  const heard = before(next);
  const { xOf, yOf, row } = rollScale(heard, roll);
  const written = asked.pitch;
  const likely = softmax(next, Math.max(...TEMPERATURES));
  const shown = [...likely.keys()].filter((pitch) => likely.get(pitch)! >= LEAST_SHOWN);
  const lowest = Math.min(...shown);
  const highest = Math.max(...shown);
  const step = 680 / (highest - lowest + 1);
  const x = (pitch: number) => 84 + (pitch - lowest) * step;
  const [top, chartHeight, gap] = [312, 84, 14];
  const most = Math.max(...softmax(next, TEMPERATURES[0]!).values());
  const leastKept = DEFAULT_RULES[PITCH_FIELD]!.minP;
  const charts = TEMPERATURES.map((temperature, index) => {
    const bottom = top + index * (chartHeight + gap) + chartHeight;
    const shares = softmax(next, temperature);
    const best = Math.max(...shares.values());
    const bars = Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i).map((pitch) => {
      const share = shares.get(pitch) ?? 0;
      const height = (share / most) * (chartHeight - 14);
      const isKept = share >= leastKept * best;
      const fill = pitch === written ? 'orange' : 'blue';
      const bar = box(x(pitch) + 2, bottom - height, step - 4, height, {
        fill,
        opacity: isKept ? 1 : 0.3,
      });
      const label = share >= 0.045 ? percent(share) : '';
      return (
        bar +
        text(x(pitch) + step / 2, bottom - height - 4, label, { size: 10.5, anchor: 'middle' })
      );
    });
    return [
      text(24, bottom - chartHeight / 2, `T = ${temperature}`, { weight: 600 }),
      line(84, bottom, 84 + 680, bottom, { stroke: 'soft' }),
      ...bars,
    ].join('');
  });
  const axis = top + TEMPERATURES.length * (chartHeight + gap) - gap + 16;
  const names = Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i).map((pitch) =>
    text(x(pitch) + step / 2, axis, pitchName(pitch), {
      size: step < 26 ? 9 : 11,
      anchor: 'middle',
      colour: pitch === written ? 'orange' : 'soft',
      weight: pitch === written ? 600 : 400,
    }),
  );
  return picture(
    axis + 46,
    'The same question at three temperatures',
    `The starter model has heard Joplin's Maple Leaf Rag up to ${barNumber(next)} and is asked for the next pitch. Bars show its probabilities at temperatures 0.5, 1 and 1.5: the lower, the more the likeliest is preferred.`,
    [
      drawRoll(heard, roll, false),
      box(xOf(asked.onset) + 1, roll.y, xOf(UNITS_PER_BEAT / 4) - roll.x, roll.height, {
        stroke: 'orange',
        dash: '4 3',
      }),
      text(xOf(asked.onset) + 11, yOf(asked.pitch) + row / 2 - 14, '?', {
        size: 18,
        colour: 'orange',
        weight: 700,
      }),
      text(84, top - 20, 'Which pitch comes next? Probability of each, by the starter model', {
        weight: 600,
      }),
      ...charts,
      ...names,
      text(
        84,
        axis + 26,
        `Orange: what Joplin wrote. Pale: less than ${percent(leastKept)} of the likeliest; a take leaves these out.`,
        { size: 12, colour: 'soft' },
      ),
    ].join('\n'),
  );
}

const QUESTIONS: Readonly<Record<Decision, string>> = {
  time: 'When?',
  slot: 'Which part?',
  pitch: 'Which pitch?',
  duration: 'How long?',
  velocity: 'How loud?',
};
const OPTIONS_SHOWN = 3;
const LEAST_OPTION = 0.001;

/** Of the two hands in the piece. */
const slotName = (slot: number): string => (slot >= SLOTS.extras ? 'piano, 2nd part' : 'piano');

function nameOf(decision: Decision, value: number): string {
  switch (decision) {
    case 'time':
      return value === 0 ? 'together' : `${value / UNITS_PER_BEAT} beat later`;
    case 'slot':
      return slotName(value);
    case 'pitch':
      return pitchName(value);
    case 'duration':
      return `${value / UNITS_PER_BEAT} beat`;
    case 'velocity':
      return String(velocityOfClass(value));
  }
}

/** ≥ 99.5 % is not called certain. */
const exact = (share: number): string => `${(share * 100).toFixed(1)} %`;

export function drawNats({ next }: PictureData): string {
  const [top, rowHeight] = [88, 66];
  const barWidth = 150;
  const rows = next.fields.map((field, index) => drawField(field, top + index * rowHeight));
  const bottom = top + next.fields.length * rowHeight;
  return picture(
    bottom + 58,
    'What one note costs',
    `Five decisions about the same note of the Maple Leaf Rag, each with the probability the model gave to what Joplin wrote and its cost in nats; together ${next.nats.toFixed(2)} nats.`,
    [
      text(24, 66, 'the decision', { size: 12, colour: 'soft' }),
      text(150, 66, 'what the model thought likely; orange: what came', {
        size: 12,
        colour: 'soft',
      }),
      text(560, 66, 'probability p', { size: 12, colour: 'soft' }),
      text(776, 66, 'cost: −ln p', { size: 12, colour: 'soft', anchor: 'end' }),
      ...rows,
      line(24, bottom, 776, bottom, { stroke: 'soft' }),
      text(24, bottom + 28, 'The whole note', { weight: 600 }),
      text(560, bottom + 28, exact(Math.exp(-next.nats)), {}),
      text(776, bottom + 28, `${next.nats.toFixed(2)} nats`, { anchor: 'end', weight: 600 }),
    ].join('\n'),
  );

  function drawField({ decision, chosen, options }: ConsideredField, y: number): string {
    const likely = options
      .filter(({ value, probability }) => probability >= LEAST_OPTION || value === chosen)
      .slice(0, OPTIONS_SHOWN);
    const bars = likely.map(({ value, probability }, rank) => {
      const at = y + 33 - likely.length * 8.5 + rank * 17;
      const fill = value === chosen ? 'orange' : 'blue';
      return [
        text(258, at + 11, nameOf(decision, value), { size: 11.5, anchor: 'end' }),
        box(266, at, Math.max(1, probability * barWidth), 13, { fill }),
        text(272 + probability * barWidth, at + 11, exact(probability), {
          size: 10.5,
          colour: 'soft',
        }),
      ].join('');
    });
    const { probability } = options.find(({ value }) => value === chosen)!;
    return [
      line(24, y, 776, y, { stroke: 'grid' }),
      text(24, y + 36, QUESTIONS[decision], { weight: 600 }),
      ...bars,
      text(560, y + 36, exact(probability), {}),
      text(776, y + 36, Math.abs(Math.log(probability)).toFixed(2), { anchor: 'end' }),
    ].join('');
  }
}
