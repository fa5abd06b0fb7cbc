import { expect, it } from 'vitest';
import { DEFAULT_TRACK_MIX } from '../core/audio/mix.ts';
import { parseMidi } from '../core/midi/parseMidi.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { libraryPiece } from '../testing/libraryPiece.ts';
import { PLAIN_TAKE } from '../testing/plainTake.ts';
import { noteAt, scoreOf, trackOf } from '../testing/playerScores.ts';
import type { App } from './app.ts';
import { exportPieceMidi } from './exportPiece.ts';
import { exportTakeMidi } from './exportTake.ts';

it('writes the instruments, volumes and places that are heard', async () => {
  const saved: Uint8Array[] = [];
  const fileSaver = { save: (_: string, bytes: Uint8Array) => void saved.push(bytes) };
  // Exporting notes touches no other service.
  const app: App = {
    store: createAppStore(),
    services: { fileSaver } as unknown as Services,
  };
  app.store.getState().addTake({
    ...PLAIN_TAKE,
    id: 't1',
    title: 'Take 1',
    modelName: 'm',
    seed: 7,
    createdAt: '2026-01-02T00:00:00Z',
    score: scoreOf(
      trackOf([noteAt(0, 60)]),
      trackOf([]),
      trackOf([noteAt(0, 64)], 33),
      trackOf([noteAt(0, 36)], 'drums'),
    ),
  });
  const mix = [
    { ...DEFAULT_TRACK_MIX, program: 73, volume: 0.4, pan: -1 },
    DEFAULT_TRACK_MIX,
    DEFAULT_TRACK_MIX,
    { ...DEFAULT_TRACK_MIX, volume: 1, pan: 0.5, isMuted: true },
  ];
  app.store.getState().setMixOf({ kind: 'take', id: 't1' }, mix);
  await exportTakeMidi(app, 't1');

  const { score } = parseMidi(saved[0]!, 'take.mid');
  expect(score.tracks.map(({ program, isDrum }) => (isDrum ? 'drums' : program))).toEqual([
    73,
    33,
    'drums',
  ]);
  const hex = Buffer.from(saved[0]!).toString('hex');
  // Status, controller, value: channel 1 has volume 50 and pan 1, channel 10 has 125 and 96 (63.5 rounded up).
  for (const event of ['b00732', 'b00a01', 'b9077d', 'b90a60']) expect(hex).toContain(event);
  // The bass is as channels begin.
  expect(hex).not.toContain('b107');
  expect(hex).not.toContain('b10a');
});

it('writes a piece as it is heard, by its title', async () => {
  const saved: [name: string, bytes: Uint8Array][] = [];
  const fileSaver = { save: (name: string, bytes: Uint8Array) => void saved.push([name, bytes]) };
  const app: App = { store: createAppStore(), services: { fileSaver } as unknown as Services };
  const score = { ...scoreOf(trackOf([noteAt(0, 60)])), title: 'Élite Syncopations' };
  app.store.getState().addRow(libraryPiece('p', { score }));
  app.store.getState().setMixOf({ kind: 'piece', id: 'p' }, [{ ...DEFAULT_TRACK_MIX, program: 6 }]);
  await exportPieceMidi(app, 'p');
  const [[name, bytes]] = saved as [[string, Uint8Array]];
  expect(name).toBe('elite-syncopations.mid');
  expect(parseMidi(bytes, name).score.tracks).toMatchObject([
    { program: 6, notes: [{ pitch: 60, velocity: 100 }] },
  ]);
});
