// The takes as a set: how much they differ from each other, and how far they are from the pieces as a whole.
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import type { Evaluation } from '../../core/metrics/evaluation.ts';
import { FEATURE_NAMES } from '../../core/metrics/setMeasures.ts';
import { COMMON_TEXT } from '#words/common.ts';
import { EVALUATE_TEXT } from '#words/evaluate.ts';
import { FEATURE_TITLES, formatDivergence, formatShare } from '#words/measures.ts';
import { wordDiversity, wordSets } from '#words/sets.ts';
import styles from './SetPanel.module.css';

export function SetPanel({ evaluation }: { evaluation: Evaluation }) {
  const { diversity, corpusDiversity, sets, takes } = evaluation;
  return (
    <Panel title={EVALUATE_TEXT.allTakes}>
      <p>
        {wordDiversity(diversity, corpusDiversity, takes.length)} {wordSets(sets)}
      </p>
      <div
        className={styles['scroller']}
        role="region"
        aria-label={EVALUATE_TEXT.diversity}
        tabIndex={0}
      >
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{EVALUATE_TEXT.runsOfFive}</th>
              <th scope="col">{COMMON_TEXT.takes}</th>
              <th scope="col">{EVALUATE_TEXT.asMuch}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{EVALUATE_TEXT.different}</th>
              <td>{formatShare(diversity.distinct)}</td>
              <td>{formatShare(corpusDiversity.distinct)}</td>
            </tr>
            <tr>
              <th scope="row">{EVALUATE_TEXT.shared}</th>
              <td>{formatShare(diversity.similarity)}</td>
              <td>{formatShare(corpusDiversity.similarity)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <Disclosure summary={EVALUATE_TEXT.asSets}>
        <div
          className={styles['scroller']}
          role="region"
          aria-label={EVALUATE_TEXT.twoSets}
          tabIndex={0}
        >
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{EVALUATE_TEXT.in}</th>
                <th scope="col">{EVALUATE_TEXT.overlap}</th>
                <th scope="col">{EVALUATE_TEXT.divergence}</th>
              </tr>
            </thead>
            <tbody>
              {FEATURE_NAMES.map((name) => (
                <tr key={name}>
                  <th scope="row">{FEATURE_TITLES[name]}</th>
                  <td>{formatShare(sets[name].overlap)}</td>
                  <td>{formatDivergence(sets[name].divergence)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p>{EVALUATE_TEXT.setsExplained}</p>
      </Disclosure>
    </Panel>
  );
}
