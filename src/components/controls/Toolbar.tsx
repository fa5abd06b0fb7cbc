// Buttons that belong together: one stop of the Tab key, and the arrow keys go from one to the next.
import { Toolbar as Primitive } from '@base-ui/react/toolbar';
import type { ComponentProps, ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './Toolbar.module.css';

export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Primitive.Root aria-label={label} className={styles['toolbar']}>
      {children}
    </Primitive.Root>
  );
}

/** Drawn as one strip. */
export function ToolbarGroup({ children }: { children: ReactNode }) {
  return <Primitive.Group className={styles['group']}>{children}</Primitive.Group>;
}

/** Switched off it keeps its place among the stops, so that the focus is not lost. */
export function ToolbarButton({
  disabled,
  onClick,
  ...dress
}: Pick<
  ComponentProps<typeof Button>,
  'look' | 'icon' | 'disabled' | 'onClick' | 'children' | 'aria-label'
>) {
  return <Primitive.Button {...{ disabled, onClick }} render={<Button {...dress} />} />;
}
