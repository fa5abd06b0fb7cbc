// A fault in drawing the page shows what happened instead of nothing at all.
import { Component, type ReactNode } from 'react';
import { toAppError } from '../core/errors.ts';
import { Button } from '../components/controls/Button.tsx';
import { FailureNotice } from '../features/FailureNotice.tsx';
import styles from './ErrorBoundary.module.css';

export class ErrorBoundary extends Component<
  { children: ReactNode },
  { readonly thrown: { readonly value: unknown } | null }
> {
  override state = { thrown: null };

  static getDerivedStateFromError(value: unknown) {
    return { thrown: { value } };
  }

  override render() {
    const { thrown } = this.state as { thrown: { value: unknown } | null };
    if (!thrown) return this.props.children;
    const error = toAppError(thrown.value);
    return (
      <main className={styles['fallback']}>
        <h1>Cadenza stopped</h1>
        <FailureNotice failure={error} />
        <p className={styles['detail']}>What the browser says: {error.message}</p>
        <div>
          <Button look="primary" onClick={() => location.reload()}>
            Start again
          </Button>
        </div>
      </main>
    );
  }
}
