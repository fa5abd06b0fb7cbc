// One tip, beside its button and inside the window.
import { Tooltip } from '@base-ui/react/tooltip';
import { KeyCaps } from './KeyCaps.tsx';
import type { TipProps } from './Tooltip.tsx';
import styles from './TipPopup.module.css';

export function TipPopup({ anchor, label, chord, onClose }: TipProps) {
  return (
    <Tooltip.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} sideOffset={6} className={styles['place']}>
          <Tooltip.Popup className={styles['tip']} aria-hidden="true">
            {label}
            {chord !== undefined && <KeyCaps chord={chord} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
