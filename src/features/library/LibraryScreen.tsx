// Collect: bring music, see what became of every file, choose what the model learns from.
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { removePieces } from '../../commands/remove.ts';
import { Button, ButtonLink } from '../../components/controls/Button.tsx';
import { ScreenLayout } from '../../components/controls/ScreenLayout.tsx';
import { piecesOf } from '../../store/library.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { namesOf } from '../pieceNames.ts';
import { lazyView } from '../lazyView.tsx';
import { LIBRARY_TEXT, wordTotals } from '#words/library.ts';
import { DropArea } from './DropArea.tsx';
import { ImportStatus } from './ImportStatus.tsx';
import { ListeningStatus } from './ListeningStatus.tsx';
import styles from './LibraryScreen.module.css';
import { PieceRow } from './PieceRow.tsx';
import { isSlip } from './slip.ts';
import { totalsOf } from './libraryFacts.ts';

const SkippedFiles = lazyView(async () => (await import('./SkippedFiles.tsx')).SkippedFiles);
/** Only recordings are looked over. */
const ReviewPanel = lazyView(async () => (await import('./ReviewPanel.tsx')).ReviewPanel);

export function LibraryScreen() {
  const app = useApp();
  const rows = useAppState((state) => state.library.rows);
  const pieces = useMemo(() => piecesOf(rows), [rows]);
  const skipped = useMemo(() => rows.filter((row) => row.kind === 'skipped'), [rows]);
  const totals = useMemo(() => totalsOf(pieces), [pieces]);
  const names = useMemo(() => namesOf(pieces), [pieces]);
  const heard = useAppState((state) => state.review.heard);
  const [chosen, setChosen] = useState<{ text: string | null; atMs: number } | null>(null);
  const said = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone; from here the next recording follows.
  useEffect(() => {
    said.current?.focus();
  }, [chosen]);
  const isEmpty = rows.length === 0 && heard.length === 0;
  const head = isEmpty
    ? {
        isWelcome: true,
        title: LIBRARY_TEXT.welcome,
        summary: LIBRARY_TEXT.invitation,
      }
    : {
        title: LIBRARY_TEXT.title,
        summary: pieces.length > 0 && wordTotals(totals),
        next: totals.included > 0 && (
          <ButtonLink look="primary" icon="arrow" href="#train">
            {LIBRARY_TEXT.trainOnThese}
          </ButtonLink>
        ),
      };
  return (
    <ScreenLayout {...head}>
      <DropArea isLarge={isEmpty} />
      <ImportStatus />
      <ListeningStatus />
      {chosen?.text && (
        <p ref={said} role="status" tabIndex={-1}>
          {chosen.text}
        </p>
      )}
      <Suspense fallback={null}>
        {heard.map((recording) => (
          <ReviewPanel
            key={recording.id}
            recording={recording}
            onChosen={(text) => setChosen({ text, atMs: performance.now() })}
            isSlip={(atMs) => isSlip(chosen?.atMs ?? null, atMs)}
          />
        ))}
      </Suspense>
      {skipped.length > 0 && (
        <Suspense fallback={null}>
          <SkippedFiles files={skipped} />
        </Suspense>
      )}
      {pieces.length > 0 && (
        <section className={styles['pieces']} aria-labelledby="pieces-title">
          <div className={styles['listHead']}>
            <h2 id="pieces-title">{LIBRARY_TEXT.pieces}</h2>
            <Button
              look="quiet"
              onClick={() => removePieces(app, new Set(pieces.map(({ id }) => id)))}
            >
              {LIBRARY_TEXT.removeAll}
            </Button>
          </div>
          <ul className={styles['list']}>
            {pieces.map((piece) => (
              <PieceRow key={piece.id} piece={piece} name={names.get(piece.id)!} />
            ))}
          </ul>
        </section>
      )}
    </ScreenLayout>
  );
}
