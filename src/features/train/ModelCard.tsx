// A model: what it learned from and how well, and what can be done with it.
import { useState } from 'react';
import { exportModel } from '../../commands/exportModel.ts';
import { removeModel } from '../../commands/remove.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { NameField } from '../../components/controls/NameField.tsx';
import type { Model } from '../../store/training.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { COMMON_TEXT, nameDelete, nameRename, nameSaveAsFile } from '#words/common.ts';
import { wordModel } from '#words/models.ts';
import { TRAIN_TEXT, nameTrainOn, wordLearnedFrom, wordLearning } from '#words/train.ts';
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
      <p>{wordLearnedFrom(pieces.length, base, validationNatsPerNote, baselineNatsPerNote)}</p>
      <p className={styles['small']}>{wordLearning(wordModel(model), notesSeen, seconds)}</p>
      <Disclosure summary={TRAIN_TEXT.whatItLearned}>
        {() => <LearnedPitches modelId={id} name={name} />}
      </Disclosure>
      <div className={styles['actions']}>
        <Button
          disabled={onTrainOn === null}
          aria-label={nameTrainOn(name)}
          onClick={() => onTrainOn?.()}
        >
          {TRAIN_TEXT.trainOn}
        </Button>
        <Button
          look="quiet"
          aria-label={nameRename(name)}
          aria-expanded={isRenaming}
          onClick={() => setRenaming(!isRenaming)}
        >
          {TRAIN_TEXT.rename}
        </Button>
        <Button
          look="quiet"
          aria-label={nameSaveAsFile(name)}
          onClick={() => void exportModel(app, id)}
        >
          {COMMON_TEXT.saveAsFile}
        </Button>
        <Button look="quiet" aria-label={nameDelete(name)} onClick={() => removeModel(app, id)}>
          {COMMON_TEXT.delete}
        </Button>
      </div>
      {isRenaming && (
        <NameField
          name={name}
          onChange={(next) => renameModel(id, next)}
          onDone={() => setRenaming(false)}
        />
      )}
    </li>
  );
}
