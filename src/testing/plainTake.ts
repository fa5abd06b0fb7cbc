// What a take is besides its name and its music, where a test does not ask.
import type { Take } from '../store/takes.ts';

export const PLAIN_TAKE: Omit<Take, 'id' | 'title' | 'score'> = {
  modelName: 'S',
  seed: 1,
  temperature: 1,
  createdAt: '2026-01-01T00:00:00Z',
  origin: { kind: 'nothing' },
  primeNotes: 0,
  remarks: { relaxed: 0, isUnusual: false },
  events: { fields: new Uint8Array(), extraPrograms: [], isBeatAligned: true },
};
