// Where the music goes: this device, or a synthesiser on a MIDI port. The browser asks about MIDI only after a click.
import { chooseMidiOutput, openMidiPorts } from '../../commands/midiPorts.ts';
import { Button } from '../../components/controls/Button.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { TRANSPORT_TEXT } from '#words/transport.ts';
import styles from './PlayerControls.module.css';

const THIS_DEVICE = '';

export function OutputField() {
  const app = useApp();
  const { access, outputs, outputId, failure } = useAppState((state) => state.midiPorts);
  return (
    <div className={styles['output']}>
      {access === 'open' ? (
        <SelectField
          label={TRANSPORT_TEXT.playsOn}
          {...(outputs.length === 0 && {
            hint: TRANSPORT_TEXT.noSynthesiser,
          })}
          value={outputId ?? THIS_DEVICE}
          choices={[
            { value: THIS_DEVICE, label: TRANSPORT_TEXT.thisDevice },
            ...outputs.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => void chooseMidiOutput(app, id === THIS_DEVICE ? null : id)}
        />
      ) : (
        <Button disabled={access === 'asking'} onClick={() => void openMidiPorts(app)}>
          {TRANSPORT_TEXT.connect}
        </Button>
      )}
      {failure && <FailureNotice failure={failure} />}
    </div>
  );
}
