// The name of a take, to be changed: kept on Enter and on leaving the field; an empty one changes nothing.
import { useId, useState } from 'react';
import { Labelled } from '../../components/controls/Labelled.tsx';
import type { Take } from '../../store/takes.ts';
import { useAppState } from '../appContext.tsx';
import styles from './TakeName.module.css';

const LONGEST = 120;

export function TakeName({ take: { id, title } }: { take: Pick<Take, 'id' | 'title'> }) {
  const renameTake = useAppState((state) => state.renameTake);
  const inputId = useId();
  const [draft, setDraft] = useState(title);
  const keep = () => {
    const name = draft.trim();
    if (name !== '' && name !== title) renameTake(id, name);
    setDraft(name || title);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <Labelled id={inputId} label="Name">
        <input
          id={inputId}
          className={styles['name']}
          value={draft}
          maxLength={LONGEST}
          onChange={({ target }) => setDraft(target.value)}
          onBlur={keep}
        />
      </Labelled>
    </form>
  );
}
