// Where a fault in loading or drawing part of the page ends: only that part is replaced, and what the store
// holds is untouched, so drawing it again is always worth a try.
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { toAppError, type AppError } from '../core/errors.ts';

interface Props {
  readonly fallback: (fault: AppError, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

export class FaultBoundary extends Component<Props, { readonly fault: AppError | null }> {
  override state: { readonly fault: AppError | null } = { fault: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { fault: toAppError(thrown) };
  }

  override componentDidCatch(thrown: unknown, { componentStack }: ErrorInfo) {
    console.error('Part of the page could not be drawn:', thrown, componentStack);
  }

  readonly retry = () => this.setState({ fault: null });

  override render() {
    const { fault } = this.state;
    return fault ? this.props.fallback(fault, this.retry) : this.props.children;
  }
}
