// One take in the report: how it was made, what it copies, where it lies, what it looks like.
import { ColumnsSvg } from '../../../components/plots/ColumnsSvg.tsx';
import { DistributionStripSvg } from '../../../components/plots/DistributionStripSvg.tsx';
import { layOutPanels } from '../../../components/plots/heatMapGeometry.ts';
import { HeatMapSvg } from '../../../components/plots/HeatMapSvg.tsx';
import { toRollNotes } from '../../../components/plots/rollNotes.ts';
import { rollLines, RollSvg } from '../../../components/plots/RollSvg.tsx';
import type { CommonGround, TakeEvaluation } from '../../../core/metrics/evaluation.ts';
import { estimateKey } from '../../../core/metrics/key.ts';
import { melodicNotes } from '../../../core/metrics/measures.ts';
import { notePatterns, type NotePatterns } from '../../../core/metrics/notePatterns.ts';
import { withoutPrime } from '../../../core/metrics/withoutPrime.ts';
import { createBarMap } from '../../../core/music/bars.ts';
import { countNotes, endTicks } from '../../../core/music/score.ts';
import { countBars } from '../../../core/metrics/barWindows.ts';
import type { Take } from '../../../store/takes.ts';
import { factsOf } from '../../scoreFacts.ts';
import { measureTable, sharedMeasures } from '../measureTable.ts';
import {
  intervalPlot,
  lengthPlot,
  pitchPlot,
  timePlot,
  tonePlot,
  transitionPlot,
  type HeatModel,
} from '../patternPlots.ts';
import { soundPlot } from '../soundContent.ts';
import { COMMON_TEXT, NO_VALUE } from '#words/common.ts';
import { EVALUATE_TEXT, nameStrip } from '#words/evaluate.ts';
import { formatMoment, wordNotes } from '#words/figures.ts';
import {
  MEASURE_WORDS,
  formatMeasure,
  formatShare,
  wordKey,
  wordPlace,
  wordStandsOut,
  wordStrips,
} from '#words/measures.ts';
import { wordCommonGround, wordOriginality } from '#words/originality.ts';
import {
  MAKING_TEXT,
  REPORT_TEXT,
  nameRollLine,
  wordCopied,
  wordTakeLength,
} from '#words/report.ts';
import { wordOrigin, wordRemarks, wordWriter } from '#words/takes.ts';
import { wordVerdicts } from '#words/verdicts.ts';
import type { ReportedPiece, ReportedTake } from './reportContent.ts';
import { ReportTable } from './ReportTable.tsx';

const WIDTH = 940;
const STRIP_WIDTH = 290;
const BARS_PER_LINE = 32;

export function TakeReport({
  reported: { take, evaluation, sound },
  pieces,
  corpus,
  commonGround,
}: {
  reported: ReportedTake;
  pieces: readonly ReportedPiece[];
  corpus: NotePatterns | null;
  commonGround: CommonGround | null;
}) {
  const { score, title, primeNotes } = take;
  const titleOf = (id: string) =>
    pieces.find((piece) => piece.id === id)?.score.title ?? COMMON_TEXT.pieceGone;
  const written = withoutPrime(score, primeNotes).score;
  const notes = melodicNotes(written);
  const own = notePatterns(written);
  return (
    <section className="take">
      <h2>{title}</h2>
      <Making take={take} />
      {wordVerdicts(score, evaluation, titleOf).map(({ what, why }) => (
        <p key={what} className="verdict">
          <strong>{what}</strong> {why}
        </p>
      ))}
      <h3>{REPORT_TEXT.whatIsCopied}</h3>
      <p>
        {wordOriginality(evaluation, titleOf)}{' '}
        {commonGround && evaluation.exact.longest && wordCommonGround(commonGround)}
      </p>
      <Roll take={take} evaluation={evaluation} />
      <Runs take={take} evaluation={evaluation} pieces={pieces} />
      <h3>{REPORT_TEXT.place}</h3>
      <p>
        {wordStandsOut(evaluation)} {wordStrips(evaluation.spread)}
      </p>
      <Strips evaluation={evaluation} />
      <ReportTable table={measureTable(evaluation)} />
      {notes.length === 0 ? (
        <p>{EVALUATE_TEXT.noPitches}</p>
      ) : (
        <>
          <h3>{REPORT_TEXT.whatItsNotesAre}</h3>
          <p>{wordKey(estimateKey(notes))}</p>
          {[pitchPlot, tonePlot, transitionPlot]
            .map((plot) => plot(own, corpus))
            .map((plot) => (
              <Heat key={plot.title} plot={plot} />
            ))}
          {[intervalPlot, lengthPlot].map((plot) => {
            const { title: name, summary, content } = plot(own, corpus);
            return (
              <figure key={name}>
                <h3>{name}</h3>
                <ColumnsSvg title={name} label={summary} content={content} widthPx={WIDTH} />
                <figcaption className="soft">{summary}</figcaption>
              </figure>
            );
          })}
          <Heat plot={timePlot(score)} />
        </>
      )}
      {sound && <Heat plot={soundPlot(title, sound)} />}
    </section>
  );
}

