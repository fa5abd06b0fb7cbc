// The report: the takes side by side and as a set, each of them, and what the words mean.
import { MEASURE_NAMES } from '../../../core/metrics/pieceMeasures.ts';
import { FEATURE_NAMES } from '../../../core/metrics/setMeasures.ts';
import { countOf } from '../../figureWording.ts';
import { FEATURE_TITLES, formatMeasure, formatShare, MEASURE_WORDS } from '../measureWording.ts';
import { wordDiversity, wordSets } from '../setWording.ts';
import { TABLE_MEASURES } from '../takeRows.ts';
import type { ReportContent } from './reportContent.ts';
import { ReportTable } from './ReportTable.tsx';
import { TakeReport } from './TakeReport.tsx';

export function ReportPage({ content }: { content: ReportContent }) {
  const { takes, pieces, evaluation, appVersion, writtenAt } = content;
  const { diversity, corpusDiversity, sets, commonGround, corpusPatterns } = evaluation;
  const decimal = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(2));
  return (
    <>
      <h1>Takes and pieces</h1>
      <p className="soft">
        {countOf(takes.length, 'take')} against {countOf(pieces.length, 'piece')}, written by
        Cadenza {appVersion} on {writtenAt.toLocaleString('en-GB')}. Nothing in this file is fetched
        from anywhere.
      </p>
      <ReportTable
        table={[
          [
            'Take',
            'Copied',
            'Longest copy',
            ...TABLE_MEASURES.map((name) => MEASURE_WORDS[name].title),
          ],
          ...takes.map(({ take, evaluation: { exact, measures } }) => [
            take.title,
            formatShare(exact.copiedShare),
            exact.longest ? countOf(exact.longest.notes, 'note') : '–',
            ...TABLE_MEASURES.map((name) => formatMeasure(name, measures[name])),
          ]),
        ]}
      />
      <h3>All takes together</h3>
      <p>
        {wordDiversity(diversity, corpusDiversity, takes.length)} {wordSets(sets)}
      </p>
      <ReportTable
        table={[
          ['Runs of five notes', 'Takes', 'As much of the pieces'],
          [
            'How many are different',
            formatShare(diversity.distinct),
            formatShare(corpusDiversity.distinct),
          ],
          [
            'How many another one has too',
            formatShare(diversity.similarity),
            formatShare(corpusDiversity.similarity),
          ],
        ]}
      />
      <ReportTable
        table={[
          ['As two sets, in', 'Overlap', 'Divergence (nats)'],
          ...FEATURE_NAMES.map((name) => [
            FEATURE_TITLES[name],
            formatShare(sets[name].overlap),
            decimal(sets[name].divergence),
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
      <h2>The pieces</h2>
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
      <h2>What the measures are</h2>
      <dl>
        {MEASURE_NAMES.map((name) => (
          <div key={name}>
            <dt>
              {MEASURE_WORDS[name].title}, {MEASURE_WORDS[name].unit}
            </dt>
            <dd>{MEASURE_WORDS[name].explains}</dd>
          </div>
        ))}
        <dt>Copied</dt>
        <dd>
          Eight or more notes that follow each other by the same intervals after the same times as
          in a piece, in whatever key and place; all parts but drums are read as one. Trills, scales
          and repeated chords are not counted.
        </dd>
        <dt>Overlap and divergence</dt>
        <dd>
          Distances between passages of the pieces, against distances from them to passages of the
          takes: an overlap of 100 % and a divergence of 0 mean that the takes are as near to the
          pieces as these are to each other.
        </dd>
        <dt>Pictures</dt>
        <dd>
          Shares are per cent of the notes; each piece counts the same. Difference: this take less
          the pieces, in points of per cent.
        </dd>
      </dl>
      <p className="soft">
        Measures after MusPy (Dong, Chen, McAuley and Berg-Kirkpatrick 2020), key by correlation
        with the profiles of Krumhansl and Kessler (1982), sets after Yang and Lerch (2020). “–”
        stands where there is nothing to measure.
      </p>
    </>
  );
}
