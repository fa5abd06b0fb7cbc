// Every take, the newest first; choosing one shows it on the roll.
import { countBars } from '../../core/metrics/barWindows.ts';
import type { Take } from '../../store/takes.ts';
import { useAppState } from '../appContext.tsx';
import { countOf, formatClock } from '../figureWording.ts';
import { factsOf } from '../scoreFacts.ts';
import styles from './TakeList.module.css';
import { wordOrigin, wordWriter } from '../takeWording.ts';

export function TakeList({
  takes,
  selectedId,
}: {
  takes: readonly Take[];
  selectedId: string | null;
}) {
  const selectTake = useAppState((state) => state.selectTake);
  return (
    <section className={styles['takes']} aria-labelledby="takes-title">
      <h2 id="takes-title">Takes</h2>
      <ul className={styles['list']}>
        {takes.toReversed().map((take) => {
          const { id, title, seed, temperature, score } = take;
          const { notes, seconds } = factsOf(score);
          return (
            <li key={id}>
              <button
                type="button"
                className={styles['take']}
                aria-pressed={id === selectedId}
                data-item={id}
                onClick={() => selectTake(id)}
              >
                <strong>{title}</strong>
                <span>
                  {wordWriter(take)} · adventure {temperature.toFixed(2)} · seed {seed} ·{' '}
                  {countOf(countBars(score), 'bar')}, {countOf(notes, 'note')} ·{' '}
                  {formatClock(seconds)}
                </span>
                <span>
                  {wordOrigin(take.origin)}
                  {take.edited && ' · edited'}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
