// The takes as a set: how much they differ from each other, and how far they are from the pieces as a whole.
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import type { Evaluation } from '../../core/metrics/evaluation.ts';
import { FEATURE_NAMES } from '../../core/metrics/setMeasures.ts';
import { FEATURE_TITLES, formatShare } from './measureWording.ts';
import styles from './SetPanel.module.css';
import { wordDiversity, wordSets } from './setWording.ts';

export function SetPanel({ evaluation }: { evaluation: Evaluation }) {
  const { diversity, corpusDiversity, sets, takes } = evaluation;
  return (
    <Panel title="All takes together">
      <p>
        {wordDiversity(diversity, corpusDiversity, takes.length)} {wordSets(sets)}
      </p>
      <div className={styles['scroller']} role="region" aria-label="Diversity" tabIndex={0}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Runs of five notes</th>
              <th scope="col">Takes</th>
              <th scope="col">As much of your pieces</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">How many are different</th>
              <td>{formatShare(diversity.distinct)}</td>
              <td>{formatShare(corpusDiversity.distinct)}</td>
            </tr>
            <tr>
              <th scope="row">How many another one has too</th>
              <td>{formatShare(diversity.similarity)}</td>
              <td>{formatShare(corpusDiversity.similarity)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <Disclosure summary="The takes and your pieces as two sets">
        <div className={styles['scroller']} role="region" aria-label="Two sets" tabIndex={0}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">In</th>
                <th scope="col">Overlap</th>
                <th scope="col">Divergence (nats)</th>
              </tr>
            </thead>
            <tbody>
              {FEATURE_NAMES.map((name) => (
                <tr key={name}>
                  <th scope="row">{FEATURE_TITLES[name]}</th>
                  <td>{formatShare(sets[name].overlap)}</td>
                  <td>
                    {Number.isNaN(sets[name].divergence) ? '–' : sets[name].divergence.toFixed(2)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p>
          Distances between passages of your pieces, against distances from them to passages of the
          takes: an overlap of 100 % and a divergence of 0 mean that the takes are as near to your
          pieces as these are to each other. After Yang and Lerch (2020).
        </p>
      </Disclosure>
    </Panel>
  );
}
