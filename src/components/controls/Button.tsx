// Every button, and the link that looks like one. `IconButton` has no visible words: its label names it and stands
// in a tip. `RowButton` is a whole row, or a name in one, that is pressed.
import { Toggle } from '@base-ui/react/toggle';
import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon.tsx';
import { tipOf } from './Tooltip.tsx';

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
      {icon && icon !== 'arrow' && <Icon name={icon} />}
      {children}
      {icon === 'arrow' && <Icon name={icon} />}
    </a>
  );
}

export function IconButton({
  look = 'quiet',
  icon,
  label,
  chord,
  ...rest
}: {
  look?: Look;
  icon: IconName;
  label: string;
  /** The key that does the same, as in the tables of keys. */
  chord?: string;
} & Omit<ComponentProps<'button'>, 'className' | 'children'>) {
  return (
    <button
      type="button"
      className={`${dress(look)} ${styles['iconOnly']}`}
      aria-label={label}
      {...tipOf(label, chord)}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}

/** A letter that stays pressed: mute, solo. */
export function ToggleButton({
  letter,
  label,
  chord,
  isOn,
  onChange,
}: {
  letter: string;
  label: string;
  chord?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <Toggle
      className={`${styles['toggle']}`}
      aria-label={label}
      pressed={isOn}
      onPressedChange={onChange}
      {...tipOf(label, chord)}
    >
      {letter}
    </Toggle>
  );
}

/** Without a look of its own but the hand's answer: what it shows is in `children`. */
export function RowButton({ className = '', ...rest }: ComponentProps<'button'>) {
  return <button type="button" className={`${styles['row']} ${className}`} {...rest} />;
}
