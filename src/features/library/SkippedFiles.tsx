// Every file that was not imported, with why and what to do.
import { removePieces } from '../../commands/remove.ts';
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
          {files.map(({ id, fileName, failure }) => {
            const { what, next } = wordError(failure.code, failure.details);
            return (
              <li key={id}>
                <strong>{fileName}</strong> {what} {next}
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
