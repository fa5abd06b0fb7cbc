import { beforeEach, describe, expect, it } from 'vitest';
import { decodeEvents } from '../core/encoding/decodeEvents.ts';
import { encodeScore } from '../core/encoding/encodeScore.ts';
import { addNote, deleteNotes, moveNotes } from '../core/music/editNotes.ts';
import type { Note, Score } from '../core/music/score.ts';
import type { NoteNeed } from '../services/playback/sampleLibrary.ts';
import type { Services } from '../services/services.ts';
import { evaluationKey } from '../store/evaluation.ts';
import { createAppStore } from '../store/store.ts';
import { isEditNewest } from '../store/takeEdits.ts';
import { PLAIN_TAKE } from '../testing/plainTake.ts';
import { scoreOf, trackOf } from '../testing/playerScores.ts';
import { SilentPlayback } from '../testing/silentPlayback.ts';
import type { App } from './app.ts';
import { editTake, redoEdit, revertTake, undoEdit } from './editTake.ts';
import { findTake } from './exportTake.ts';
import { followPlayback, playSource, togglePlayback } from './playback.ts';
import { removeTake } from './remove.ts';

const note = (startTicks: number, pitch: number): Note => ({
  startTicks,
  durationTicks: 24,
  pitch,
  velocity: 80,
});
const SCORE: Score = {
  ...scoreOf(trackOf([note(0, 60), note(48, 62), note(96, 64)]), trackOf([note(48, 40)], 32)),
  ticksPerQuarter: 48,
};

let app: App;
let playback: SilentPlayback;
let heard: NoteNeed[][];
const take = () => findTake(app, 't');
const notes = (track = 0) => take().score.tracks[track]!.notes;
const up = (...which: readonly Note[]) =>
  editTake(app, 't', (tracks) => moveNotes(tracks, new Set(which), 0, 1));

beforeEach(() => {
  playback = new SilentPlayback();
  heard = [];
  const noteSound = {
    hear: (what: readonly NoteNeed[]) => (heard.push([...what]), Promise.resolve()),
  };
  // These commands touch no other service.
  const services = { playback, noteSound } as unknown as Services;
  app = { store: createAppStore(), services };
  followPlayback(app);
  const events = encodeScore(SCORE);
  app.store.getState().addTake({ ...PLAIN_TAKE, id: 't', title: 'T', score: SCORE, events });
});

describe('an edit', () => {
  it('changes what plays, what models read and what is evaluated, and is heard', () => {
    const key = evaluationKey(app.store.getState());
    const chosen = up(notes()[1]!);
    expect(notes().map(({ pitch }) => pitch)).toEqual([60, 63, 64]);
    expect([...chosen!]).toEqual([notes()[1]]);
    const read = decodeEvents(take().events, '').tracks[0]!.notes;
    expect(read.map(({ pitch }) => pitch)).toEqual([60, 63, 64]);
    expect(evaluationKey(app.store.getState())).not.toBe(key);
    expect(heard.map((together) => together.map(({ pitch }) => pitch))).toEqual([[63]]);
  });

  it('is undone and redone, step by step, and a new one ends what could be redone', () => {
    const key = evaluationKey(app.store.getState());
    up(notes()[1]!);
    up(notes()[1]!);
    undoEdit(app, 't');
    expect(notes()[1]!.pitch).toBe(63);
    const back = undoEdit(app, 't');
    expect([...back!]).toEqual([note(48, 62)]);
    expect(take().edited).toBeUndefined();
    expect(evaluationKey(app.store.getState())).toBe(key);
    expect(undoEdit(app, 't')).toBeNull();
    redoEdit(app, 't');
    expect(notes()[1]!.pitch).toBe(63);
    up(notes()[0]!);
    expect(redoEdit(app, 't')).toBeNull();
  });

  it('is no step when nothing came of it', () => {
    expect(editTake(app, 't', (tracks) => deleteNotes(tracks, new Set()))).toBeNull();
    expect(undoEdit(app, 't')).toBeNull();
  });

  it('keeps what was written, which can be had back and given up again', () => {
    const { tracks, events } = { ...take().score, events: take().events };
    up(notes()[1]!);
    app.store.getState().renameTake('t', 'New name');
    up(notes()[1]!);
    expect(take().edited!.written).toEqual({ tracks, events, primeNotes: 0 });
    revertTake(app, 't');
    expect(take().score.tracks).toBe(tracks);
    expect(take().score.title).toBe('New name');
    expect(take().edited).toBeUndefined();
    undoEdit(app, 't');
    expect(notes()[1]!.pitch).toBe(64);
    expect(take().edited!.written.tracks).toBe(tracks);
  });

  it('counts what begins before the first written note as given', () => {
    const { addTake } = app.store.getState();
    addTake({ ...PLAIN_TAKE, id: 'p', title: 'P', score: SCORE, primeNotes: 1 });
    editTake(app, 'p', (tracks) => addNote(tracks, 0, note(12, 70)));
    expect(findTake(app, 'p').primeNotes).toBe(2);
    editTake(app, 'p', (tracks) => addNote(tracks, 0, note(60, 70)));
    expect(findTake(app, 'p').primeNotes).toBe(2);
  });

  it('is newer than a removal before it, and older than one after it', () => {
    const { addTake } = app.store.getState();
    addTake({ ...PLAIN_TAKE, id: 'other', title: 'O', score: SCORE });
    removeTake(app, 'other');
    expect(isEditNewest(app.store.getState(), 't')).toBe(false);
    up(notes()[1]!);
    expect(isEditNewest(app.store.getState(), 't')).toBe(true);
    addTake({ ...PLAIN_TAKE, id: 'other', title: 'O', score: SCORE });
    removeTake(app, 'other');
    expect(isEditNewest(app.store.getState(), 't')).toBe(false);
  });
});

it('goes on where it is while it plays, and from where it was after a pause', async () => {
  await playSource(app, { kind: 'take', id: 't' });
  playback.moveTo(0.4);
  playback.calls = [];
  up(notes()[2]!);
  await expect.poll(() => playback.calls).toEqual(['extend test, complete', 'seek 0.4']);
  playback.pause();
  up(notes()[2]!);
  await new Promise((done) => setTimeout(done));
  playback.calls = [];
  await togglePlayback(app);
  expect(playback.calls).toEqual(['play']);
});
