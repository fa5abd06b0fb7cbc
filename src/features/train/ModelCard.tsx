// A model in two lines: what it learned from and how well.
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { countOf, wordWait } from '../figureWording.ts';
import { wordModel } from '../modelWording.ts';
import styles from './ModelCard.module.css';

export function ModelCard({ model }: { model: TrainedModel }) {
  const { name, provenance } = model;
  const { pieces, validationNatsPerNote, baselineNatsPerNote, notesSeen, seconds } = provenance;
  return (
    <li className={styles['card']}>
      <h3>{name}</h3>
      <p>
        Learned from {countOf(pieces.length, 'piece')}, best validation loss{' '}
        {validationNatsPerNote.toFixed(2)}
      </p>
      {!(validationNatsPerNote < baselineNatsPerNote) && (
        <p>
          It does no better than counting which note follows which ({baselineNatsPerNote.toFixed(2)}
          ): it has learned little yet. Train longer, or add more pieces.
        </p>
      )}
      <p className={styles['small']}>
        {wordModel(model)}, after hearing {countOf(notesSeen, 'note')} in {wordWait(seconds)}
      </p>
    </li>
  );
}
