// Where you are and what is next: three bars of a stave, each with what it holds so far.
import { useAppState } from '../features/appContext.tsx';
import type { State } from '../store/store.ts';
import { SCREENS, type Screen } from '../store/system.ts';
import { SCREEN_TITLES, SHELL_TEXT } from '#words/shell.ts';
import { hasStepFailed, stepNote } from './stepNote.ts';
import styles from './StepNav.module.css';

export function StepNav() {
  const here = useAppState((state) => state.system.screen);
  return (
    <nav aria-label={SHELL_TEXT.steps}>
      <ol className={styles['steps']}>
        {SCREENS.map((screen, index) => (
          <Step
            key={screen}
            screen={screen}
            isHere={screen === here}
            isNext={index === SCREENS.indexOf(here) + 1}
          />
        ))}
      </ol>
    </nav>
  );
}

function Step({ screen, isHere, isNext }: { screen: Screen; isHere: boolean; isNext: boolean }) {
  const note = useAppState((state: State) => stepNote(screen, state));
  const hasFailed = useAppState((state: State) => hasStepFailed(screen, state));
  return (
    <li>
      <a className={styles['step']} href={`#${screen}`} aria-current={isHere ? 'step' : undefined}>
        <span className={styles['name']}>{SCREEN_TITLES[screen]}</span>
        <span className={`${styles['note']} ${hasFailed ? styles['failed'] : ''}`}>
          {note ?? (isNext ? SHELL_TEXT.next : '')}
        </span>
      </a>
    </li>
  );
}
