import { expect, it } from 'vitest';
import { fileKind } from './fileKind.ts';

const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

it.each([
  ['song.mid', 'MThd\0\0\0\x06', 'midi'],
  ['song.dat', 'MThd\0\0\0\x06', 'midi'],
  ['song.wav', 'MThd\0\0\0\x06', 'midi'],
  ['song', 'RIFF\x0a\0\0\0RMID', 'midi'],
  ['song.mid', 'RIFF\x0a\0\0\0WAVE', 'audio'],
  ['song', 'fLaC\0\0', 'audio'],
  ['song', '\0\0\0\x20ftypM4A ', 'audio'],
  ['song', '\x1aE\xdf\xa3', 'audio'],
  ['song.mp3', '\xff\xfb\x90', 'audio'],
  ['songs.mid', 'PK\x03\x04', 'archive'],
  ['mine.cadenza', 'PK\x03\x04', 'project'],
  ['SONG.KAR', 'nothing', 'midi'],
  ['empty.mid', '', 'midi'],
  ['notes.txt', 'Dear diary', 'other'],
  ['README', 'Dear diary', 'other'],
])('%s beginning with %j is %s', (name, head, kind) => {
  expect(fileKind(name, bytes(head))).toBe(kind);
});
