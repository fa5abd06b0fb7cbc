// What a take shares with the pieces: said, marked on the roll, and heard in both places.
import { useMemo, useState } from 'react';
import { playFrom } from '../../commands/evaluate.ts';
import { playBoth } from '../../commands/playBoth.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { PianoRoll } from '../../components/plots/PianoRoll.tsx';
import { toRollNotes } from '../../components/plots/rollNotes.ts';
import type { CommonGround, SharedRun, TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { createBarMap } from '../../core/music/bars.ts';
import { endTicks } from '../../core/music/score.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';
import { findPiece } from '../../store/library.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { createNoteWording } from '../rollWording.ts';
import { formatShare } from './measureWording.ts';
import styles from './OriginalityPanel.module.css';
import { mostTelling, wordCommonGround, wordOriginality, wordRun } from './originalityWording.ts';

export function OriginalityPanel({
  take,
  evaluation,
  commonGround,
}: {
  take: Take;
  evaluation: TakeEvaluation;
  commonGround: CommonGround | null;
}) {
  const app = useApp();
  const { id, score, primeNotes, title } = take;
  const rows = useAppState((state) => state.library.rows);
  const isLoaded = useAppState(
    ({ playback: { source } }) => source?.kind === 'take' && source.id === id,
  );
  const titleOf = (pieceId: string) =>
    findPiece(rows, pieceId)?.score.title ?? 'a piece that is gone';
  const [shown, setShown] = useState<SharedRun | null>(evaluation.exact.longest);
  const timeMap = useMemo(() => createTimeMap(score), [score]);
  const notes = useMemo(() => toRollNotes(score, primeNotes), [score, primeNotes]);
  const wordNote = useMemo(() => createNoteWording(score), [score]);
  const barTicks = useMemo(() => createBarMap(score).barStartsBetween(0, endTicks(score)), [score]);
  const playheadTicks = useMemo(
    () => (isLoaded ? () => timeMap.toTicks(app.services.playback.positionSeconds()) : null),
    [app, isLoaded, timeMap],
  );
  const runs = mostTelling(evaluation);
  const nearRuns = evaluation.near.runs.filter(({ changedNotes }) => changedNotes > 0).length;
  return (
    <Panel title={`How much of ${title} is copied`}>
      <p>
        {wordOriginality(evaluation, titleOf)}{' '}
        {commonGround && evaluation.exact.longest && wordCommonGround(commonGround)}
      </p>
      <PianoRoll
        label={
          shown
            ? `${title}, with ${wordRun(shown, titleOf(shown.pieceId))} marked`
            : `${title}, nothing marked`
        }
        notes={notes}
        barTicks={barTicks}
        ticksPerQuarter={score.ticksPerQuarter}
        lengthTicks={endTicks(score)}
        playheadTicks={playheadTicks}
        selection={shown?.inTake ?? null}
        onSeek={(ticks) => void playFrom(app, { kind: 'take', id }, ticks)}
        wordNote={wordNote}
      />
      {runs.length > 0 && (
        <ul className={styles['runs']} aria-label="Copied runs, the longest first">
          {runs.map((run) => {
            const from = titleOf(run.pieceId);
            const place = createBarMap(score).toPosition(run.inTake.startTicks).bar + 1;
            const piece = findPiece(rows, run.pieceId);
            const there = piece
              ? createBarMap(piece.score).toPosition(run.inPiece.startTicks).bar + 1
              : null;
            const isShown = shown?.inTake.startTicks === run.inTake.startTicks;
            return (
              <li
                key={`${run.inTake.startTicks} ${run.notes}`}
                className={isShown ? styles['shown'] : undefined}
              >
                <button
                  type="button"
                  className={styles['run']}
                  aria-pressed={isShown}
                  onClick={() => setShown(run)}
                >
                  {wordRun(run, from)}
                </button>
                <Button
                  icon="play"
                  aria-label={`Play the take from bar ${place}`}
                  onClick={() => {
                    setShown(run);
                    void playFrom(app, { kind: 'take', id }, run.inTake.startTicks);
                  }}
                >
                  Take, bar {place}
                </Button>
                {piece && (
                  <Button
                    icon="play"
                    aria-label={`Play both places, the take and ${from}`}
                    onClick={() => {
                      setShown(run);
                      const inTake = { source: { kind: 'take', id }, ...run.inTake } as const;
                      const inPiece = {
                        source: { kind: 'piece', id: run.pieceId },
                        ...run.inPiece,
                      } as const;
                      void playBoth(app, inTake, inPiece);
                    }}
                  >
                    Both
                  </Button>
                )}
                {piece && (
                  <Button
                    icon="play"
                    aria-label={`Play ${from} from bar ${there}`}
                    onClick={() => {
                      setShown(run);
                      const source = { kind: 'piece', id: run.pieceId } as const;
                      void playFrom(app, source, run.inPiece.startTicks);
                    }}
                  >
                    Piece, bar {there}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Disclosure summary="How this is found">
        <p>
          A run is copied when eight or more notes follow each other by the same intervals after the
          same times as in one of your pieces, in whatever key and place. All tracks but drums are
          read as one. Trills, scales and repeated chords belong to nobody and are not counted. With
          single notes changed, left out or added, {formatShare(evaluation.near.copiedShare)} of
          this take is near to your pieces
          {nearRuns > 0 ? `, ${nearRuns} of its runs only nearly so` : ''}.
        </p>
      </Disclosure>
    </Panel>
  );
}
