// Which way of computing runs, and why the others do not.
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import type { RunFacts } from '../../core/model/training.ts';
import { formatCount } from '../figureWording.ts';
import styles from './EngineList.module.css';
import { ENGINE_NAMES, wordEngineStatus } from './trainWording.ts';

export function EngineList({ facts }: { facts: RunFacts }) {
  const chosen = facts.engines.find(({ status }) => status === 'chosen');
  const summary = chosen ? `Runs on ${ENGINE_NAMES[chosen.name]}` : 'What it runs on';
  return (
    <Disclosure summary={summary}>
      <ul className={styles['list']}>
        {facts.engines.map(({ name, status, notesPerSecond, detail }) => (
          <li key={name}>
            <strong>{ENGINE_NAMES[name]}</strong>: {wordEngineStatus(status)}
            {notesPerSecond !== null && `, ${formatCount(notesPerSecond)} notes a second`}
            {detail && <span className={styles['detail']}> ({detail})</span>}
          </li>
        ))}
        <li className={styles['detail']}>
          The model has {formatCount(facts.parameterCount)} numbers to learn.
        </li>
      </ul>
    </Disclosure>
  );
}
