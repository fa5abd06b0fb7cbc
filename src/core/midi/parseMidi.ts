// Bytes of a Standard MIDI File (formats 0, 1, 2; RP-001) → Score. Our own reader, because those in use
// throw on, or drop, what real files hold; it keeps every note-on it can reach and says what it repaired.
import { AppError, type ErrorCode } from '../errors.ts';
import { countNotes, type Score } from '../music/score.ts';
import { assembleScore, isSequential } from './assembleScore.ts';
import { readDivision } from './division.ts';
import type { ImportRemark } from './importRemark.ts';
import { readHeader, readTracks } from './readChunks.ts';
import { MAX_NOTES, type TrackEvents } from './readTrackEvents.ts';

/** No note begins later, so that any step in a score can be written as one MIDI delta time (28 bits). */
const MAX_TICKS = 2 ** 28 - 2;

export interface ParsedMidi {
  readonly score: Score;
  readonly remarks: readonly ImportRemark[];
}

/**
 * Reads a MIDI file whatever its name; also inside a RIFF (.rmi) or MacBinary wrapper.
 * @param fileName for the title and the messages.
 * @throws AppError file/empty, file/too-large (more than a million notes), midi/not-midi,
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

  const noteCount = countNotes(score);
  if (noteCount > MAX_NOTES)
    throw new AppError('file/too-large', `${fileName}: ${noteCount} notes`, {
      fileName,
      limitNotes: MAX_NOTES,
    });
  if (noteCount === 0)
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

function reasonForSilence(
  files: readonly TrackEvents[],
  isOnlyHeader: boolean,
  skippedBytes: number,
): ErrorCode {
  if (isOnlyHeader || files.some(({ isBroken }) => isBroken)) return 'midi/truncated';
  return files.length === 0 || skippedBytes > 0 ? 'midi/damaged' : 'midi/no-notes';
}
