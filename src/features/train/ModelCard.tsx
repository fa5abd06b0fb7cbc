// A model: what it learned from and how well, and what can be done with it.
import { useState } from 'react';
import { exportModel } from '../../commands/exportModel.ts';
import { removeModel } from '../../commands/remove.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { NameField } from '../../components/controls/NameField.tsx';
import type { Model } from '../../store/training.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { countOf, wordWait } from '../figureWording.ts';
import { wordModel } from '../modelWording.ts';
import { LearnedPitches } from './LearnedPitches.tsx';
import styles from './ModelCard.module.css';

export function ModelCard({
  model: { id, model },
  onTrainOn,
}: {
  model: Model;
  /** Null while that cannot be done. */
  onTrainOn: (() => void) | null;
}) {
  const app = useApp();
  const renameModel = useAppState((state) => state.renameModel);
  const [isRenaming, setRenaming] = useState(false);
  const { name, provenance } = model;
  const { base, pieces, validationNatsPerNote, baselineNatsPerNote, notesSeen, seconds } =
    provenance;
  return (
    <li className={styles['card']} data-item={id} tabIndex={-1}>
      <h3>{name}</h3>
      <p>
        Learned from {countOf(pieces.length, 'piece')}
        {base !== null && ` on top of ${base}`}, best validation loss{' '}
        {validationNatsPerNote.toFixed(2)} (just counting: {baselineNatsPerNote.toFixed(2)})
      </p>
      <p className={styles['small']}>
        {wordModel(model)}, after hearing {countOf(notesSeen, 'note')} in {wordWait(seconds)}
      </p>
      {isRenaming && (
        <NameField
          name={name}
          onChange={(next) => renameModel(id, next)}
          onDone={() => setRenaming(false)}
        />
      )}
      <Disclosure summary="What it has learned">
        {() => <LearnedPitches modelId={id} name={name} />}
      </Disclosure>
      <div className={styles['actions']}>
        <Button
          disabled={onTrainOn === null}
          aria-label={`Train on from ${name}`}
          onClick={() => onTrainOn?.()}
        >
          Train on
        </Button>
        <Button
          look="quiet"
          aria-label={`Rename ${name}`}
          aria-expanded={isRenaming}
          onClick={() => setRenaming(!isRenaming)}
        >
          Rename
        </Button>
        <Button
          look="quiet"
          aria-label={`Save ${name} as a file`}
          onClick={() => void exportModel(app, id)}
        >
          Save as a file
        </Button>
        <Button look="quiet" aria-label={`Delete ${name}`} onClick={() => removeModel(app, id)}>
          Delete
        </Button>
      </div>
    </li>
  );
}
