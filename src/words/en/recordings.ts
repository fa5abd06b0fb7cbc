// Recordings on their way to become pieces, in a musician's words.
import { CLEAR_BARS } from '../../core/transcription/findBars.ts';
import type { HeardRecording, ListeningProgress, ListeningSummary } from '../../store/review.ts';
import { countOf, formatClock, wordWait } from './figures.ts';

/** "Transcribing waltz.wav, about 20 seconds left, 2 recordings waiting". */
export function wordListening({ fileName, secondsLeft, waiting }: ListeningProgress): string {
  const parts = [
    `Transcribing ${fileName}`,
    secondsLeft === null ? null : `${wordWait(secondsLeft)} left`,
    waiting === 0 ? null : `${countOf(waiting, 'recording')} waiting`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** What was made of its beat. */
function wordTempo({ tempoBpm, foundTempoBpm }: HeardRecording): string {
  if (tempoBpm !== null) return `${Math.round(tempoBpm)} beats per minute`;
  return foundTempoBpm === null ? 'No clear beat found: free time' : 'Free time';
}

/** Both of what was made of its beat, as a sentence without its stop. */
export function wordPulse(recording: HeardRecording): string {
  const bars = wordBars(recording);
  return bars === null ? wordTempo(recording) : `${wordTempo(recording)}, ${bars}`;
}

/** "3 beats to a bar, bar 1 starts at 0.8 s", and whether that is a guess; null in free time. */
function wordBars({ bars, beatsPerBar, barSeconds, offsetSeconds }: HeardRecording): string | null {
  if (!bars) return null;
  const isSaid = beatsPerBar !== null || barSeconds !== null;
  const guess = isSaid || bars.clarity >= CLEAR_BARS ? '' : ' (a guess)';
  const seconds = `${Math.abs(offsetSeconds).toFixed(1)} s`;
  const begin = offsetSeconds <= -0.05 ? `${seconds} before the recording` : `at ${seconds}`;
  return `${bars.beatsPerBar} beats to a bar${guess}, bar 1 starts ${begin}`;
}

/** Where the listening was done, and whether all of the file was there. */
export function wordHearing({ heardOn, breaksOff, seconds }: HeardRecording): string {
  const device = heardOn === 'chip' ? 'graphics chip' : 'processor';
  const heard = `Transcribed on this device’s ${device}.`;
  return breaksOff
    ? `The file is cut short: only the first ${formatClock(seconds)} could be read. ${heard}`
    : heard;
}

/** What became of the recordings; true however many are kept later. */
export function wordHeard({ heard, skipped }: ListeningSummary): string {
  if (heard + skipped === 0) return '';
  if (skipped === 0) return `${countOf(heard, 'recording')} transcribed.`;
  if (heard === 0) return `${countOf(skipped, 'recording')} could not be transcribed.`;
  return `${countOf(heard, 'recording')} transcribed, ${skipped} could not be.`;
}
