// Every file that was not imported, with why and what to do.
import { removePieces } from '../../commands/remove.ts';
import { hearAgain, saveRecording } from '../../commands/transcribe.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import type { SkippedFile } from '../../store/library.ts';
import { useApp } from '../appContext.tsx';
import { wordError } from '../errorWording.ts';
import { countOf } from '../figureWording.ts';
import styles from './SkippedFiles.module.css';

export function SkippedFiles({ files }: { files: readonly SkippedFile[] }) {
  const app = useApp();
  return (
    <section className={styles['skipped']} aria-label="Skipped files">
      <Disclosure summary={`${countOf(files.length, 'file')} skipped`} isOpen>
        <ul className={styles['list']}>
          {files.map((file) => {
            const { id, fileName, failure, onlyCopy } = file;
            const { what, next } = wordError(failure.code, failure.details);
            return (
              <li key={id}>
                <strong>{fileName}</strong> {what} {onlyCopy ? null : next}
                {onlyCopy && (
                  <div className={styles['actions']}>
                    <Button
                      aria-label={`Download ${fileName}`}
                      onClick={() => saveRecording(app, file)}
                    >
                      Download
                    </Button>
                    <Button
                      aria-label={`Try again: ${fileName}`}
                      onClick={() => void hearAgain(app, file)}
                    >
                      Try again
                    </Button>
                  </div>
                )}
              </li>
            );
          })}
        </ul>
        <div>
          <Button
            look="quiet"
            onClick={() => removePieces(app, new Set(files.map(({ id }) => id)))}
          >
            Clear this list
          </Button>
        </div>
      </Disclosure>
    </section>
  );
}
