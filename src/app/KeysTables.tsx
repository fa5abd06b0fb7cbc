// Every key there is, from the tables that handle them.
import type { KeyBinding } from '../components/controls/keyBinding.ts';
import { KeyCaps } from '../components/controls/KeyCaps.tsx';
import { ROLL_KEYS } from '../components/plots/rollKeys.ts';
import { EDIT_KEYS } from '../features/compose/editKeys.ts';
import { SHELL_TEXT } from '#words/shell.ts';
import styles from './KeysTables.module.css';
import { GLOBAL_KEYS } from './shortcuts.ts';

export function KeysTables() {
  return (
    <>
      <Table title={SHELL_TEXT.keysEverywhere} keys={GLOBAL_KEYS} />
      <Table title={SHELL_TEXT.keysInRoll} keys={ROLL_KEYS} />
      <Table title={SHELL_TEXT.keysInEditing} keys={EDIT_KEYS} />
    </>
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
                  <KeyCaps chord={chord} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
