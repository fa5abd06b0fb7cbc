// Folded-away detail. The browser's search in the page finds what is folded, and unfolds it.
import { Collapsible } from '@base-ui/react/collapsible';
import { useState, type ReactNode } from 'react';
import styles from './Disclosure.module.css';

export function Disclosure({
  summary,
  isOpen = false,
  children,
}: {
  summary: string;
  /** Only the first state; the musician folds from there. */
  isOpen?: boolean;
  /** As a function: made only while it is unfolded. */
  children: ReactNode | (() => ReactNode);
}) {
  const [isUnfolded, setUnfolded] = useState(isOpen);
  const isLazy = typeof children === 'function';
  return (
    <Collapsible.Root open={isUnfolded} onOpenChange={setUnfolded}>
      <Collapsible.Trigger className={styles['summary']}>{summary}</Collapsible.Trigger>
      <Collapsible.Panel className={styles['body']} hiddenUntilFound={!isLazy}>
        {isLazy ? children() : children}
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}
