// Saves all that is known of the compared takes as one page, or says that it could not be written.
import { useState } from 'react';
import { version } from '../../../package.json';
import { exportReport } from '../../commands/exportReport.ts';
import { Button } from '../../components/controls/Button.tsx';
import type { Evaluation } from '../../core/metrics/evaluation.ts';
import type { Failure } from '../../core/errors.ts';
import { soundKey } from '../../store/evaluation.ts';
import { toFailure } from '../../store/job.ts';
import { includedPieces } from '../../store/library.ts';
import { mixOf } from '../../store/playback.ts';
import type { Take } from '../../store/takes.ts';
import { useApp } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { EVALUATE_TEXT } from '#words/evaluate.ts';
import { writeReport } from './report/writeReport.tsx';

export function ReportButton({
  takes,
  evaluation,
}: {
  takes: readonly Take[];
  evaluation: Evaluation;
}) {
  const app = useApp();
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = () => {
    try {
      write();
      setFailure(null);
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  };
  const write = () => {
    const { spectrogram, playback, library } = app.store.getState();
    const known = new Map(evaluation.takes.map((one) => [one.id, one]));
    const soundOf = (take: Take) => {
      const mix = mixOf(playback, { kind: 'take', id: take.id }, take.score);
      const isIts = spectrogram?.key === soundKey(take, mix);
      return isIts && spectrogram.job.status === 'done' ? spectrogram.job.result : null;
    };
    const writtenAt = new Date();
    const html = writeReport({
      takes: takes.flatMap((take) => {
        const found = known.get(take.id);
        return found ? [{ take, evaluation: found, sound: soundOf(take) }] : [];
      }),
      pieces: includedPieces(library.rows),
      evaluation,
      appVersion: version,
      writtenAt,
    });
    exportReport(app, html, writtenAt);
  };
  return (
    <div>
      <Button icon="download" onClick={save}>
        {EVALUATE_TEXT.saveReport}
      </Button>
      {failure && <FailureNotice failure={failure} />}
    </div>
  );
}
