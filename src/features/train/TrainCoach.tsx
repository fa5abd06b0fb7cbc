// What the coach has to say before, during and after a training.
import { useMemo } from 'react';
import { stopTraining } from '../../commands/runTraining.ts';
import type { Remedy } from '../../core/coach/advice.ts';
import { coachCorpus } from '../../core/coach/coachCorpus.ts';
import { coachRun, type RunCurves } from '../../core/coach/coachRun.ts';
import type { Model } from '../../core/project/model.ts';
import { includedPieces } from '../../store/library.ts';
import type { TrainingSlice } from '../../store/training.ts';
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

/** On the run in progress, or the last one, be it of an earlier visit. */
export function RunCoach({ onTrainOn }: { onTrainOn: (modelId: string) => void }) {
  const app = useApp();
  const training = useAppState((state) => state.training);
  const { run, models } = training;
  const result = run.status === 'done' ? run.result : null;
  const model = training.facts ? models.find(({ id }) => id === result?.modelId) : models.at(-1);
  const curves = curvesOf(training, model);
  if (!curves) return null;
  const hasBase = model !== undefined && model.model.provenance.base !== null;
  return (
    <CoachNotes
      advice={coachRun({ ...curves, hasBase })}
      onRemedy={({ kind }) => {
        if (kind === 'stop') stopTraining(app);
        else if (kind === 'train-on' && model) onTrainOn(model.id);
      }}
    />
  );
}

/** Null where nothing was trained. */
function curvesOf(
  { run, facts, trainLoss, validationLoss, bestValidation }: TrainingSlice['training'],
  model: Model | undefined,
): Omit<RunCurves, 'hasBase'> | null {
  if (facts)
    return {
      ...{ trainLoss, validationLoss, bestValidation },
      trainingNotes: facts.trainingNotes,
      baselineNatsPerNote: facts.baselineNatsPerNote,
      validationKind: facts.validationKind,
      endedBy: run.status === 'done' ? run.result.endedBy : null,
    };
  if (!model?.history) return null;
  const { train, validation, best, trainingNotes, endedBy, validationKind } = model.history;
  return {
    ...{ trainLoss: train, validationLoss: validation, bestValidation: best },
    ...{ trainingNotes, endedBy },
    baselineNatsPerNote: model.model.provenance.baselineNatsPerNote,
    validationKind: validationKind ?? 'pieces',
  };
}
