// Which way of computing runs, and why the others do not.
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import type { RunFacts } from '../../store/training.ts';
import { formatCount } from '../figureWording.ts';
import styles from './BackendList.module.css';
import { BACKEND_NAMES, wordBackendStatus } from './trainWording.ts';

export function BackendList({ facts }: { facts: RunFacts }) {
  const chosen = facts.backends.find(({ status }) => status === 'chosen');
  const summary = chosen ? `Runs on ${BACKEND_NAMES[chosen.name]}` : 'What it runs on';
  return (
    <Disclosure summary={summary}>
      <ul className={styles['list']}>
        {facts.backends.map(({ name, status, detail }) => (
          <li key={name}>
            <strong>{BACKEND_NAMES[name]}</strong>: {wordBackendStatus(status)}
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
