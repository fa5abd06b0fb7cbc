// In the place of a part that could not be loaded or drawn: why, and another try.
import { Button } from '../components/controls/Button.tsx';
import type { AppError } from '../core/errors.ts';
import { COMMON_TEXT } from '#words/common.ts';
import { FailureNotice } from './FailureNotice.tsx';
import styles from './FaultNotice.module.css';

export function FaultNotice({ fault, retry }: { fault: AppError; retry: () => void }) {
  return (
    <div className={styles['fault']}>
      <FailureNotice failure={fault} />
      <Button onClick={retry}>{COMMON_TEXT.tryAgain}</Button>
    </div>
  );
}
