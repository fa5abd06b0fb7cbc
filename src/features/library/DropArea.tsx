// Where music comes in: the whole window takes drops, the area shows it and opens the file picker.
import { useEffect, useRef, useState } from 'react';
import { importBuiltInCorpus, importFiles } from '../../commands/importFiles.ts';
import { Button } from '../../components/controls/Button.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import styles from './DropArea.module.css';
import { Flourish } from './Flourish.tsx';

export function DropArea({ isLarge }: { isLarge: boolean }) {
  const app = useApp();
  const picker = useRef<HTMLInputElement>(null);
  const hasBuiltIn = useAppState(({ library }) =>
    library.rows.some((row) => row.kind === 'piece' && row.origin === 'built-in'),
  );
  const isDragging = useWindowDrop((files) => void importFiles(app, files));
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
        {isDragging ? 'Let go to add them' : isLarge ? 'Drop MIDI files here' : 'Drop more files'}
      </p>
      <div className={styles['actions']}>
        <Button look={isLarge ? 'primary' : 'plain'} onClick={() => picker.current?.click()}>
          Choose files
        </Button>
        {!hasBuiltIn && (
          <Button onClick={() => void importBuiltInCorpus(app)}>Try it with Joplin’s rags</Button>
        )}
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="MIDI files"
        // Names are only a hint: what is inside decides, so everything may be picked.
        accept=".mid,.midi,.kar,.rmi,audio/midi,audio/*"
        onChange={({ target }) => {
          void importFiles(app, [...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <p className={styles['promise']}>Your music stays on this device. Nothing is uploaded.</p>
    </section>
  );
}

/** Takes files dropped anywhere in the window; returns whether some are being dragged over it. */
function useWindowDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isDragging, setDragging] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    // Entering a child also leaves its parent; only leaving the window has nowhere to go.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      setDragging(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isDragging;
}
