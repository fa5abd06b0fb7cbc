// What a take goes on from: nothing, or some bars of a piece, of another take, or of what was played.
import { useMemo } from 'react';
import { SelectField } from '../../components/controls/Field.tsx';
import { NumberField } from '../../components/controls/NumberField.tsx';
import { countEncodedBars } from '../../core/encoding/barExcerpt.ts';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { piecesOf } from '../../store/library.ts';
import type { PrimeSource } from '../../store/settings.ts';
import { useAppState } from '../appContext.tsx';
import { namesOf } from '../pieceNames.ts';
import { COMPOSE_TEXT, wordOfBars } from '#words/compose.ts';
import styles from './WritingForm.module.css';

const NOTHING = '';

interface PrimeChoice {
  readonly source: PrimeSource;
  readonly value: string;
  readonly label: string;
  readonly events: EncodedPiece;
}

const valueOf = ({ kind, id }: PrimeSource): string => `${kind} ${id}`;

const choiceOf =
  (kind: PrimeSource['kind']) =>
  ({ id, title, events }: { id: string; title: string; events: EncodedPiece }): PrimeChoice => {
    const source = { kind, id };
    return { source, value: valueOf(source), label: title, events };
  };

export function PrimeFields() {
  const rows = useAppState((state) => state.library.rows);
  const takes = useAppState((state) => state.takes.list);
  const recordings = useAppState((state) => state.recordings.list);
  const { prime, primeFromBar, primeBars } = useAppState((state) => state.settings.writing);
  const change = useAppState((state) => state.setWritingSettings);
  const choices = useMemo(() => {
    const pieces = piecesOf(rows);
    const names = namesOf(pieces);
    return [
      ...recordings.toReversed().map(choiceOf('recording')),
      ...takes.toReversed().map(choiceOf('take')),
      ...pieces.map(({ id, events }) => choiceOf('piece')({ id, title: names.get(id)!, events })),
    ];
  }, [rows, takes, recordings]);
  const chosen = prime && choices.find(({ value }) => value === valueOf(prime));
  const total = useMemo(() => (chosen ? countEncodedBars(chosen.events) : 0), [chosen]);
  return (
    <>
      <SelectField
        label={COMPOSE_TEXT.startFrom}
        value={chosen?.value ?? NOTHING}
        choices={[{ value: NOTHING, label: COMPOSE_TEXT.nothing }, ...choices]}
        onChange={(value) =>
          change({
            prime: choices.find((choice) => choice.value === value)?.source ?? null,
            primeFromBar: 0,
          })
        }
      />
      {chosen && (
        <div className={styles['pair']}>
          <NumberField
            label={COMPOSE_TEXT.fromBar}
            hint={wordOfBars(total)}
            min={1}
            max={Math.max(1, total)}
            value={Math.min(primeFromBar, total - 1) + 1}
            onChange={(bar) => change({ primeFromBar: bar - 1 })}
          />
          <NumberField
            label={COMPOSE_TEXT.openingBars}
            hint={COMPOSE_TEXT.openingBarsHint}
            min={1}
            max={Math.max(1, total)}
            value={Math.max(1, Math.min(primeBars, total))}
            onChange={(bars) => change({ primeBars: bars })}
          />
        </div>
      )}
    </>
  );
}
