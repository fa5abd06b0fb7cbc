// Where music comes in: the area opens the file picker, and shows that the whole window takes drops (app/fileDrop.ts).
import { useRef } from 'react';
import { hearStarter } from '../../commands/hearStarter.ts';
import { importBuiltInCorpus, importFiles } from '../../commands/importFiles.ts';
import { Button, ButtonLink } from '../../components/controls/Button.tsx';
import { piecesOf } from '../../store/library.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { LIBRARY_TEXT } from '#words/library.ts';
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
      aria-label={LIBRARY_TEXT.addMusic}
    >
      {isLarge && (
        <div className={styles['stave']}>
          <Flourish />
        </div>
      )}
      <p className={styles['invitation']}>
        {isDragging ? (
          LIBRARY_TEXT.letGo
        ) : (
          <>
            <span className={styles['forMouse']}>
              {isLarge ? LIBRARY_TEXT.drop : LIBRARY_TEXT.dropMore}
            </span>
            <span className={styles['forFinger']}>
              {isLarge ? LIBRARY_TEXT.add : LIBRARY_TEXT.addMore}
            </span>
          </>
        )}
      </p>
      <div className={styles['actions']}>
        <Button look={isLarge ? 'primary' : 'plain'} onClick={() => picker.current?.click()}>
          {LIBRARY_TEXT.chooseFiles}
        </Button>
        {isLarge && (
          <ButtonLink icon="play" href="#compose" onClick={() => void hearStarter(app)}>
            {LIBRARY_TEXT.hearStarter}
          </ButtonLink>
        )}
        {!hasBuiltIn && (
          <Button onClick={() => void importBuiltInCorpus(app)}>
            {isLarge ? LIBRARY_TEXT.tryRags : LIBRARY_TEXT.addRags}
          </Button>
        )}
        <MicrophoneField />
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={LIBRARY_TEXT.musicFiles}
        // Names are only a hint: what is inside decides, so everything may be picked.
        accept=".mid,.midi,.kar,.rmi,.cadenza,audio/midi,audio/*,video/mp4,video/webm"
        onChange={({ target }) => {
          void importFiles(app, [...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <p className={styles['promise']}>{LIBRARY_TEXT.promise}</p>
    </section>
  );
}
