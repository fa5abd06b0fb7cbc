// The sheet of a dialog.
import { Dialog as Primitive } from '@base-ui/react/dialog';
import { useRef } from 'react';
import { COMMON_TEXT } from '#words/common.ts';
import { IconButton } from './Button.tsx';
import type { DialogProps } from './Dialog.tsx';
import styles from './Dialog.module.css';

export function DialogSheet({ title, onClose, children }: DialogProps) {
  // From its title on, rather than from the button that closes it.
  const sheet = useRef<HTMLDivElement>(null);
  return (
    <Primitive.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Primitive.Portal>
        <Primitive.Backdrop className={styles['backdrop']} />
        <Primitive.Popup ref={sheet} initialFocus={sheet} className={styles['dialog']}>
          <div className={styles['head']}>
            <Primitive.Title>{title}</Primitive.Title>
            <IconButton icon="close" label={COMMON_TEXT.close} chord="Escape" onClick={onClose} />
          </div>
          {children}
        </Primitive.Popup>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
