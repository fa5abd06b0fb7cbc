// A sheet over the page, by the platform's own element: Escape closes it, and the focus stays in it and comes back.
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { COMMON_TEXT } from '#words/common.ts';
import { IconButton } from './Button.tsx';
import styles from './Dialog.module.css';

/** It is open as long as it is drawn. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby={id}
      onCancel={onClose}
      onClick={({ target }) => {
        // The sheet fills the element, so this was the page behind it.
        if (target === dialog.current) onClose();
      }}
    >
      <div className={styles['sheet']}>
        <div className={styles['head']}>
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label={COMMON_TEXT.close} onClick={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  );
}
