// Which sounds play: those that ship, or a SoundFont of the musician's own, which can be brought, chosen and removed.
import { useRef } from 'react';
import {
  addSoundFont,
  cancelSoundFont,
  chooseSoundFont,
  removeSoundFont,
} from '../../commands/ownSounds.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { chosenFont, type OwnFont } from '../../store/sounds.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { countOf } from '../figureWording.ts';
import styles from './SoundSettings.module.css';

const BUILT_IN = 'built-in';
/** The programs of General MIDI and its drums. */
const ALL = 129;

export function SoundSettings() {
  const app = useApp();
  const sounds = useAppState((state) => state.sounds);
  const picker = useRef<HTMLInputElement>(null);
  const { fonts, adding } = sounds;
  if (fonts === null) return null;
  const chosen = chosenFont(sounds);
  const isAdding = adding.status === 'running';
  const choices = [
    { value: BUILT_IN, label: 'Built-in sounds' },
    ...fonts.map(({ id, fileName }) => ({ value: id, label: fileName })),
  ];
  return (
    <div className={styles['sounds']}>
      {adding.status === 'running' && (
        <div className={styles['adding']}>
          <ProgressBar
            label="Adding the SoundFont"
            fraction={adding.progress.share > 0 ? adding.progress.share : null}
            text={
              adding.progress.share > 0
                ? `Keeping ${adding.progress.fileName}, ${Math.round(adding.progress.share * 100)} %`
                : `Reading ${adding.progress.fileName}`
            }
          />
          <Button icon="close" onClick={() => cancelSoundFont(app)}>
            Cancel
          </Button>
        </div>
      )}
      {adding.status === 'failed' && <FailureNotice failure={adding.failure} />}
      <Disclosure summary="Sounds">
        <div className={styles['row']}>
          <SelectField
            label="Play with"
            value={chosen?.id ?? BUILT_IN}
            choices={choices}
            disabled={isAdding}
            onChange={(value) => void chooseSoundFont(app, value === BUILT_IN ? null : value)}
          />
          <Button disabled={isAdding} onClick={() => picker.current?.click()}>
            Add a SoundFont
          </Button>
          {chosen && (
            <Button
              look="quiet"
              disabled={isAdding}
              onClick={() => void removeSoundFont(app, chosen.id)}
            >
              Remove {chosen.fileName}
            </Button>
          )}
          <input
            ref={picker}
            type="file"
            accept=".sf2,.sf3"
            aria-label="SoundFont file"
            hidden
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void addSoundFont(app, file);
              // The same file may be chosen again after a failure.
              target.value = '';
            }}
          />
        </div>
        <p className={styles['about']}>{chosen ? describe(chosen) : INVITATION}</p>
      </Disclosure>
    </div>
  );
}

const INVITATION =
  'A SoundFont (.sf2 or .sf3, up to 500 MB) can play in place of the built-in sounds. Drop it on the page or add it here. It stays on this device.';

function describe({ fileName, bytes, instruments }: OwnFont): string {
  const size = `${Math.max(1, Math.round(bytes / 1e6))} MB`;
  const others = instruments.length < ALL ? '; the built-in sounds play the others' : '';
  return `${fileName} (${size}) has ${countOf(instruments.length, 'instrument')}${others}. Each is prepared when it is first heard, which takes a few seconds, and is kept on this device.`;
}
