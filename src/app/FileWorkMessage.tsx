// A project or a model on its way to a file or out of one: how far it is, to cancel, and what became of it.
import { cancelFileWork } from '../commands/fileWork.ts';
import { Toast } from '../components/controls/Toast.tsx';
import { useApp, useAppState } from '../features/appContext.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { wordFileWork } from '#words/fileWork.ts';
import { changeAndFocus } from './focus.ts';

const SECONDS = 20;

export function FileWorkMessage() {
  const app = useApp();
  const fileWork = useAppState((state) => state.fileWork);
  const text = wordFileWork(fileWork);
  if (text === '') return null;
  if (fileWork.status === 'running')
    return (
      <Toast text={text} action={{ label: COMMON_TEXT.cancel, run: () => cancelFileWork(app) }} />
    );
  const forget = () => app.store.getState().setFileWork({ work: null, status: 'idle' });
  return (
    <Toast
      key={fileWork.status}
      text={text}
      // A failure is read as long as it takes.
      {...(fileWork.status === 'failed' ? {} : { seconds: SECONDS })}
      onDismiss={() => changeAndFocus(forget)}
      onTimeUp={forget}
    />
  );
}
