// The page's part of `npm run pictures`: what the app's own modules make of the built-in pieces.
import { placeEvents } from '../../src/core/encoding/barExcerpt.ts';
import { decodeEvent, decodeEvents } from '../../src/core/encoding/decodeEvents.ts';
import { FIELD_COUNT, type EncodedPiece } from '../../src/core/encoding/encodedPiece.ts';
import { PieceCursor } from '../../src/core/encoding/pieceCursor.ts';
import { renumberParts } from '../../src/core/encoding/unifyParts.ts';
import { measureWindows } from '../../src/core/model/corpusBands.ts';
import { formOf } from '../../src/core/model/form.ts';
import { DEFAULT_RULES, NO_LIMITS } from '../../src/core/model/takeSettings.ts';
import type { TrainedModel } from '../../src/core/model/trainedModel.ts';
import { DEFAULT_TRAINING, type LossPoint, type RunFacts } from '../../src/core/model/training.ts';
import { mapPitches } from '../../src/learning/network/pitchMap.ts';
import { considerNote } from '../../src/learning/sampling/considerTake.ts';
import { openEventNetwork } from '../../src/learning/sampling/openEventNetwork.ts';
import { createSide, START } from '../../src/learning/sampling/stepNetwork.ts';
import { writeTake } from '../../src/learning/sampling/writeTake.ts';
import { Gate } from '../../src/learning/training/gate.ts';
import { trainModel } from '../../src/learning/training/trainModel.ts';
import { fetchBuiltIn } from '../builtIn.ts';
import { fetchStarter } from '../starterFile.ts';
import type { Comparison, Learning, NextNote, PieceExcerpt, StarterFacts } from './pictureData.ts';

async function findPiece(title: string): Promise<EncodedPiece> {
  return (await fetchBuiltIn()).find((piece) => piece.title === title)!.events;
}

/** @param fromBar from 0 */
function excerptOf(
  piece: EncodedPiece,
  title: string,
  fromBar: number,
  bars: number,
): PieceExcerpt {
  const inside = placeEvents(piece).filter(({ bar }) => bar >= fromBar && bar < fromBar + bars);
  const start = inside[0]!.barStart;
  const notes = inside.flatMap(({ event, onset }) => {
    const decoded = decodeEvent(event, 0, onset - start);
    if (decoded.kind !== 'note') return [];
    const { startTicks, durationTicks, pitch } = decoded.note;
    return [{ onset: startTicks, duration: durationTicks, pitch, slot: decoded.slot }];
  });
  return {
    title,
    firstBar: fromBar + 1,
    barUnits: inside[0]!.barLength,
    bars,
    notes,
    events: inside.map(({ event }) => [...event]),
  };
}

export async function showExcerpt(
  title: string,
  fromBar: number,
  bars: number,
): Promise<PieceExcerpt> {
  return excerptOf(await findPiece(title), title, fromBar, bars);
}

export async function showForm(title: string): Promise<number[]> {
  return formOf(await findPiece(title));
}

export async function showPitches(): Promise<StarterFacts> {
  const model = await fetchStarter();
  const { lowestPitch, places, shares } = mapPitches(model)!;
  return {
    parameterCount: model.parameters.length,
    pitches: { lowestPitch, places: [...places], shares },
  };
}

/** @param index of the event in the excerpt */
export async function showNextNote(
  title: string,
  fromBar: number,
  bars: number,
  index: number,
): Promise<NextNote> {
  const model = await fetchStarter();
  const piece = renumberParts(await findPiece(title), model.extraPrograms);
  const excerpt = excerptOf(piece, title, fromBar, bars);
  const at = placeEvents(piece).findIndex(({ bar }) => bar >= fromBar) + index;
  const network = await openEventNetwork(model.network, model.parameters);
  const considering = considerNote(network, piece, at, DEFAULT_RULES);
  let step = considering.next();
  while (!step.done) step = considering.next();
  const { fields, nats } = step.value;
  return { excerpt, index, pitches: await pitchLogits(model, piece, at), fields, nats };
}

