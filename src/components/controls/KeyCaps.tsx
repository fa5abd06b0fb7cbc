// A chord as the caps of a keyboard.
import { keyCaps } from './keyBinding.ts';
import styles from './KeyCaps.module.css';

const isMac = navigator.platform.startsWith('Mac');

export function KeyCaps({ chord }: { chord: string }) {
  return (
    <span className={styles['keys']}>
      {keyCaps(chord).map((cap) => (
        <kbd key={cap}>{isMac && cap === 'Ctrl' ? '⌘' : cap}</kbd>
      ))}
    </span>
  );
}
