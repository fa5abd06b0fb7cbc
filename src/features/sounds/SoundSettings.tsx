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
import { COMMON_TEXT, nameRemove } from '#words/common.ts';
import { SOUNDS_TEXT, wordAddingFont, wordFont } from '#words/sounds.ts';
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
    { value: BUILT_IN, label: SOUNDS_TEXT.builtIn },
    ...fonts.map(({ id, fileName }) => ({ value: id, label: fileName })),
  ];
  return (
    <div className={styles['sounds']}>
      {adding.status === 'running' && (
        <div className={styles['adding']}>
          <ProgressBar
            label={SOUNDS_TEXT.adding}
            fraction={adding.progress.share > 0 ? adding.progress.share : null}
            text={wordAddingFont(adding.progress.fileName, adding.progress.share)}
          />
          <Button icon="close" onClick={() => cancelSoundFont(app)}>
            {COMMON_TEXT.cancel}
          </Button>
        </div>
      )}
      {adding.status === 'failed' && <FailureNotice failure={adding.failure} />}
      <Disclosure summary={SOUNDS_TEXT.title}>
        <div className={styles['row']}>
          <SelectField
            label={SOUNDS_TEXT.playWith}
            value={chosen?.id ?? BUILT_IN}
            choices={choices}
            disabled={isAdding}
            onChange={(value) => void chooseSoundFont(app, value === BUILT_IN ? null : value)}
          />
          <Button disabled={isAdding} onClick={() => picker.current?.click()}>
            {SOUNDS_TEXT.add}
          </Button>
          {chosen && (
            <Button
              look="quiet"
              disabled={isAdding}
              onClick={() => void removeSoundFont(app, chosen.id)}
            >
              {nameRemove(chosen.fileName)}
            </Button>
          )}
          <input
            ref={picker}
            type="file"
            accept=".sf2,.sf3"
            aria-label={SOUNDS_TEXT.file}
            hidden
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void addSoundFont(app, file);
              // The same file may be chosen again after a failure.
              target.value = '';
            }}
          />
        </div>
        <p className={styles['about']}>{chosen ? describe(chosen) : SOUNDS_TEXT.invitation}</p>
      </Disclosure>
    </div>
  );
}

function describe({ fileName, bytes, instruments }: OwnFont): string {
  return wordFont(fileName, bytes, instruments.length, instruments.length >= ALL);
}
