// The report: the takes side by side and as a set, each of them, and what the words mean.
import { MEASURE_NAMES } from '../../../core/metrics/pieceMeasures.ts';
import { FEATURE_NAMES } from '../../../core/metrics/setMeasures.ts';
import { TABLE_MEASURES } from '../takeRows.ts';
import { COMMON_TEXT, NO_VALUE } from '#words/common.ts';
import { EVALUATE_TEXT } from '#words/evaluate.ts';
import { wordNotes } from '#words/figures.ts';
import {
  FEATURE_TITLES,
  MEASURE_WORDS,
  formatDivergence,
  formatMeasure,
  formatShare,
} from '#words/measures.ts';
import { REPORT_TEXT, wordWritten } from '#words/report.ts';
import { wordDiversity, wordSets } from '#words/sets.ts';
import type { ReportContent } from './reportContent.ts';
import { ReportTable } from './ReportTable.tsx';
import { TakeReport } from './TakeReport.tsx';

export function ReportPage({ content }: { content: ReportContent }) {
  const { takes, pieces, evaluation, appVersion, writtenAt } = content;
  const { diversity, corpusDiversity, sets, commonGround, corpusPatterns } = evaluation;

  return (
    <>
      <h1>{REPORT_TEXT.title}</h1>
      <p className="soft">{wordWritten(takes.length, pieces.length, appVersion, writtenAt)}</p>
      <ReportTable
        table={[
          [
            EVALUATE_TEXT.take,
            EVALUATE_TEXT.copied,
            EVALUATE_TEXT.longestCopy,
            ...TABLE_MEASURES.map((name) => MEASURE_WORDS[name].title),
          ],
          ...takes.map(({ take, evaluation: { exact, measures } }) => [
            take.title,
            formatShare(exact.copiedShare),
            exact.longest ? wordNotes(exact.longest.notes) : NO_VALUE,
            ...TABLE_MEASURES.map((name) => formatMeasure(name, measures[name])),
          ]),
        ]}
      />
      <h3>{EVALUATE_TEXT.allTakes}</h3>
      <p>
        {wordDiversity(diversity, corpusDiversity, takes.length)} {wordSets(sets)}
      </p>
      <ReportTable
        table={[
          [EVALUATE_TEXT.runsOfFive, COMMON_TEXT.takes, REPORT_TEXT.asMuch],
          [
            EVALUATE_TEXT.different,
            formatShare(diversity.distinct),
            formatShare(corpusDiversity.distinct),
          ],
          [
            EVALUATE_TEXT.shared,
            formatShare(diversity.similarity),
            formatShare(corpusDiversity.similarity),
          ],
        ]}
      />
      <ReportTable
        table={[
          [REPORT_TEXT.asSets, EVALUATE_TEXT.overlap, EVALUATE_TEXT.divergence],
          ...FEATURE_NAMES.map((name) => [
            FEATURE_TITLES[name],
            formatShare(sets[name].overlap),
            formatDivergence(sets[name].divergence),
          ]),
        ]}
      />
      {takes.map((reported) => (
        <TakeReport
          key={reported.take.id}
          reported={reported}
          pieces={pieces}
          corpus={corpusPatterns}
          commonGround={commonGround}
        />
      ))}
      <Definitions />
      <h2>{REPORT_TEXT.pieces}</h2>
      <ul>
        {pieces.map(({ id, score }) => (
          <li key={id}>{score.title}</li>
        ))}
      </ul>
    </>
  );
}

function Definitions() {
  return (
    <>
      <h2>{EVALUATE_TEXT.whatMeasuresAre}</h2>
      <dl>
        {MEASURE_NAMES.map((name) => (
          <div key={name}>
            <dt>
              {MEASURE_WORDS[name].title}, {MEASURE_WORDS[name].unit}
            </dt>
            <dd>{MEASURE_WORDS[name].explains}</dd>
          </div>
        ))}
        <dt>{EVALUATE_TEXT.copied}</dt>
        <dd>{REPORT_TEXT.copied}</dd>
        <dt>{REPORT_TEXT.setsTitle}</dt>
        <dd>{REPORT_TEXT.sets}</dd>
        <dt>{REPORT_TEXT.picturesTitle}</dt>
        <dd>{REPORT_TEXT.pictures}</dd>
      </dl>
      <p className="soft">{REPORT_TEXT.sources}</p>
    </>
  );
}
