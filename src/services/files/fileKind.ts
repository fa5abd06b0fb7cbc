// What a file is. Its first bytes decide; the name speaks only where they say nothing, since browsers
// and systems disagree about the types of music files.

export type FileKind = 'midi' | 'audio' | 'archive' | 'project' | 'other';

/** How many bytes `fileKind` wants to see. */
export const FILE_HEAD_LENGTH = 12;

const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  mid: 'midi',
  midi: 'midi',
  kar: 'midi',
  rmi: 'midi',
  wav: 'audio',
  mp3: 'audio',
  flac: 'audio',
  ogg: 'audio',
  oga: 'audio',
  opus: 'audio',
  aac: 'audio',
  m4a: 'audio',
  mp4: 'audio',
  webm: 'audio',
  zip: 'archive',
  cadenza: 'project',
};

/** Signatures as Latin-1, `.` for any byte. */
const BY_SIGNATURE: readonly (readonly [signature: RegExp, kind: FileKind])[] = [
  [/^MThd/, 'midi'],
  [/^RIFF....RMID/s, 'midi'],
  [/^RIFF....WAVE/s, 'audio'],
  [/^(ID3|fLaC|OggS|....ftyp|.E\xdf\xa3)/s, 'audio'],
];

/** @param head the first FILE_HEAD_LENGTH bytes, or fewer when the file is shorter. */
export function fileKind(fileName: string, head: Uint8Array): FileKind {
  const text = String.fromCharCode(...head);
  const extension = /\.([^.]*)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const named = BY_EXTENSION[extension];
  // A Cadenza project is a zip archive.
  if (text.startsWith('PK\x03\x04')) return named === 'project' ? 'project' : 'archive';
  return BY_SIGNATURE.find(([signature]) => signature.test(text))?.[1] ?? named ?? 'other';
}
