// Recordings on their way to become pieces, in a musician's words.
import type { HeardRecording, ListeningProgress } from '../../store/review.ts';
import { countOf, wordWait } from '../figureWording.ts';

/** "Listening to waltz.wav, about 20 seconds left, 2 recordings waiting". */
export function wordListening({ fileName, secondsLeft, waiting }: ListeningProgress): string {
  const parts = [
    `Listening to ${fileName}`,
    secondsLeft === null ? null : `${wordWait(secondsLeft)} left`,
    waiting === 0 ? null : `${countOf(waiting, 'recording')} waiting`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** What was made of its beat. */
export function wordTempo({ tempoBpm, foundTempoBpm }: HeardRecording): string {
  if (tempoBpm !== null) return `${Math.round(tempoBpm)} beats a minute`;
  return foundTempoBpm === null ? 'No clear beat was found: free time' : 'Free time';
}
