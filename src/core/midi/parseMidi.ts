// Bytes of a Standard MIDI File (formats 0, 1, 2; RP-001) → Score. Our own reader, because those in use
// throw on, or drop, what real files hold; it keeps every note-on it can reach and says what it repaired.
import { AppError, type ErrorCode } from '../errors.ts';
import { countNotes, type Score } from '../music/score.ts';
import { assembleScore, isSequential } from './assembleScore.ts';
import { readDivision } from './division.ts';
import type { ImportRemark } from './importRemark.ts';
import { readHeader, readTracks } from './readChunks.ts';
import { MAX_EVENTS, MAX_NOTES, type TrackEvents } from './readTrackEvents.ts';

/** No note begins later, so that any step in a score can be written as one MIDI delta time (28 bits). */
const MAX_TICKS = 2 ** 28 - 2;
/** That play: more than any score has staves, and than a page can show. */
const MAX_TRACKS = 1000;

export interface ParsedMidi {
  readonly score: Score;
  readonly remarks: readonly ImportRemark[];
}

/**
 * Reads a MIDI file whatever its name; also inside a RIFF (.rmi) or MacBinary wrapper.
 * @param fileName for the title and the messages.
 * @throws AppError file/empty, file/too-large (see refuseTooLarge and readTracks), midi/not-midi,
 *   midi/truncated (nothing usable before the break), midi/damaged, midi/no-notes
 */
export function parseMidi(bytes: Uint8Array, fileName: string): ParsedMidi {
  if (bytes.length === 0) throw new AppError('file/empty', `${fileName} is empty`, { fileName });
  const { format, division: word, endPosition } = readHeader(bytes, fileName);
  const division = readDivision(word, fileName);
  const maxFileTicks = Math.floor(MAX_TICKS / division.scale);
  const files = [...readTracks(bytes, endPosition, maxFileTicks)];
  const skippedBytes = files.reduce((sum, events) => sum + events.skippedBytes, 0);
  const { score, unendedCount } = assembleScore(files, format, division, maxFileTicks, fileName);

  refuseTooLarge(score, fileName);
  if (score.tracks.length === 0)
    throw new AppError(
      reasonForSilence(files, endPosition === bytes.length, skippedBytes),
      `${fileName}: no notes`,
      { fileName },
    );

  const remarks: ImportRemark[] = [];
  const { framesPerSecond } = division;
  if (framesPerSecond !== null) remarks.push({ kind: 'smpte-time', framesPerSecond });
  if (isSequential(format, files))
    remarks.push({ kind: 'sequential-patterns', count: files.length });
  files.forEach(({ isBroken }, track) => {
    if (isBroken) remarks.push({ kind: 'truncated-track', track });
  });
  if (skippedBytes > 0) remarks.push({ kind: 'skipped-bytes', count: skippedBytes });
  if (unendedCount > 0) remarks.push({ kind: 'unended-notes', count: unendedCount });
  return { score, remarks };
}

/** @throws AppError file/too-large: more than a million notes, a thousand tracks, or pedals by the million */
function refuseTooLarge(score: Score, fileName: string): void {
  const counts = [
    { what: 'notes', count: countNotes(score), limit: MAX_NOTES },
    { what: 'tracks', count: score.tracks.length, limit: MAX_TRACKS },
    {
      // Tracks share the pedal of their channel: a few bytes of it can be there a thousand times.
      what: 'pedal changes',
      count: score.tracks.reduce((sum, { pedals }) => sum + pedals.length, 0),
      limit: MAX_EVENTS,
    },
  ];
  for (const { what, count, limit } of counts)
    if (count > limit)
      throw new AppError('file/too-large', `${fileName}: ${count} ${what}`, { fileName, limit });
}

function reasonForSilence(
  files: readonly TrackEvents[],
  isOnlyHeader: boolean,
  skippedBytes: number,
): ErrorCode {
  if (isOnlyHeader || files.some(({ isBroken }) => isBroken)) return 'midi/truncated';
  return files.length === 0 || skippedBytes > 0 ? 'midi/damaged' : 'midi/no-notes';
}
