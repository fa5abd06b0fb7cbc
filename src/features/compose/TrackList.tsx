// The tracks of a take as a small mixer: mute, solo, instrument, volume and pan, for the ear only: the
// take itself and its MIDI file stay as they were written.
import { mixTrack } from '../../commands/playback.ts';
import type { TrackMix } from '../../core/audio/mix.ts';
import { mixOf } from '../../store/playback.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import styles from './TrackList.module.css';
import { TrackRow } from './TrackRow.tsx';

export function TrackList({ take: { id, score } }: { take: Take }) {
  const app = useApp();
  const playback = useAppState((state) => state.playback);
  const source = { kind: 'take', id } as const;
  const mix = mixOf(playback, source, score);
  const change = (track: number) => (changed: Partial<TrackMix>) =>
    void mixTrack(app, source, track, changed);
  return (
    <ul className={styles['tracks']} aria-label="Tracks">
      {score.tracks.map((track, i) => (
        <TrackRow key={i} index={i} track={track} mix={mix[i]!} onChange={change(i)} />
      ))}
    </ul>
  );
}
