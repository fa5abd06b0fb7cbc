// How the page looks: light, dark, or as the system.
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { THEMES } from '../../store/system.ts';
import { useAppState } from '../appContext.tsx';
import { APPEARANCE_TEXT, THEME_NAMES } from '#words/appearance.ts';
import styles from './Appearance.module.css';

export function Appearance() {
  const theme = useAppState((state) => state.system.theme);
  const setSystem = useAppState((state) => state.setSystem);
  return (
    <Disclosure summary={APPEARANCE_TEXT.title}>
      <div className={styles['field']}>
        <SelectField
          label={APPEARANCE_TEXT.colours}
          value={theme}
          choices={THEMES.map((value) => ({ value, label: THEME_NAMES[value] }))}
          onChange={(chosen) => setSystem({ theme: chosen })}
        />
      </div>
    </Disclosure>
  );
}
