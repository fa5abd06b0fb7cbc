// What is said of a take as a whole, before it is looked at from one side; nothing where nothing stands out.
import { Notice } from '../../components/controls/Notice.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { findPiece } from '../../store/library.ts';
import type { Take } from '../../store/takes.ts';
import { useAppState } from '../appContext.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { titleVerdict } from '#words/evaluate.ts';
import { wordVerdicts } from '#words/verdicts.ts';

export function VerdictPanel({ take, evaluation }: { take: Take; evaluation: TakeEvaluation }) {
  const rows = useAppState((state) => state.library.rows);
  const titleOf = (id: string) => findPiece(rows, id)?.score.title ?? COMMON_TEXT.pieceGone;
  const verdicts = wordVerdicts(take.score, evaluation, titleOf);
  if (verdicts.length === 0) return null;
  return (
    <Panel title={titleVerdict(take.title)}>
      {verdicts.map(({ what, why }) => (
        <Notice key={what} tone="caution" title={what}>
          {why}
        </Notice>
      ))}
    </Panel>
  );
}
