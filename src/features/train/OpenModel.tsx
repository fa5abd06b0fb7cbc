// A model out of a file: the zip that "Save as a file" made, or the two files in it.
import { useRef } from 'react';
import { importModel } from '../../commands/importModel.ts';
import { Button } from '../../components/controls/Button.tsx';
import { useApp } from '../appContext.tsx';
import { TRAIN_TEXT } from '#words/train.ts';

export function OpenModel() {
  const app = useApp();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div>
      <Button onClick={() => picker.current?.click()}>{TRAIN_TEXT.openModel}</Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={TRAIN_TEXT.modelFiles}
        accept=".zip,.json,.bin"
        onChange={({ target }) => {
          void importModel(app, [...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </div>
  );
}
