import { expect, it } from 'vitest';
import { createVoiceLedger, type Tenure } from './voiceLedger.ts';

const voice = (startClock: number, endClock: number, group: string | null = null): Tenure => ({
  startClock,
  endClock,
  group,
});

it('lets a closed hi-hat end the open one, and no other group', () => {
  const ledger = createVoiceLedger(64);
  const open = voice(0, 2, 'hat');
  const triangle = voice(0.5, 2, 'triangle');
  expect(ledger.admit(open)).toEqual([]);
  expect(ledger.admit(triangle)).toEqual([]);
  expect(ledger.admit(voice(1, 1.2, 'hat'))).toEqual([open]);
  expect(open.endClock).toBe(1);
  expect(ledger.admit(voice(1.1, 1.3, 'hat'))).toHaveLength(1);
});

it('cuts the oldest when there are too many, and only what sounds at that time', () => {
  const ledger = createVoiceLedger(3);
  const [first, second] = [voice(0, 9), voice(1, 9)];
  for (const admitted of [first, second, voice(2, 3), voice(0.1, 0.5)])
    expect(ledger.admit(admitted)).toEqual([]);
  expect(ledger.admit(voice(2.5, 9))).toEqual([first]);
  expect(ledger.admit(voice(4, 9))).toEqual([]);
  expect(ledger.admit(voice(5, 9))).toEqual([second]);
});

it('forgets what is over and keeps what is still to come', () => {
  const ledger = createVoiceLedger(3);
  ledger.admit(voice(0, 1));
  ledger.admit(voice(5, 6));
  ledger.forgetBefore(2);
  expect(ledger.all().map(({ startClock }) => startClock)).toEqual([5]);
});
