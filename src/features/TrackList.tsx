// The tracks of a piece or take as a small mixer: mute, solo, instrument, volume and pan. The score itself stays
// as it is.
import { mixTrack } from '../commands/playback.ts';
import type { TrackMix } from '../core/audio/mix.ts';
import type { Score } from '../core/music/score.ts';
import { mixKey, mixOf, type PlaybackSource } from '../store/playback.ts';
import { MIXER_TEXT } from '#words/transport.ts';
import { useApp, useAppState } from './appContext.tsx';
import styles from './TrackList.module.css';
import { TrackRow } from './TrackRow.tsx';

export function TrackList({ source, score }: { source: PlaybackSource; score: Score }) {
  const app = useApp();
  const playback = useAppState((state) => state.playback);
  const mix = mixOf(playback, source, score);
  const change = (track: number) => (changed: Partial<TrackMix>) =>
    void mixTrack(app, source, track, changed);
  return (
    <ul className={styles['tracks']} aria-label={MIXER_TEXT.tracks} data-source={mixKey(source)}>
      {score.tracks.map((track, i) => (
        <TrackRow key={i} index={i} track={track} mix={mix[i]!} onChange={change(i)} />
      ))}
    </ul>
  );
}
