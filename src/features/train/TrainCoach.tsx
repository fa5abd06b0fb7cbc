// What the coach has to say before, during and after a training.
import { useMemo } from 'react';
import { stopTraining } from '../../commands/runTraining.ts';
import type { Remedy } from '../../core/coach/advice.ts';
import { coachCorpus } from '../../core/coach/coachCorpus.ts';
import { coachRun } from '../../core/coach/coachRun.ts';
import { includedPieces } from '../../store/library.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { CoachNotes } from '../CoachNotes.tsx';

/** On the pieces that would be learned from now. */
export function CorpusCoach() {
  const rows = useAppState((state) => state.library.rows);
  const setPieceIncluded = useAppState((state) => state.setPieceIncluded);
  const advice = useMemo(() => coachCorpus(includedPieces(rows)), [rows]);
  const leaveOut = (remedy: Remedy) => {
    if (remedy.kind !== 'leave-out') return;
    for (const id of remedy.pieceIds) setPieceIncluded(id, false);
  };
  return <CoachNotes advice={advice} onRemedy={leaveOut} />;
}

/** On the run in progress, or the last one. */
export function RunCoach({ onTrainOn }: { onTrainOn: (modelId: string) => void }) {
  const app = useApp();
  const { run, facts, trainLoss, validationLoss, bestValidation, models } = useAppState(
    (state) => state.training,
  );
  if (!facts) return null;
  const result = run.status === 'done' ? run.result : null;
  const model = models.find(({ id }) => id === result?.modelId);
  const advice = coachRun({
    trainLoss,
    validationLoss,
    bestValidation,
    trainingNotes: facts.trainingNotes,
    baselineNatsPerNote: facts.baselineNatsPerNote,
    validationKind: facts.validationKind,
    endedBy: result?.endedBy ?? null,
    hasBase: model !== undefined && model.model.provenance.base !== null,
  });
  return (
    <CoachNotes
      advice={advice}
      onRemedy={({ kind }) => {
        if (kind === 'stop') stopTraining(app);
        else if (kind === 'train-on' && model) onTrainOn(model.id);
      }}
    />
  );
}
