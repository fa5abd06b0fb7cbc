// One imported piece: what it is, what was repaired, listen, learn from it or not, take it home.
import { memo } from 'react';
import { exportPieceMidi } from '../../commands/exportPiece.ts';
import { playSource, togglePlayback } from '../../commands/playback.ts';
import { removePieces } from '../../commands/remove.ts';
import { IconButton } from '../../components/controls/Button.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import { RollThumbnail } from '../../components/plots/RollThumbnail.tsx';
import type { Piece } from '../../store/library.ts';
import { chosenFont } from '../../store/sounds.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { countOf, formatClock } from '../figureWording.ts';
import { wordStandIns } from '../instrumentWording.ts';
import { factsOf } from '../scoreFacts.ts';
import styles from './PieceRow.module.css';
import { wordRemarks } from './remarkWording.ts';

export const PieceRow = memo(function PieceRow({ piece }: { piece: Piece }) {
  const app = useApp();
  const setPieceIncluded = useAppState((state) => state.setPieceIncluded);
  const isLoaded = useAppState(
    ({ playback: { source } }) => source?.kind === 'piece' && source.id === piece.id,
  );
  const isPlaying = useAppState(({ playback }) => isLoaded && playback.status === 'playing');
  const { seconds, notes, instruments } = factsOf(piece.score);
  const own = useAppState(({ sounds }) => chosenFont(sounds)?.instruments);
  const standIns = wordStandIns(piece.score, own ?? []);
  const { title } = piece.score;
  return (
    <li className={`${styles['row']} ${piece.isIncluded ? '' : styles['excluded']}`}>
      <IconButton
        icon={isPlaying ? 'pause' : 'play'}
        label={`${isPlaying ? 'Pause' : 'Listen to'} ${title}`}
        data-item={piece.id}
        onClick={() =>
          void (isLoaded ? togglePlayback(app) : playSource(app, { kind: 'piece', id: piece.id }))
        }
      />
      <div className={styles['name']}>
        <h3 title={piece.fileName}>{title}</h3>
        <p>{instruments.join(', ')}</p>
        {piece.origin === 'recording' && <p>From a recording</p>}
        {standIns.length > 0 && <p>{standIns.join(', ')}</p>}
      </div>
      <div className={styles['roll']}>
        <RollThumbnail score={piece.score} />
      </div>
      <p className={styles['length']}>{formatClock(seconds)}</p>
      <p className={styles['notes']}>{countOf(notes, 'note')}</p>
      <div className={styles['include']}>
        <Switch
          label={`Include ${title}`}
          isOn={piece.isIncluded}
          onChange={(isOn) => setPieceIncluded(piece.id, isOn)}
        >
          Include
        </Switch>
      </div>
      <div className={styles['actions']}>
        <IconButton
          icon="download"
          label={`Save ${title} as MIDI`}
          onClick={() => exportPieceMidi(app, piece.id)}
        />
        <IconButton
          icon="close"
          label={`Remove ${title}`}
          data-remove
          onClick={({ currentTarget }) => {
            focusNeighbour(currentTarget);
            removePieces(app, new Set([piece.id]));
          }}
        />
      </div>
      {piece.remarks.length > 0 && (
        <ul className={styles['remarks']}>
          {wordRemarks(piece.remarks).map((remark, index) => (
            <li key={index}>{remark}</li>
          ))}
        </ul>
      )}
    </li>
  );
});

/** The row is about to go: its neighbour's button takes the focus, so that the keyboard keeps its place. */
function focusNeighbour(button: HTMLButtonElement): void {
  const row = button.closest('li');
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  neighbour?.querySelector<HTMLElement>('[data-remove]')?.focus();
}
