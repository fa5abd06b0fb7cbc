// One imported piece: what it is, what was repaired, listen, learn from it or not, take it home.
import { memo } from 'react';
import { exportPieceMidi } from '../../commands/exportPiece.ts';
import { playSource, togglePlayback } from '../../commands/playback.ts';
import { removePieces } from '../../commands/remove.ts';
import { IconButton } from '../../components/controls/Button.tsx';
import { Checkbox } from '../../components/controls/Checkbox.tsx';
import { RollThumbnail } from '../../components/plots/RollThumbnail.tsx';
import type { Piece } from '../../store/library.ts';
import { chosenFont } from '../../store/sounds.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { factsOf } from '../scoreFacts.ts';
import { nameListen, namePause, nameRemove, nameSaveAsMidi } from '#words/common.ts';
import { formatClock, wordNotes } from '#words/figures.ts';
import { wordInstruments } from '#words/instruments.ts';
import { LIBRARY_TEXT, nameInclude } from '#words/library.ts';
import { wordRemarks } from '#words/remarks.ts';
import styles from './PieceRow.module.css';

export const PieceRow = memo(function PieceRow({
  piece,
  name,
}: {
  piece: Piece;
  /** What tells it from the others. */
  name: string;
}) {
  const app = useApp();
  const setPieceIncluded = useAppState((state) => state.setPieceIncluded);
  const isLoaded = useAppState(
    ({ playback: { source } }) => source?.kind === 'piece' && source.id === piece.id,
  );
  const isPlaying = useAppState(({ playback }) => isLoaded && playback.status === 'playing');
  const { seconds, notes } = factsOf(piece.score);
  const own = useAppState(({ sounds }) => chosenFont(sounds)?.instruments);
  const instruments = wordInstruments(piece.score, own ?? []);
  const { title } = piece.score;
  return (
    <li className={`${styles['row']} ${piece.isIncluded ? '' : styles['excluded']}`}>
      <IconButton
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? namePause(name) : nameListen(name)}
        data-item={piece.id}
        onClick={() =>
          void (isLoaded ? togglePlayback(app) : playSource(app, { kind: 'piece', id: piece.id }))
        }
      />
      <div className={styles['name']}>
        <h3 title={piece.fileName}>{title}</h3>
        <p className={styles['instruments']}>{instruments.join(', ')}</p>
        {piece.origin === 'recording' && <p>{LIBRARY_TEXT.fromRecording}</p>}
      </div>
      <div className={styles['roll']}>
        <RollThumbnail score={piece.score} />
      </div>
      <p className={styles['length']}>{formatClock(seconds)}</p>
      <p className={styles['notes']}>{wordNotes(notes)}</p>
      <div className={styles['include']}>
        <Checkbox
          label={nameInclude(name)}
          isOn={piece.isIncluded}
          onChange={(isOn) => setPieceIncluded(piece.id, isOn)}
        >
          {LIBRARY_TEXT.include}
        </Checkbox>
      </div>
      <div className={styles['actions']}>
        <IconButton
          icon="download"
          label={nameSaveAsMidi(name)}
          onClick={() => void exportPieceMidi(app, piece.id)}
        />
        <IconButton
          icon="close"
          label={nameRemove(name)}
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
