// Single notes heard at once, while notes are edited. It has sounds of its own, those of the notes heard last, so that
// what plays meanwhile keeps its own.
import { toAppError } from '../../core/errors.ts';
import type { AudioOutput } from '../audio/audioOutput.ts';
import { openSound, type OpenSound } from './openSound.ts';
import type { NoteNeed, SampleLibrary } from './sampleLibrary.ts';

export interface NoteSound {
  /**
   * Sounds notes together, for a moment; nothing when other notes came in between. Call it from a click or key.
   * @throws AppError audio/unavailable, network/unreachable
   */
  hear(notes: readonly NoteNeed[]): Promise<void>;
  /** Peak of what leaves the speakers now, 0..1. */
  level(): number;
}

const KEPT_NOTES = 64;
const MOST_AT_ONCE = 8;
const LASTS_SECONDS = 0.4;

/** @param library its own: no other may load with it */
export function createNoteSound(output: AudioOutput, library: SampleLibrary): NoteSound {
  let opening: Promise<OpenSound> | null = null;
  let opened: OpenSound | null = null;
  let kept: readonly NoteNeed[] = [];
  const open = (): Promise<OpenSound> =>
    (opening ??= openSound(output, library).catch((cause: unknown) => {
      opening = null;
      throw cause;
    }));
  return {
    async hear(notes) {
      const struck = notes.slice(0, MOST_AT_ONCE);
      kept = [...struck, ...kept].slice(0, KEPT_NOTES);
      output.wake();
      const sound = (opened = await open());
      try {
        await library.load(kept, sound.context);
      } catch (thrown) {
        if (toAppError(thrown).code === 'cancelled') return;
        throw thrown;
      }
      await output.running();
      const due = { clockSeconds: sound.clock.now(), intoSeconds: 0, lastsSeconds: LASTS_SECONDS };
      struck.forEach(({ instrument, pitch, velocity }, track) =>
        sound.speakers.play(
          { track, pitch, velocity, startSeconds: 0, durationSeconds: LASTS_SECONDS },
          instrument,
          due,
        ),
      );
    },
    level: () => opened?.speakers.level() ?? 0,
  };
}
