// A view whose code is fetched when it is first shown. When that fails, its place says so and offers another try.
import { createElement, lazy, useState, type ComponentType } from 'react';
import { AppError } from '../core/errors.ts';
import { FaultBoundary } from './FaultBoundary.tsx';
import { FaultNotice } from './FaultNotice.tsx';

/** The view suspends while it loads. */
export function lazyView<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const attempt = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (cause) {
        throw new AppError('network/unreachable', 'a view could not be loaded', {}, cause);
      }
    });
  // React keeps for good what a lazy import came to, so another try is another import.
  let latest = attempt();
  const retryLoading = () => (latest = attempt());
  return function LazyView(props: Props) {
    const [View, setView] = useState(() => latest);
    return (
      <FaultBoundary
        fallback={(fault, retry) => (
          <FaultNotice
            fault={fault}
            retry={() => {
              setView(retryLoading);
              retry();
            }}
          />
        )}
      >
        {createElement(View as ComponentType<Props>, props)}
      </FaultBoundary>
    );
  };
}
