// Every button, and the link that looks like one. `IconButton` has no visible words, so it must be labelled.
import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon.tsx';

type Look = 'primary' | 'plain' | 'quiet';

interface Dress {
  readonly look?: Look;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

const dress = (look: Look) => `${styles['button']} ${styles[look]}`;

export function Button({
  look = 'plain',
  icon,
  children,
  ...rest
}: Dress & Omit<ComponentProps<'button'>, 'className'>) {
  return (
    <button type="button" className={dress(look)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function ButtonLink({
  look = 'plain',
  icon,
  children,
  ...rest
}: Dress & Omit<ComponentProps<'a'>, 'className'>) {
  return (
    <a className={dress(look)} {...rest}>
      {children}
      {icon && <Icon name={icon} />}
    </a>
  );
}

export function IconButton({
  look = 'quiet',
  icon,
  label,
  ...rest
}: { look?: Look; icon: IconName; label: string } & Omit<
  ComponentProps<'button'>,
  'className' | 'children'
>) {
  return (
    <button
      type="button"
      className={`${dress(look)} ${styles['iconOnly']}`}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
