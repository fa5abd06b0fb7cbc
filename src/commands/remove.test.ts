import { beforeEach, expect, it } from 'vitest';
import { createRandom } from '../core/random.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import type { Take } from '../store/takes.ts';
import { PLAIN_TAKE } from '../testing/plainTake.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { randomScore } from '../testing/randomScore.ts';
import { tinyModel } from '../testing/tinyModel.ts';
import type { App } from './app.ts';
import { removeModel, removePieces, removeTake, undoRemove } from './remove.ts';

const score = randomScore(createRandom(1), 4);

const take = (id: string): Take => ({
  ...PLAIN_TAKE,
  id,
  title: id,
  score,
});

let app: App;
let stops: number;
const rowIds = () => app.store.getState().library.rows.map(({ id }) => id);
const takeIds = () => app.store.getState().takes.list.map(({ id }) => id);

beforeEach(() => {
  stops = 0;
  const services = {
    playback: {
      stop: () => {
        stops++;
      },
    },
  } as Partial<Services> as Services;
  app = { store: createAppStore(), services };
  const { addRow, addTake } = app.store.getState();
  for (const id of ['a', 'b', 'c', 'd']) addRow(libraryPiece(id));
  for (const id of ['1', '2', '3']) addTake(take(id));
});

it('puts removed pieces back where they stood', () => {
  removePieces(app, new Set(['b', 'd']));
  expect(rowIds()).toEqual(['a', 'c']);
  undoRemove(app);
  expect(rowIds()).toEqual(['a', 'b', 'c', 'd']);
});

it('undoes once, and only the last removal', () => {
  removePieces(app, new Set(['a']));
  removePieces(app, new Set(['c']));
  undoRemove(app);
  undoRemove(app);
  expect(rowIds()).toEqual(['b', 'c', 'd']);
});

it('puts pieces back before ones that came in the meantime', () => {
  removePieces(app, new Set(['a']));
  app.store.getState().addRow(libraryPiece('e'));
  undoRemove(app);
  expect(rowIds()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('brings a take back and chooses it', () => {
  removeTake(app, '2');
  expect(takeIds()).toEqual(['1', '3']);
  undoRemove(app);
  expect(takeIds()).toEqual(['1', '2', '3']);
  expect(app.store.getState().takes.selectedId).toBe('2');
});

it('puts a model back where it stood, under the name it had last', () => {
  const { addModel, renameModel } = app.store.getState();
  for (const id of ['x', 'y', 'z']) addModel(id, tinyModel(new Float32Array()));
  renameModel('y', 'Rags');
  const names = () => app.store.getState().training.models.map(({ model }) => model.name);
  removeModel(app, 'y');
  expect(names()).toEqual(['Tiny', 'Tiny']);
  undoRemove(app);
  expect(names()).toEqual(['Tiny', 'Rags', 'Tiny']);
});

it('silences what it removes and nothing else', () => {
  const { setPlayback } = app.store.getState();
  setPlayback({ source: { kind: 'piece', id: 'a' }, status: 'playing' });
  removePieces(app, new Set(['b']));
  removeTake(app, '1');
  expect(stops).toBe(0);
  removePieces(app, new Set(['a']));
  expect(stops).toBe(1);
  expect(app.store.getState().playback.source).toBeNull();
});

it('does nothing for what is not there', () => {
  removePieces(app, new Set(['x']));
  removeTake(app, 'x');
  expect(app.store.getState().trash.removed).toBeNull();
});
