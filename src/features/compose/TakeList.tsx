// Every take, the newest first; choosing one shows it on the roll.
import { RowButton } from '../../components/controls/Button.tsx';
import { countBars } from '../../core/metrics/barWindows.ts';
import type { Take } from '../../store/takes.ts';
import { useAppState } from '../appContext.tsx';
import { factsOf } from '../scoreFacts.ts';
import { COMMON_TEXT } from '#words/common.ts';
import { wordBeginning, wordTake } from '#words/compose.ts';
import { wordOrigin, wordWriter } from '#words/takes.ts';
import styles from './TakeList.module.css';

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
      <h2 id="takes-title">{COMMON_TEXT.takes}</h2>
      <ul className={styles['list']}>
        {takes.toReversed().map((take) => {
          const { id, title, seed, temperature, score } = take;
          const { notes, seconds } = factsOf(score);
          return (
            <li key={id}>
              <RowButton
                className={styles['take']}
                aria-pressed={id === selectedId}
                data-item={id}
                onClick={() => selectTake(id)}
              >
                <strong>{title}</strong>
                <span>
                  {wordTake({
                    writer: wordWriter(take),
                    bars: countBars(score),
                    ...{ temperature, seed, notes, seconds },
                  })}
                </span>
                <span>{wordBeginning(wordOrigin(take.origin), take.edited !== undefined)}</span>
              </RowButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
