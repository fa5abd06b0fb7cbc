// `npm run pictures`: draws the pictures of docs/how-it-works.md from docs/pictures/data.json; with `-- --measure`
// that file is measured anew before, in some minutes.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { drawCell } from './drawCell.ts';
import { drawDensity } from './drawDensity.ts';
import { drawEvents } from './drawEvents.ts';
import { drawForm } from './drawForm.ts';
import { drawLearning } from './drawLearning.ts';
import { drawNetwork } from './drawNetwork.ts';
import { drawNats, drawTemperature } from './drawNextNote.ts';
import { drawPitchMap } from './drawPitchMap.ts';
import { drawWindows } from './drawWindows.ts';
import { measure } from './measure.ts';
import type { PictureData } from './pictureData.ts';

const FOLDER = 'docs/pictures/';
const DATA = `${FOLDER}data.json`;

const { values } = parseArgs({ options: { measure: { type: 'boolean', default: false } } });
if (values.measure) writeFileSync(DATA, `${JSON.stringify(await measure())}\n`);
const data = JSON.parse(readFileSync(DATA, 'utf8')) as PictureData;
const PICTURES: Readonly<Record<string, (data: PictureData) => string>> = {
  events: drawEvents,
  network: drawNetwork,
  cell: drawCell,
  nats: drawNats,
  windows: drawWindows,
  learning: drawLearning,
  'pitch-map': drawPitchMap,
  temperature: drawTemperature,
  form: drawForm,
  density: drawDensity,
};
for (const [name, draw] of Object.entries(PICTURES))
  writeFileSync(`${FOLDER}${name}.svg`, draw(data));
