// Every key there is, from the tables that handle them.
import { Dialog } from '../components/controls/Dialog.tsx';
import { keyCaps, type KeyBinding } from '../components/controls/keyBinding.ts';
import { ROLL_KEYS } from '../components/plots/rollKeys.ts';
import { useAppState } from '../features/appContext.tsx';
import { EDIT_KEYS } from '../features/compose/editKeys.ts';
import { SHELL_TEXT } from '#words/shell.ts';
import styles from './KeysDialog.module.css';
import { GLOBAL_KEYS } from './shortcuts.ts';

const isMac = navigator.platform.startsWith('Mac');

export function KeysDialog() {
  const isOpen = useAppState((state) => state.system.isShowingKeys);
  const setSystem = useAppState((state) => state.setSystem);
  if (!isOpen) return null;
  return (
    <Dialog title={SHELL_TEXT.keys} onClose={() => setSystem({ isShowingKeys: false })}>
      <Table title={SHELL_TEXT.keysEverywhere} keys={GLOBAL_KEYS} />
      <Table title={SHELL_TEXT.keysInRoll} keys={ROLL_KEYS} />
      <Table title={SHELL_TEXT.keysInEditing} keys={EDIT_KEYS} />
    </Dialog>
  );
}

function Table({
  title,
  keys,
}: {
  title: string;
  keys: readonly Pick<KeyBinding<never>, 'keys' | 'label'>[];
}) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className={styles['keys']}>
        {keys.map((binding) => (
          <div key={binding.label}>
            <dt>{binding.label}</dt>
            <dd>
              {binding.keys.map((chord, index) => (
                <span key={chord}>
                  {index > 0 && SHELL_TEXT.or}
                  {keyCaps(chord).map((cap) => (
                    <kbd key={cap}>{isMac && cap === 'Ctrl' ? '⌘' : cap}</kbd>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
