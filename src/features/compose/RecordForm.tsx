// Which keyboard, how fast, in which meter.
import { useState } from 'react';
import { startRecording } from '../../commands/record.ts';
import { Button } from '../../components/controls/Button.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { NumberField } from '../../components/controls/NumberField.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { OPENING_TEXT } from '#words/openings.ts';
import styles from './RecordPrime.module.css';

const METERS = ['4/4', '3/4', '2/4', '6/8'] as const;
type Meter = (typeof METERS)[number];

/** @param isHidden it keeps what was chosen meanwhile */
export function RecordForm({ isHidden }: { isHidden: boolean }) {
  const app = useApp();
  const inputs = useAppState((state) => state.midiPorts.inputs);
  const [chosenId, choose] = useState<string | null>(null);
  const [tempoBpm, setTempo] = useState(100);
  const [meter, setMeter] = useState<Meter>('4/4');
  const input = inputs.find(({ id }) => id === chosenId) ?? inputs[0];
  if (!input) return <p role="status">{OPENING_TEXT.plugIn}</p>;
  const [numerator, denominator] = meter.split('/').map(Number) as [number, number];
  return (
    <form
      className={styles['record']}
      hidden={isHidden}
      onSubmit={(event) => {
        event.preventDefault();
        const beat = { tempoBpm, numerator, denominator };
        void startRecording(app, { inputId: input.id, beat });
      }}
    >
      <SelectField
        label={OPENING_TEXT.keyboard}
        value={input.id}
        choices={inputs.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={choose}
      />
      <NumberField
        label={OPENING_TEXT.tempo}
        min={30}
        max={240}
        value={tempoBpm}
        onChange={setTempo}
      />
      <SelectField
        label={OPENING_TEXT.meter}
        value={meter}
        choices={METERS.map((value) => ({ value, label: value }))}
        onChange={setMeter}
      />
      <div className={styles['row']}>
        <Button type="submit">{OPENING_TEXT.record}</Button>
      </div>
    </form>
  );
}
