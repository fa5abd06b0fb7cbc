// The mixer of what the player shows, folded away. A take has its mixer beside it.
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { shownPlayable, shownSource } from '../../store/playable.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { TrackList } from '../TrackList.tsx';
import { wordTracks } from '#words/transport.ts';
import styles from './PlayerControls.module.css';

export function ShownTracks() {
  const app = useApp();
  const score = useAppState((state) => shownPlayable(state)?.score);
  const source = shownSource(app.store.getState());
  if (!score || !source || source.kind === 'take' || source.kind === 'writing') return null;
  return (
    <div className={styles['tracks']}>
      <Disclosure summary={wordTracks(score.tracks.length)}>
        <TrackList source={source} score={score} />
      </Disclosure>
    </div>
  );
}
