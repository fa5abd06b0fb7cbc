// A name that can be changed: kept on Enter and on leaving the field; an empty one changes nothing.
import { useId, useState } from 'react';
import { COMMON_TEXT } from '#words/common.ts';
import fieldStyles from './Field.module.css';
import { Labelled } from './Labelled.tsx';

const LONGEST = 120;

export function NameField({
  label = COMMON_TEXT.name,
  name,
  onChange,
  onDone,
}: {
  label?: string;
  name: string;
  /** Called with another name than the one there is, without blanks around it. */
  onChange: (name: string) => void;
  /** Called on Enter. */
  onDone?: () => void;
}) {
  const id = useId();
  const [draft, setDraft] = useState(name);
  const keep = () => {
    const next = draft.trim();
    if (next !== '' && next !== name) onChange(next);
    setDraft(next || name);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
        onDone?.();
      }}
    >
      <Labelled id={id} label={label}>
        <input
          id={id}
          className={fieldStyles['input']}
          value={draft}
          maxLength={LONGEST}
          onChange={({ target }) => setDraft(target.value)}
          onBlur={keep}
        />
      </Labelled>
    </form>
  );
}
