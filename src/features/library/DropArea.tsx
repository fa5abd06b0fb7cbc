// Where music comes in: the area opens the file picker, and shows that the whole window takes drops (app/fileDrop.ts).
import { useRef } from 'react';
import { hearStarter } from '../../commands/hearStarter.ts';
import { importBuiltInCorpus, importFiles } from '../../commands/importFiles.ts';
import { Button, ButtonLink } from '../../components/controls/Button.tsx';
import { piecesOf } from '../../store/library.ts';
import { useApp, useAppState } from '../appContext.tsx';
import styles from './DropArea.module.css';
import { Flourish } from './Flourish.tsx';
import { MicrophoneField } from './MicrophoneField.tsx';

export function DropArea({ isLarge }: { isLarge: boolean }) {
  const app = useApp();
  const picker = useRef<HTMLInputElement>(null);
  const hasBuiltIn = useAppState(({ library }) =>
    piecesOf(library.rows).some(({ origin }) => origin === 'built-in'),
  );
  const isDragging = useAppState((state) => state.system.isDragging);
  return (
    <section
      className={`${styles['area']} ${isLarge ? styles['large'] : ''} ${isDragging ? styles['dragging'] : ''}`}
      aria-label="Add music"
    >
      {isLarge && (
        <div className={styles['stave']}>
          <Flourish />
        </div>
      )}
      <p className={styles['invitation']}>
        {isDragging
          ? 'Let go to add them'
          : isLarge
            ? 'Drop MIDI files or recordings here'
            : 'Drop more files'}
      </p>
      <div className={styles['actions']}>
        <Button look={isLarge ? 'primary' : 'plain'} onClick={() => picker.current?.click()}>
          Choose files
        </Button>
        {!hasBuiltIn && (
          <Button onClick={() => void importBuiltInCorpus(app)}>Try it with Joplin’s rags</Button>
        )}
        <MicrophoneField />
        {isLarge && (
          <ButtonLink icon="play" href="#compose" onClick={() => void hearStarter(app)}>
            Hear what it can write
          </ButtonLink>
        )}
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="Music files"
        // Names are only a hint: what is inside decides, so everything may be picked.
        accept=".mid,.midi,.kar,.rmi,.cadenza,audio/midi,audio/*,video/mp4,video/webm"
        onChange={({ target }) => {
          void importFiles(app, [...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <p className={styles['promise']}>Your music stays on this device. Nothing is uploaded.</p>
    </section>
  );
}
