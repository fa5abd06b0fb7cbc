// Boxes made by hand; real files are in src/services/audio/decodeRecording.browser.test.ts.
import { expect, it } from 'vitest';
import { soundFaultOf } from './soundFile.ts';

const latin = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const box = (kind: string, ...content: readonly number[][]): number[] => {
  const bytes = content.flat();
  const size = 8 + bytes.length;
  return [
    size >>> 24,
    (size >>> 16) & 255,
    (size >>> 8) & 255,
    size & 255,
    ...latin(kind),
    ...bytes,
  ];
};
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

const track = (handler: string, coding: string): number[] =>
  box(
    'trak',
    box(
      'mdia',
      box('hdlr', zeros(8), latin(handler), zeros(13)),
      box('minf', box('stbl', box('stsd', zeros(8), box(coding, zeros(28))))),
    ),
  );
const movie = (...content: readonly number[][]): Uint8Array =>
  Uint8Array.from([
    ...box('ftyp', latin('M4A ')),
    ...box('mdat', zeros(40)),
    ...box('moov', ...content),
  ]);

it('reads the coding where it stands', () => {
  expect(soundFaultOf(movie(track('soun', 'mp4a')))).toBeNull();
  expect(soundFaultOf(movie(track('soun', 'drms')))).toBe('protected');
  expect(soundFaultOf(movie(track('vide', 'avc1'), track('soun', 'enca')))).toBe('protected');
  expect(soundFaultOf(movie(track('soun', 'alac')))).toBe('unknown-coding');
  expect(soundFaultOf(movie(track('vide', 'avc1')))).toBe('no-sound');
});

it('takes no title for a coding', () => {
  const title = box('udta', box('meta', latin('drms and sinf, alac and soun')));
  expect(soundFaultOf(movie(track('soun', 'mp4a'), title))).toBeNull();
  expect(soundFaultOf(movie(track('vide', 'avc1'), title))).toBe('no-sound');
});

it('says nothing of a file that is cut before its description, or whose boxes have no end', () => {
  const whole = movie(track('soun', 'drms'));
  expect(soundFaultOf(whole.subarray(0, 40))).toBeNull();
  expect(soundFaultOf(Uint8Array.from([...box('ftyp'), 0, 0, 0, 4, ...latin('moov')]))).toBeNull();
  expect(soundFaultOf(Uint8Array.from([...box('ftyp'), 0, 0, 0, 1, ...latin('moov')]))).toBeNull();
});
