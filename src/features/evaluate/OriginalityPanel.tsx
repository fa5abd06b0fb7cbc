// What a take shares with the pieces: said, marked on the roll, and heard in both places.
import { useMemo, useState } from 'react';
import { playFrom } from '../../commands/evaluate.ts';
import { playBoth } from '../../commands/playBoth.ts';
import { Button, RowButton } from '../../components/controls/Button.tsx';
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
import { COMMON_TEXT } from '#words/common.ts';
import {
  EVALUATE_TEXT,
  nameMarkedRoll,
  namePlayBoth,
  namePlayPiece,
  namePlayTake,
  titleCopied,
  wordHowFound,
  wordPieceBar,
  wordTakeBar,
} from '#words/evaluate.ts';
import { formatShare } from '#words/measures.ts';
import { wordCommonGround, wordOriginality, wordRun } from '#words/originality.ts';
import { createNoteWording } from '#words/roll.ts';
import styles from './OriginalityPanel.module.css';
import { mostTelling } from './tellingRuns.ts';

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
    findPiece(rows, pieceId)?.score.title ?? COMMON_TEXT.pieceGone;
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
    <Panel title={titleCopied(title)}>
      <p>
        {wordOriginality(evaluation, titleOf)}{' '}
        {commonGround && evaluation.exact.longest && wordCommonGround(commonGround)}
      </p>
      <PianoRoll
        label={nameMarkedRoll(title, shown && wordRun(shown, titleOf(shown.pieceId)))}
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
        <ul className={styles['runs']} aria-label={EVALUATE_TEXT.runs}>
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
                <RowButton
                  className={styles['run']}
                  aria-pressed={isShown}
                  onClick={() => setShown(run)}
                >
                  {wordRun(run, from)}
                </RowButton>
                <Button
                  icon="play"
                  aria-label={namePlayTake(place)}
                  onClick={() => {
                    setShown(run);
                    void playFrom(app, { kind: 'take', id }, run.inTake.startTicks);
                  }}
                >
                  {wordTakeBar(place)}
                </Button>
                {piece && (
                  <Button
                    icon="play"
                    aria-label={namePlayBoth(from)}
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
                    {EVALUATE_TEXT.both}
                  </Button>
                )}
                {there !== null && (
                  <Button
                    icon="play"
                    aria-label={namePlayPiece(from, there)}
                    onClick={() => {
                      setShown(run);
                      const source = { kind: 'piece', id: run.pieceId } as const;
                      void playFrom(app, source, run.inPiece.startTicks);
                    }}
                  >
                    {wordPieceBar(there)}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Disclosure summary={EVALUATE_TEXT.howFound}>
        <p>{wordHowFound(formatShare(evaluation.near.copiedShare), nearRuns)}</p>
      </Disclosure>
    </Panel>
  );
}
