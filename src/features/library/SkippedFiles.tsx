// Every file that was not imported, with why and what to do.
import { removePieces } from '../../commands/remove.ts';
import { hearAgain, saveRecording } from '../../commands/transcribe.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import type { SkippedFile } from '../../store/library.ts';
import { useApp } from '../appContext.tsx';
import { COMMON_TEXT, nameDownload, nameTryAgain } from '#words/common.ts';
import { wordError } from '#words/errors.ts';
import { LIBRARY_TEXT, wordSkipped } from '#words/library.ts';
import styles from './SkippedFiles.module.css';

export function SkippedFiles({ files }: { files: readonly SkippedFile[] }) {
  const app = useApp();
  return (
    <section className={styles['skipped']} aria-label={LIBRARY_TEXT.skippedFiles}>
      <Disclosure summary={wordSkipped(files.length)} isOpen>
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
                      aria-label={nameDownload(fileName)}
                      onClick={() => saveRecording(app, file)}
                    >
                      {COMMON_TEXT.download}
                    </Button>
                    <Button
                      aria-label={nameTryAgain(fileName)}
                      onClick={() => void hearAgain(app, file)}
                    >
                      {COMMON_TEXT.tryAgain}
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
            {LIBRARY_TEXT.clearList}
          </Button>
        </div>
      </Disclosure>
    </section>
  );
}
