// Which way of computing runs, and why the others do not.
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import type { RunFacts } from '../../core/model/training.ts';
import { TRAIN_TEXT, wordParameters, wordRunsOn, wordSpeed } from '#words/train.ts';
import { ENGINE_NAMES, wordEngineStatus } from '#words/training.ts';
import styles from './EngineList.module.css';

export function EngineList({ facts }: { facts: RunFacts }) {
  const chosen = facts.engines.find(({ status }) => status === 'chosen');
  const summary = chosen ? wordRunsOn(ENGINE_NAMES[chosen.name]) : TRAIN_TEXT.whatItRunsOn;
  return (
    <Disclosure summary={summary}>
      <ul className={styles['list']}>
        {facts.engines.map(({ name, status, notesPerSecond, detail }) => (
          <li key={name}>
            <strong>{ENGINE_NAMES[name]}</strong>: {wordEngineStatus(status)}
            {notesPerSecond !== null && `, ${wordSpeed(notesPerSecond)}`}
            {detail && <span className={styles['detail']}> ({detail})</span>}
          </li>
        ))}
        <li className={styles['detail']}>{wordParameters(facts.parameterCount)}</li>
      </ul>
    </Disclosure>
  );
}
