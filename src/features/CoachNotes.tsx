// What the coach has to say, each with the button that does something about it.
import { Button, ButtonLink } from '../components/controls/Button.tsx';
import { Notice } from '../components/controls/Notice.tsx';
import type { Advice, Remedy } from '../core/coach/advice.ts';
import { wordAdvice, wordRemedy } from '#words/coach.ts';
import styles from './CoachNotes.module.css';

/** Said for what could still be done, not for what is wrong. */
const NO_FAULT: ReadonlySet<Advice['kind']> = new Set(['still-improving', 'small', 'only-drums']);

export function CoachNotes({
  advice,
  onRemedy,
}: {
  advice: readonly Advice[];
  /** Not called for `add-pieces`, which is a link. */
  onRemedy: (remedy: Remedy) => void;
}) {
  return advice.map((one) => {
    const { what, why } = wordAdvice(one);
    const { remedy } = one;
    return (
      <Notice key={one.kind} tone={NO_FAULT.has(one.kind) ? 'fact' : 'caution'} title={what}>
        <p className={styles['why']}>{why}</p>
        {remedy.kind === 'add-pieces' ? (
          <ButtonLink href="#collect">{wordRemedy(remedy)}</ButtonLink>
        ) : (
          <Button onClick={() => onRemedy(remedy)}>{wordRemedy(remedy)}</Button>
        )}
      </Notice>
    );
  });
}
