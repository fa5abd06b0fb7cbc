// At the foot of every screen: what plays, how the page looks, what works without a network.
import { Appearance } from '../features/appearance/Appearance.tsx';
import { SoundSettings } from '../features/sounds/SoundSettings.tsx';
import { OfflineLine } from './OfflineLine.tsx';
import styles from './PageSettings.module.css';

export function PageSettings() {
  return (
    <div className={styles['settings']}>
      <SoundSettings />
      <Appearance />
      <OfflineLine />
    </div>
  );
}
