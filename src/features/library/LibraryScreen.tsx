// Collect: bring music, see what became of every file, choose what the model learns from.
import { useMemo } from 'react';
import { removePieces } from '../../commands/remove.ts';
import { Button, ButtonLink } from '../../components/controls/Button.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { countOf, formatCount } from '../figureWording.ts';
import { DropArea } from './DropArea.tsx';
import { ImportStatus } from './ImportStatus.tsx';
import styles from './LibraryScreen.module.css';
import { PieceRow } from './PieceRow.tsx';
import { splitRows, totalsOf } from './libraryFacts.ts';
import { SkippedFiles } from './SkippedFiles.tsx';

export function LibraryScreen() {
  const app = useApp();
  const rows = useAppState((state) => state.library.rows);
  const { pieces, skipped } = useMemo(() => splitRows(rows), [rows]);
  const totals = useMemo(() => totalsOf(pieces), [pieces]);
  const isEmpty = rows.length === 0;
  return (
    <div className={styles['screen']}>
      {isEmpty ? (
        <header className={styles['welcome']}>
          <h1 tabIndex={-1}>Cadenza teaches your browser to play like you.</h1>
          <p>
            Bring a handful of pieces. A model learns from them on this device, then writes new
            music for you to hear and keep.
          </p>
        </header>
      ) : (
        <header className={styles['head']}>
          <h1 tabIndex={-1}>Collect</h1>
          {pieces.length > 0 && (
            <p>
              {totals.included === totals.pieces
                ? countOf(totals.pieces, 'piece')
                : `${formatCount(totals.included)} of ${countOf(totals.pieces, 'piece')}`}
              {` · ${countOf(totals.notes, 'note')} · ${countOf(Math.round(totals.seconds / 60), 'minute')}`}
            </p>
          )}
          {totals.included > 0 && (
            <ButtonLink look="primary" icon="arrow" href="#train">
              Train on these
            </ButtonLink>
          )}
        </header>
      )}
      <DropArea isLarge={isEmpty} />
      <ImportStatus />
      {skipped.length > 0 && <SkippedFiles files={skipped} />}
      {pieces.length > 0 && (
        <section className={styles['pieces']} aria-labelledby="pieces-title">
          <div className={styles['listHead']}>
            <h2 id="pieces-title">Pieces</h2>
            <Button
              look="quiet"
              onClick={() => removePieces(app, new Set(pieces.map(({ id }) => id)))}
            >
              Remove all
            </Button>
          </div>
          <ul className={styles['list']}>
            {pieces.map((piece) => (
              <PieceRow key={piece.id} piece={piece} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