/** Of an event's legal pitches, given all before it and its own time and part. */
async function pitchLogits(model: TrainedModel, piece: EncodedPiece, at: number) {
  const network = await openEventNetwork(model.network, model.parameters);
  const cursor = new PieceCursor(piece.isBeatAligned);
  const side = createSide();
  let previous: ArrayLike<number> = START;
  const eventAt = (index: number) =>
    piece.fields.subarray(index * FIELD_COUNT, (index + 1) * FIELD_COUNT);
  for (let index = 0; index <= at; index++) {
    cursor.writeSide(cursor.onset, side, 0);
    network.advance(previous, side);
    previous = eventAt(index);
    if (index < at) cursor.push(eventAt(index));
  }
  const event = eventAt(at);
  network.choose(0, event[0]!);
  network.choose(1, event[1]!);
  cursor.writeSide(cursor.onsetAfter(event[0]!, event[1]!), side, 0);
  network.place(side);
  network.choose(2, event[2]!);
  const legal = { low: 0, high: 0 };
  cursor.writeLegal(3, event, legal);
  const logits = network.logits(3);
  return Array.from({ length: legal.high - legal.low }, (_, i) => ({
    pitch: legal.low + i,
    logit: logits[legal.low + i]!,
  }));
}

let learned: TrainedModel | null = null;

/** Notes per beat in passages of eight bars: of the built-in pieces, and of a take of the model `learn` left. */
export async function compareDensity(bars: number, seed: number): Promise<Comparison> {
  const model = learned!;
  const network = await openEventNetwork(model.network, model.parameters);
  const writing = writeTake(
    model,
    network,
    { kind: 'new', prime: null, bars },
    { seed, temperature: 1, rules: DEFAULT_RULES, limits: NO_LIMITS, candidates: 1 },
  );
  let step = writing.next();
  while (!step.done) step = writing.next();
  const valuesOf = (events: EncodedPiece): number[] =>
    measureWindows(decodeEvents(events, '')).map(({ density }) => density);
  const pieces = await fetchBuiltIn();
  return {
    pieces: pieces.map(({ title, events }) => ({ title, values: valuesOf(events) })),
    take: valuesOf(step.value.events),
  };
}

export async function learn(): Promise<Learning> {
  const pieces = await fetchBuiltIn();
  const train: LossPoint[] = [];
  const validation: LossPoint[] = [];
  let facts: RunFacts | null = null;
  let lastStretchFrom: number | null = null;
  const { model, endedBy } = await trainModel(
    { name: 'pictures', pieces, base: null, settings: DEFAULT_TRAINING },
    {
      signal: undefined,
      gate: new Gate(),
      onEvent(event) {
        if (event.type === 'started') facts = event.facts;
        if (event.type === 'progress') {
          const { notesSeen, loss } = event.train;
          train.push({ notesSeen, loss });
          if (event.isLastStretch) lastStretchFrom ??= notesSeen;
        }
        if (event.type === 'validated') validation.push(event.validation);
      },
    },
  );
  const { engines, totalNotes, ...known } = facts!;
  learned = model;
  const { provenance } = model;
  return {
    train,
    validation,
    best: { notesSeen: provenance.notesSeen, loss: provenance.validationNatsPerNote },
    trainingNotes: known.trainingNotes,
    validationNotes: known.validationNotes,
    heldOut: pieces.map(({ title }) => title).filter((title) => !provenance.pieces.includes(title)),
    baselineNatsPerNote: known.baselineNatsPerNote,
    parameterCount: known.parameterCount,
    plannedNotes: totalNotes,
    endedBy,
    lastStretchFrom,
    seconds: provenance.seconds,
    engine: engines.find(({ status }) => status === 'chosen')!.name,
  };
}