function Making({ take }: { take: Take }) {
  const { seed, temperature, createdAt, origin, score, primeNotes, remarks, edited } = take;
  const facts: readonly (readonly [string, string])[] = [
    [MAKING_TEXT.model, wordWriter(take)],
    [MAKING_TEXT.written, formatMoment(new Date(createdAt))],
    [MAKING_TEXT.begins, wordOrigin(origin)],
    [COMMON_TEXT.seed, String(seed)],
    [MAKING_TEXT.temperature, String(temperature)],
    [
      MAKING_TEXT.length,
      wordTakeLength(countBars(score), countNotes(score), factsOf(score).seconds),
    ],
    ...(primeNotes > 0 ? [[MAKING_TEXT.prime, wordNotes(primeNotes)] as const] : []),
    ...(edited ? [[MAKING_TEXT.edited, MAKING_TEXT.editedSince] as const] : []),
    ...wordRemarks(remarks).map((remark) => [MAKING_TEXT.remark, remark] as const),
  ];
  return (
    <table className="words">
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={`${name} ${value}`}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Roll({ take, evaluation }: { take: Take; evaluation: TakeEvaluation }) {
  const { score, primeNotes, title } = take;
  const length = endTicks(score);
  if (length === 0) return <p>{REPORT_TEXT.noNote}</p>;
  const notes = toRollNotes(score, primeNotes);
  const pitches = notes.map(({ pitch }) => pitch);
  const range = [
    pitches.reduce((low, pitch) => Math.min(low, pitch), 127),
    pitches.reduce((high, pitch) => Math.max(high, pitch), 0),
  ] as const;
  const lines = rollLines(createBarMap(score).barStartsBetween(0, length), length, BARS_PER_LINE);
  return (
    <figure>
      {lines.map((line) => (
        <RollSvg
          key={line.firstBar}
          title={title}
          label={nameRollLine(title, line.firstBar)}
          line={line}
          notes={notes}
          marks={evaluation.near.runs.map(({ inTake }) => inTake)}
          pitches={range}
          widthPx={WIDTH}
        />
      ))}
      <figcaption className="soft">
        {REPORT_TEXT.roll}
        {primeNotes > 0 && REPORT_TEXT.prime}
      </figcaption>
    </figure>
  );
}

function Runs({
  take,
  evaluation,
  pieces,
}: {
  take: Take;
  evaluation: TakeEvaluation;
  pieces: readonly ReportedPiece[];
}) {
  const { exact, near } = evaluation;
  const bars = createBarMap(take.score);
  const rows = near.runs
    .toSorted((a, b) => b.notes - a.notes)
    .map(({ inTake, inPiece, notes, changedNotes, pieceId }) => {
      const piece = pieces.find(({ id }) => id === pieceId);
      return [
        piece?.score.title ?? COMMON_TEXT.pieceGone,
        String(notes),
        String(changedNotes),
        String(bars.toPosition(inTake.startTicks).bar + 1),
        piece ? String(createBarMap(piece.score).toPosition(inPiece.startTicks).bar + 1) : NO_VALUE,
      ];
    });
  return (
    <>
      <p>{wordCopied(formatShare(exact.copiedShare), formatShare(near.copiedShare))}</p>
      {rows.length > 0 && (
        <ReportTable
          table={[
            ['Nearest pieces', 'Notes', 'Of these changed', 'Take, bar', 'Piece, bar'],
            ...rows,
          ]}
        />
      )}
    </>
  );
}

function Strips({ evaluation }: { evaluation: TakeEvaluation }) {
  const { measures, spread } = evaluation;
  return (
    <ul className="strips">
      {sharedMeasures(evaluation).map((name) => {
        const { title, unit, format } = MEASURE_WORDS[name];
        const [value, values] = [measures[name], spread.values[name]];
        const place = wordPlace(name, evaluation);
        return (
          <li key={name}>
            <strong>{title}</strong> {formatMeasure(name, value)}{' '}
            <span className="soft">
              {unit}. {place}
            </span>
            <DistributionStripSvg
              title={title}
              label={nameStrip(title, formatMeasure(name, value), unit, place)}
              content={{ values, value, unit, format }}
              widthPx={STRIP_WIDTH}
            />
          </li>
        );
      })}
    </ul>
  );
}

function Heat({ plot: { title, summary, content } }: { plot: HeatModel }) {
  return (
    <figure>
      <h3>{title}</h3>
      <HeatMapSvg
        title={title}
        label={summary}
        layout={layOutPanels(WIDTH, content.panels.length)}
        content={content}
      />
      <figcaption className="soft">{summary}</figcaption>
    </figure>
  );
}
